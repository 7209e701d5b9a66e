import type { Row } from '#shared/model/row.ts';
import type { WriteCtx } from '../context.ts';
import { nameId } from '../name-id.ts';

/** Keeps help that was given to one or several students; answers its id. */
export function addCorrective(
  ctx: WriteCtx,
  row: Row<'corrective'>,
  students: readonly string[],
): string {
  const corrective = ctx.newId();
  ctx.rows.insert('corrective', corrective, row);
  for (const student of students) {
    const id = nameId('correctiveStudent', corrective, student);
    ctx.rows.insert('correctiveStudent', id, { corrective, student });
  }
  return corrective;
}
