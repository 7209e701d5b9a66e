import * as v from 'valibot';
import { EVIDENCE_KINDS, METHODS } from '#shared/contract/types.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import { LONGEST_TEXT } from './cell-text.ts';

/** The member of `extensions` under which Gradus says what CASE has no words for. */
export const OWN_MEMBER = 'gradus';

const text = v.pipe(
  v.string(),
  v.maxLength(LONGEST_TEXT),
  v.check((one) => !/\0/.test(one)),
);
const words = v.pipe(
  text,
  v.transform((one) => one.toWellFormed()),
);
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullable(schema), null);
const flag = v.fallback(v.boolean(), false);
const list = <S extends v.GenericSchema>(schema: S) => v.fallback(v.array(schema), []);

/** An address that a click may open. */
const address = v.pipe(words, v.regex(/^(https?:|mailto:)/i));
const day = maybe(v.pipe(v.string(), v.check(isIsoDate)));

const own = v.object({
  learningTarget: maybe(words),
  critical: flag,
  whole: flag,
  threshold: maybe(words),
  method: maybe(v.picklist(METHODS)),
  parameter: maybe(v.pipe(v.number(), v.finite())),
  minimum: maybe(v.pipe(v.number(), v.integer(), v.minValue(0))),
  question: maybe(words),
  allWays: flag,
  waysToShow: list(v.picklist(EVIDENCE_KINDS)),
  examples: list(words),
  /** Resources that no link of the file can say. */
  resources: list(v.object({ title: words, link: maybe(address) })),
  /** Identifiers of the items that a whole is made of. */
  parts: list(words),
  targetDate: day,
  retiredFrom: day,
});

/** What a file of Gradus says of an objective beyond CASE. */
export type OwnMembers = v.InferOutput<typeof own>;

/** Reads it from an item's extensions; null when the file says nothing. What does not fit is left. */
export function readOwn(extensions: unknown): OwnMembers | null {
  if (typeof extensions !== 'object' || extensions === null) return null;
  const said: unknown = Reflect.get(extensions, OWN_MEMBER);
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return null;
  const parsed = v.safeParse(own, said);
  return parsed.success ? parsed.output : null;
}

/** What a file of Gradus says of a unit in which there is nothing yet: to others it would be a leaf. */
export const OWN_UNIT = { unit: true } as const;

/** Whether an item's extensions say that it is a unit, whatever stands below it. */
export function isOwnUnit(extensions: unknown): boolean {
  if (typeof extensions !== 'object' || extensions === null) return false;
  const said: unknown = Reflect.get(extensions, OWN_MEMBER);
  return typeof said === 'object' && said !== null && Reflect.get(said, 'unit') === true;
}
