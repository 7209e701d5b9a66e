import { listName } from '#shared/domain/roster.ts';
import { declarationNamed } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rowWords } from '#shared/text/field-words.ts';
import type { ReadCtx } from '../context.ts';
import { say } from '../say.ts';

/** Fields that call a row by its name, the first that says something. */
const NAMING = ['name', 'code', 'title', 'statement', 'test', 'text', 'termName'];
const MOST = 200;

/**
 * A row as people call it: its own name, or whose it is; one that was removed by what it was called.
 * What nobody can name is called by what it is, never by its id.
 */
export function rowName(ctx: ReadCtx, table: TableName, id: string): string {
  const field = (name: string): string => {
    const value = declarationNamed(table)?.fields[name] ? ctx.rows.present(table, id, name) : null;
    return typeof value === 'string' ? value : '';
  };
  if (table === 'student') {
    const called = field('called') || null;
    const name = { givenName: field('givenName'), familyName: field('familyName'), called };
    return listName(name) || rowWords(say, table);
  }
  // A setting's name is a word of the program.
  if (table !== 'setting') {
    for (const name of NAMING) {
      const value = field(name);
      if (value !== '') return value.slice(0, MOST);
    }
  }
  const parts = (['student', 'class', 'course', 'objective', 'scale', 'task'] as const).flatMap(
    (to) => {
      const link = field(to);
      return link !== '' && to !== table ? [rowName(ctx, to, link)] : [];
    },
  );
  return parts.length > 0 ? parts.join(', ') : rowWords(say, table);
}
