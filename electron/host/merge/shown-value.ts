import type { Id } from '#shared/domain/ids.ts';
import { fieldNamed } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import { en } from '#shared/text/en.ts';
import type { TextKey } from '#shared/text/text.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { say } from '../say.ts';
import { loadScales } from '../store/scale-store.ts';
import { rowName } from './row-name.ts';

/** A value as people read it; dates, instants and numbers are left to the reader's locale. */
export interface ShownValue {
  readonly text: string | null;
  readonly as: 'text' | 'date' | 'instant' | 'number';
}

const MOST = 500;

/** Where the words of a field's keys are; a field of a table goes before one of all. */
const WORDS: Readonly<Record<string, string>> = {
  method: 'method',
  scores: 'value',
  support: 'support',
  robust: 'robust',
  kind: 'kind',
  'mark.kind': 'mark',
  'corrective.kind': 'corrective',
  'calendarDay.kind': 'value',
};

/** Fields that hold the key of a level. */
const LEVEL_KEYS: ReadonlySet<string> = new Set([
  'threshold',
  'highest',
  'levelKey',
  'recommendation.level',
  'secondJudgement.level',
  'gradeWord.level',
]);

/** A value of a field as a report shows it: in words, levels and links by their names. */
export function shownValue(
  ctx: ReadCtx,
  entity: TableName,
  row: string,
  field: string,
  value: Json,
): ShownValue {
  const text = (words: string | null): ShownValue => ({
    text: words?.slice(0, MOST) ?? null,
    as: 'text',
  });
  if (field === ROW) return text(say(value === true ? 'value.is-there' : 'value.is-gone'));
  if (value === null) return text(null);
  const declared = fieldNamed(entity, field);
  if (declared?.to !== undefined && typeof value === 'string') {
    return text(rowName(ctx, declared.to as TableName, value));
  }
  switch (declared?.kind) {
    case 'date':
      return { text: String(value), as: 'date' };
    case 'instant':
      return { text: String(value), as: 'instant' };
    case 'int':
    case 'real':
      return { text: String(value), as: 'number' };
    case 'flag':
      return text(say(value === true ? 'value.yes' : 'value.no'));
    case 'json':
      return text(listed(value));
  }
  if (typeof value !== 'string') return text(listed(value));
  if (isOneOf(LEVEL_KEYS, entity, field)) return text(levelName(ctx, entity, row, value));
  const words = WORDS[`${entity}.${field}`] ?? WORDS[field];
  return text(words === undefined ? value : inWords(words, value));
}

const isOneOf = (set: ReadonlySet<string>, entity: string, field: string): boolean =>
  set.has(field) || set.has(`${entity}.${field}`);

/** The text of a key where the window has one; what a newer Gradus wrote stands as it is. */
function inWords(of: string, value: string): string {
  const key = `${of}.${value}`;
  return Object.hasOwn(en, key) ? say(key as TextKey) : value;
}

/** A list in one line; what does not fit in one is only said to be there. */
function listed(value: Json): string {
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const isShort = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  if (!isShort) return say('value.several');
  return value.length === 0
    ? say('value.empty')
    : value.map((one) => inWords('value', String(one))).join(', ');
}

/** A level by the name that its scale gives it: the scale of the row's class, or whichever has it. */
function levelName(ctx: ReadCtx, entity: TableName, row: string, key: string): string {
  const link = (table: TableName, id: string, field: string): string | null => {
    if (!fieldNamed(table, field)) return null;
    const value = ctx.rows.present(table, id, field);
    return typeof value === 'string' ? value : null;
  };
  const ofClass = entity === 'class' ? row : link(entity, row, 'class');
  const scale =
    link(entity, row, 'scale') ?? (ofClass === null ? null : link('class', ofClass, 'scale'));
  const scales = loadScales(ctx);
  const named = (id: string | null) =>
    scales.find((one) => one.id === (id as Id<'scale'>))?.levels.find((level) => level.key === key);
  const found =
    named(scale) ?? scales.flatMap(({ levels }) => levels).find((one) => one.key === key);
  return found?.name ?? key;
}
