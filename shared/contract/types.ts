import * as v from 'valibot';
import { type Id, isId } from '../domain/ids.ts';
import { isIsoDate } from '../domain/time.ts';

/** Building blocks that the feature slices share. */

/** An outside id. */
export const id = <Kind extends string>(_kind: Kind) =>
  v.custom<Id<Kind>>((value) => typeof value === 'string' && isId(value), 'not an id');

/** A day that the calendar has. */
export const date = v.custom<string>(
  (value) => typeof value === 'string' && isIsoDate(value),
  'not a date (YYYY-MM-DD)',
);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** A day, which means its end where the teacher is, or an instant (ISO 8601, local without zone). */
export const moment = v.custom<string>(
  (value) =>
    typeof value === 'string' &&
    (isIsoDate(value) || (INSTANT.test(value) && !Number.isNaN(Date.parse(value)))),
  'not a date or instant (YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ)',
);

const wellFormed = v.check(
  (text: string) => text.isWellFormed() && !text.includes('\u0000'),
  'has characters that no file can hold',
);

/** A text of a field: SQLite cannot keep a lone surrogate, and nobody types a NUL. */
export const text = v.pipe(v.string(), v.maxLength(10_000), wellFormed);

/** A name: something is written, at most 500 characters. */
export const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(500, 'is longer than 500 characters'),
  wellFormed,
);

/** A text or nothing. */
export const maybeText = v.nullable(text);

/** A finite number. */
export const number = v.pipe(v.number(), v.finite());

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const EVIDENCE_KINDS = [
  'check',
  'conference',
  'quiz',
  'test',
  'lab',
  'project',
  'performance',
  'observation',
  'pre-assessment',
  'retention',
  'self',
  'carried-in',
] as const;
export const evidenceKind = v.picklist(EVIDENCE_KINDS);
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const MARK_KINDS = [
  'excused',
  'missing',
  'pre-learned',
  'asked',
  'check-ready',
  'promised',
  'recheck',
  'contact',
  'absent',
] as const;
export const markKind = v.picklist(MARK_KINDS);
export type MarkKind = (typeof MARK_KINDS)[number];

export const METHODS = [
  'latest',
  'highest',
  'average',
  'median',
  'weighted',
  'decaying',
  'n-times',
  'power-law',
  'streak',
] as const;
export const method = v.picklist(METHODS);
export type Method = (typeof METHODS)[number];

export const SUPPORTS = ['alone', 'prompted', 'helped', 'accommodated'] as const;
export const support = v.picklist(SUPPORTS);

export const ROBUSTNESS = ['explained', 'performed', 'written', 'multiple choice'] as const;
export const robust = v.picklist(ROBUSTNESS);

export const CORRECTIVE_KINDS = [
  'conference',
  'tutorial',
  'small group',
  're-teach',
  'peer',
] as const;
export const correctiveKind = v.picklist(CORRECTIVE_KINDS);

export const weekday = v.picklist(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** A file the shell picked or received; the renderer knows it by this token only. */
export const grant = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not a file grant'));

/** A level as screens need it. */
export const level = v.object({
  id: id('level'),
  key: v.string(),
  name: v.string(),
  value: number,
  cut: v.nullable(number),
  glyph: v.nullable(v.string()),
  colour: v.nullable(v.string()),
});

/** A scale with its levels from lowest to highest. */
export const scale = v.object({
  id: id('scale'),
  name: v.string(),
  /** Key of the level that counts as mastered. */
  threshold: v.string(),
  calculatedThreshold: v.nullable(number),
  builtIn: v.boolean(),
  levels: v.array(level),
});

export const nothing = v.strictObject({});
export const done = v.object({});
