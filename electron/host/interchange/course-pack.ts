import * as v from 'valibot';
import { TroubleError } from '#shared/contract/errors.ts';
import { EVIDENCE_KINDS, METHODS } from '#shared/contract/types.ts';
import { isId } from '#shared/domain/ids.ts';
import { readRule } from '#shared/domain/letter/read-rule.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import { say } from '../say.ts';
import { LONGEST_NAME, LONGEST_TEXT } from './cell-text.ts';
import type { Problems } from './problem.ts';
import type { ReadingBase } from './reading.ts';

/**
 * A course pack is one JSON document that a person can read: `format`, `version`, then the course,
 * the scale it was made for, its units with their objectives, and the standards they refer to.
 * Everything carries its id, so that every gradebook that takes the pack holds the same course.
 * There are no students in it. The README beside this file shows one.
 */
const PACK_FORMAT = 'gradus-course';
const PACK_VERSION = 1;

const id = v.pipe(v.string(), v.check(isId, 'is not an id'));
const limited = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest, `is longer than ${longest} characters`),
    v.check((text) => text.isWellFormed() && !text.includes('\u0000'), 'has unusable characters'),
  );
const name = v.pipe(limited(LONGEST_NAME), v.trim(), v.minLength(1, 'is empty'));
const text = limited(LONGEST_TEXT);
/** What may be left out is null, so that older and shorter packs can be read. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
const list = <S extends v.GenericSchema>(schema: S) => v.optional(v.array(schema), []);
const flag = v.optional(v.boolean(), false);
const number = v.pipe(v.number(), v.finite());
const date = v.pipe(v.string(), v.check(isIsoDate, 'is not a date (YYYY-MM-DD)'));
/** An address that a click may open; anything else is no link. */
const link = v.pipe(
  text,
  v.transform((address) => (/^(https?:|mailto:)/i.test(address) ? address : null)),
);

const objective = v.looseObject({
  id,
  code: name,
  statement: v.pipe(text, v.trim(), v.minLength(1, 'is empty')),
  learningTarget: maybe(text),
  critical: flag,
  whole: flag,
  threshold: maybe(text),
  method: maybe(v.picklist(METHODS)),
  parameter: maybe(number),
  minimum: maybe(v.pipe(number, v.integer(), v.minValue(0))),
  question: maybe(text),
  allWays: flag,
  waysToShow: list(v.picklist(EVIDENCE_KINDS)),
  examples: list(text),
  resources: list(v.looseObject({ title: text, link: maybe(link) })),
  standards: list(name),
  /** What levels look like, in the words of a rubric; null: the pack says nothing of it. */
  descriptors: maybe(v.array(v.looseObject({ quality: maybe(text), score: maybe(number), text }))),
  /** Ids of objectives, of this or another course. */
  prerequisites: list(id),
  parts: list(id),
  targetDate: maybe(date),
  retiredFrom: maybe(date),
});

const scale = v.looseObject({
  id,
  name,
  threshold: name,
  calculatedThreshold: maybe(number),
  levels: v.pipe(
    v.array(
      v.looseObject({
        id,
        key: name,
        name,
        value: number,
        cut: maybe(number),
        glyph: maybe(text),
        colour: maybe(text),
        /** Id of the level of another scale that it stands for. */
        copiedFrom: maybe(id),
      }),
    ),
    v.minLength(1, 'is empty'),
  ),
});

/** A year has about seventy objectives; these bounds are for files that mean no good. */
const MOST_UNITS = 1000;
const MOST_OBJECTIVES = 1000;
const unit = v.looseObject({
  id,
  name,
  objectives: v.optional(
    v.pipe(v.array(v.unknown()), v.maxLength(MOST_OBJECTIVES, 'has too many members')),
    [],
  ),
});

