import { findLevel, type Level, type Scale } from '#shared/domain/scale.ts';
import type { Row } from '#shared/model/row.ts';
import type { Problems } from '../../interchange/problem.ts';
import type { EvidenceEntry, EvidenceReading } from '../../interchange/reading.ts';
import { writtenScore } from '../../interchange/score-text.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import { NOT_VOIDED } from '../../store/sealed-row.ts';
import type { KnownClass } from './class.ts';
import type { Counts } from './decision.ts';
import { objectiveFinder, type Unmatched } from './evidence-finders.ts';
import type { GradeWords } from './grades-words.ts';
import type { RowPeople } from './row-people.ts';

/** What a row shows, once the class's scale has been asked. */
export type Shown =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'score'; readonly score: number; readonly outOf: number }
  | { readonly kind: 'mark'; readonly mark: 'excused' | 'missing' }
  | { readonly kind: 'nothing' };

/** A row whose student, objective and result are known. */
export interface Found {
  readonly entry: EvidenceEntry;
  readonly student: string;
  readonly objective: string;
  readonly shown: Exclude<Shown, { kind: 'nothing' }>;
  readonly aimed: string | null;
  /** What the same row showed while its word stood for another level. */
  readonly was?: Level;
}

/** What is said about the rows that are no attempts, or not new. */
export interface Tally {
  nothing: number;
  marks: number;
  ahead: number;
  voided: number;
  textsDiffer: number;
  /** Of people who were said to be nobody of the class. */
  nobody: number;
}

/**
 * The rows that say something about a known student and objective; the others are counted. `gone`
 * are those whose word says nothing any more.
 */
export function findRows(
  reading: EvidenceReading,
  here: Snapshot,
  known: KnownClass,
  students: RowPeople,
  words: GradeWords,
  counts: Counts,
  problems: Problems,
  tally: Tally,
): { readonly found: Found[]; readonly gone: Found[] } {
  const scale = scaleOf(here, known.row.scale);
  const gone: Found[] = [];
  const objectives = objectiveFinder(here, known.id);
  const { file, headings } = reading;
  const levels = { known: scale.levels.map((level) => level.key).join(', ') };
  const matched = (
    result: string | Unmatched,
    entry: EvidenceEntry,
    column: string,
    value: string | null,
    what: 'student' | 'objective',
  ): string | null => {
    if (typeof result === 'string') return result;
    counts.unmatched += 1;
    const rule = `interchange.rule.${result.kind}-${what}` as const;
    problems.add(file, { row: entry.row, column, value }, rule);
    return null;
  };
  const found = reading.entries.flatMap((entry): Found[] => {
    const who = entry.schoolId ?? entry.student ?? entry.login;
    const person = students.find(entry);
    if (typeof person !== 'string' && person.kind === 'nobody') {
      tally.nobody += 1;
      return [];
    }
    const student = matched(person, entry, headings.student, who, 'student');
    if (student === null) return [];
    const objective = matched(
      objectives.find({ code: entry.objective, student }),
      entry,
      headings.objective,
      entry.objective,
      'objective',
    );
    if (objective === null) return [];
    const shown = shownBy(entry, scale, words);
    const aimed = entry.aimed === null ? null : findLevel(scale, entry.aimed);
    if (shown === null || aimed === undefined) {
      counts.refused += 1;
      const [column, value] =
        shown === null
          ? [headings.level, entry.result.kind === 'level' ? entry.result.written : null]
          : [headings.aimed, entry.aimed];
      const isSayable = shown === null && entry.result.kind === 'level';
      const rule = isSayable ? 'interchange.rule.level-said' : 'interchange.rule.level';
      problems.add(file, { row: entry.row, column, value }, rule, levels);
      return [];
    }
    const before = { entry, student, objective, aimed: aimed?.id ?? null };
    const was = entry.result.kind === 'level' ? words.before(entry.result.written) : undefined;
    if (shown.kind === 'nothing') {
      if (was) gone.push({ ...before, shown: { kind: 'level', level: was } });
      else tally.nothing += 1;
      return [];
    }
    return [{ ...before, shown, ...(was ? { was } : {}) }];
  });
  return { found, gone };
}

function shownBy(entry: EvidenceEntry, scale: Scale, words: GradeWords): Shown | null {
  const { result } = entry;
  if (result.kind === 'score') return result;
  if (result.kind === 'status') return markOrNothing(result.status);
  const said = words.find(result.written);
  if (said !== undefined)
    return said === null ? { kind: 'nothing' } : { kind: 'level', level: said };
  const level = findLevel(scale, result.written);
  if (level) return { kind: 'level', level };
  const written = writtenScore(result.written);
  if (written?.kind === 'status') return markOrNothing(written.status);
  if (written === null) {
    words.ask(result.written);
    return null;
  }
  if (written.outOf === null) return null;
  if (written.score < 0 || written.outOf <= 0) return null;
  return { kind: 'score', score: written.score, outOf: written.outOf };
}

export const markOrNothing = (status: 'excused' | 'missing' | 'nothing'): Shown =>
  status === 'nothing' ? { kind: 'nothing' } : { kind: 'mark', mark: status };

export function scaleOf(here: Snapshot, id: string): Scale {
  const row = here.rows('scale').get(id);
  const levels = [...here.rows('level')]
    .filter(([, level]) => level.scale === id)
    .map(([levelId, level]) => ({ ...level, id: levelId, key: level.levelKey }))
    .sort((a, b) => a.value - b.value);
  return {
    id,
    name: row?.name ?? '',
    threshold: row?.threshold ?? '',
    calculatedThreshold: row?.calculatedThreshold ?? null,
    builtIn: row?.builtIn ?? false,
    levels,
  };
}

/**
 * The row's own id where an export brought one; else made from all that it says, so that every
 * laptop and every repeat finds the same. Identical rows are told apart by their number.
 */
export function idOf(
  { entry, student, objective, shown }: Found,
  classId: string,
  seen: Map<string, number>,
): string {
  if (entry.id !== null) return entry.id;
  const result =
    shown.kind === 'level'
      ? shown.level.key
      : shown.kind === 'score'
        ? `${shown.score}/${shown.outOf}`
        : shown.mark;
  const parts = [
    classId,
    student,
    objective,
    entry.on,
    entry.kind ?? '',
    result,
    entry.task ?? '',
    entry.version ?? '',
    entry.assessor ?? '',
  ];
  const key = JSON.stringify(parts);
  const number = (seen.get(key) ?? 0) + 1;
  seen.set(key, number);
  return nameId('evidence', ...parts, number);
}

const CSV = { source: 'csv', sourceId: null };

export function attemptRow(
  { entry, student, objective, shown, aimed }: Found,
  classId: string,
  task: { readonly id: string; readonly kind: string } | null,
  recordedAt: number,
  now: number,
  from: { readonly source: string; readonly sourceId: string | null } = CSV,
): Row<'evidence'> {
  return {
    student,
    objective,
    class: classId,
    task: task?.id ?? null,
    on: entry.on,
    level: shown.kind === 'level' ? shown.level.id : null,
    score: shown.kind === 'score' ? shown.score : null,
    outOf: shown.kind === 'score' ? shown.outOf : null,
    aimed,
    kind: entry.kind ?? task?.kind ?? 'check',
    version: entry.version,
    assessor: entry.assessor,
    shown: entry.shown,
    feedback: entry.feedback,
    countsFully: null,
    robust: entry.robust,
    support: entry.support,
    late: entry.late,
    ...from,
    recordedAt,
    knownAt: now,
    ...NOT_VOIDED,
  };
}
