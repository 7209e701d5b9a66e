import { TroubleError } from '#shared/contract/errors.ts';
import type { Objection } from '#shared/domain/class-rules.ts';
import type { Row } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { TextKey, TextParams } from '#shared/text/text.ts';
import { thingWords } from '#shared/text/thing-words.ts';
import type { ReadCtx } from './context.ts';
import { say } from './say.ts';

/** The live row that an id names. Throws TroubleError NOT_FOUND. */
export function found<T extends TableName>(ctx: ReadCtx, table: T, id: string): Row<T> {
  const row = ctx.rows.get(table, id);
  if (!row) throw new TroubleError('NOT_FOUND', { what: table, name: id });
  return row;
}

/** A refusal that reads: What "value" cannot be used: why. */
export const invalid = (
  what: string,
  value: string | number | null,
  why: TextKey,
  params?: TextParams,
): TroubleError => unusable(what, value, say(why, params));

/** The refusal of what a rule of the domain objects to; `level`: in which level of a scale. */
export function objected({ what, value, why }: Objection, level?: string): TroubleError {
  const reason = say(why.key, why.params);
  if (level === undefined) return unusable(what, value, reason);
  return unusable(say('what.of-level', { what: thingWords(say, what), level }), value, reason);
}

/** The same where the reason is a sentence already. */
export function unusable(what: string, value: string | number | null, why: string): TroubleError {
  const subject = what.charAt(0).toUpperCase() + what.slice(1);
  return new TroubleError('INVALID', { what: subject, value: value ?? '', why });
}