const pack = v.looseObject({
  format: v.literal(PACK_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  course: v.looseObject({ id, name, code: maybe(name) }),
  scale: maybe(scale),
  /** How the course's class makes letters; what it says is read as every rule is. */
  rule: maybe(v.looseObject({ id, name, definition: v.record(v.string(), v.unknown()) })),
  units: v.optional(v.pipe(v.array(unit), v.maxLength(MOST_UNITS, 'has too many members')), []),
  standards: list(v.looseObject({ code: name, uri: maybe(text), statement: maybe(text) })),
});

export type PackObjective = v.InferOutput<typeof objective>;
export type PackScale = v.InferOutput<typeof scale>;

/** A letter rule that can be used as it stands. */
export interface PackRule {
  readonly id: string;
  readonly rule: LetterRule;
}

export interface PackUnit {
  readonly id: string;
  readonly name: string;
  readonly objectives: readonly PackObjective[];
}

/** A course pack whose every part is what it should be. */
export interface CourseReading extends ReadingBase {
  readonly kind: 'course';
  readonly course: v.InferOutput<typeof pack>['course'];
  readonly scale: PackScale | null;
  readonly rule: PackRule | null;
  readonly units: readonly PackUnit[];
  readonly standards: v.InferOutput<typeof pack>['standards'];
}

/** True for text that begins as a JSON document does. */
export const looksLikeJson = (content: string): boolean => /^\s*\{/.test(content);

/**
 * Reads a pack. An objective that is off is refused and said; a pack that is off as a whole throws
 * TroubleError IMPORT_UNREADABLE or IMPORT_WRONG_KIND.
 */
export function readCoursePack(
  file: string,
  content: string,
  problems: Problems,
): Omit<CourseReading, keyof ReadingBase> & { refused: number } {
  const document = parsed(file, content);
  const result = v.safeParse(pack, document);
  if (!result.success) throw notAPack(file, document, result.issues[0]);
  const { version, course, units, standards } = result.output;
  if (version > PACK_VERSION) throw wrong(file, say('interchange.why.newer-pack'));
  const ids = new Set<string>();
  let refused = 0;
  const kept = units.map((one, u) => ({
    id: one.id,
    name: one.name,
    objectives: one.objectives.flatMap((raw, o) => {
      const at = `units[${u}].objectives[${o}]`;
      const checked = v.safeParse(objective, raw);
      const issue = checked.success ? null : checked.issues[0];
      const twice = checked.success && ids.has(checked.output.id);
      if (!checked.success || twice) {
        refused += 1;
        const column = [at, ...pathOf(issue)].join('.');
        const why = twice ? say('interchange.why.id-twice') : whyOf(issue);
        problems.add(file, { column, value: issueValue(issue) }, 'interchange.rule.pack', { why });
        return [];
      }
      ids.add(checked.output.id);
      return [checked.output];
    }),
  }));
  const rule = ruleOf(
    file,
    result.output.rule,
    units.map((one) => one.name),
    problems,
  );
  const { scale: levels } = result.output;
  return { kind: 'course', course, scale: levels, rule, units: kept, standards, refused };
}

/** The pack's rule; one that is off is said and left out, the course is taken without it. */
function ruleOf(
  file: string,
  written: v.InferOutput<typeof pack>['rule'],
  units: readonly string[],
  problems: Problems,
): PackRule | null {
  if (!written) return null;
  const { rule, objections } = readRule({ ...written.definition, name: written.name }, units);
  if (rule) return { id: written.id, rule };
  const [first] = objections;
  const column = ['rule.definition', first?.field].filter(Boolean).join('.');
  const why = first ? say(first.why.key, first.why.params) : '';
  problems.add(file, { column, value: written.name }, 'interchange.rule.pack-rule', { why });
  return null;
}

function parsed(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new TroubleError('IMPORT_UNREADABLE', { file, why: say('interchange.why.not-json') });
  }
}

const wrong = (file: string, why: string): TroubleError =>
  new TroubleError('IMPORT_WRONG_KIND', {
    file,
    expected: say('interchange.expected.course'),
    why,
  });

function notAPack(
  file: string,
  document: unknown,
  issue: v.BaseIssue<unknown> | undefined,
): TroubleError {
  const format =
    typeof document === 'object' && document !== null && 'format' in document
      ? document.format
      : null;
  if (format !== PACK_FORMAT) return wrong(file, say('interchange.why.no-format'));
  const field = pathOf(issue).join('.');
  return wrong(file, say('interchange.why.pack-field', { field, why: whyOf(issue) }));
}

/** Our own words for what is off; the library's are for programmers. */
function whyOf(issue: v.BaseIssue<unknown> | null | undefined): string {
  if (!issue || issue.input === undefined) return say('interchange.why.member-missing');
  return issue.message.startsWith('Invalid') ? say('interchange.why.member-wrong') : issue.message;
}

const pathOf = (issue: v.BaseIssue<unknown> | null | undefined): string[] =>
  (issue?.path ?? []).map((part) => String(part.key).slice(0, 40));

const issueValue = (issue: v.BaseIssue<unknown> | null | undefined): string | null =>
  typeof issue?.input === 'string' || typeof issue?.input === 'number' ? String(issue.input) : null;

/** The document of a pack: always the same bytes for the same course. */
export function packText(course: Omit<CourseReading, keyof ReadingBase | 'kind'>): string {
  const { course: head, scale: levels, rule: letters, units, standards } = course;
  const { name: ruleName, ...definition } = letters?.rule ?? { name: '' };
  const document = {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    course: head,
    scale: levels,
    rule: letters && { id: letters.id, name: ruleName, definition },
    units,
    standards,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
