import { TroubleError } from '#shared/contract/errors.ts';
import { findLevel, type Level, type Scale } from '#shared/domain/scale.ts';
import type { Row } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import { createProblems, type Problems } from '../interchange/problem.ts';
import type { EvidenceEntry, EvidenceReading } from '../interchange/reading.ts';
import { writtenScore } from '../interchange/score-text.ts';
import { nameId } from '../name-id.ts';
import { say } from '../say.ts';
import type { KnownAttempt, Snapshot } from '../store/import-store.ts';
import { classNamed, type KnownClass } from './import-class.ts';
import {
  type Counts,
  type Deciding,
  type Decision,
  noCounts,
  SAMPLE_ROWS,
  Writes,
} from './import-decision.ts';
import { objectiveFinder, studentFinder, type Unmatched } from './import-evidence-finders.ts';
import { createTaskWriter } from './import-evidence-tasks.ts';

/** What a row shows, once the class's scale has been asked. */
type Shown =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'score'; readonly score: number; readonly outOf: number }
  | { readonly kind: 'mark'; readonly mark: 'excused' | 'missing' }
  | { readonly kind: 'nothing' };

/** A row whose student, objective and result are known. */
interface Found {
  readonly entry: EvidenceEntry;
  readonly student: string;
  readonly objective: string;
  readonly shown: Exclude<Shown, { kind: 'nothing' }>;
  readonly aimed: string | null;
}

interface Tally {
  nothing: number;
  marks: number;
  ahead: number;
  voided: number;
  textsDiffer: number;
}

/**
 * What a file of evidence does to a class. Attempts have ids made from what they say, so a repeat
 * finds them here; rows are never changed in place. Throws TroubleError NOT_FOUND (class),
 * AMBIGUOUS, IMPORT_NOTHING_USABLE.
 */
export function decideEvidence(
  reading: EvidenceReading,
  className: string | null,
  deciding: Deciding,
): Decision {
  const { here } = deciding;
  const name = className?.trim() ?? '';
  if (name === '') return undecided(reading);
  const known = classNamed(here, name);
  if (!known) throw new TroubleError('NOT_FOUND', { what: 'class', name });
  const counts = { ...noCounts(), refused: reading.refused };
  const problems = createProblems();
  const writes = new Writes();
  const tally: Tally = { nothing: 0, marks: 0, ahead: 0, voided: 0, textsDiffer: 0 };
  const found = findRows(reading, here, known, counts, problems, tally);
  const tasks = reading.asksDayFirst
    ? 0
    : writeRows(found, known, deciding, { counts, problems, writes, tally, file: reading.file });
  if (counts.new + counts.unchanged + tally.nothing === 0 && !reading.asksDayFirst) {
    throw nothingUsable(reading, known, counts, problems);
  }
  const counted = (key: Parameters<typeof say>[0], count: number): string[] =>
    count > 0 ? [say(key, { count })] : [];
  return {
    counts,
    problems: problems.list(),
    notes: [
      ...counted('interchange.note.tasks', tasks),
      ...counted('interchange.note.nothing', tally.nothing),
      ...counted('interchange.note.marks', tally.marks),
      ...counted('interchange.note.ahead', tally.ahead),
      ...counted('interchange.note.voided', tally.voided),
      ...counted('interchange.note.texts-differ', tally.textsDiffer),
    ],
    ...sampleOf(reading),
    classes: [],
    notListed: [],
    asks: reading.asksDayFirst ? ['day-first'] : [],
    touched: [{ id: known.id, name: known.row.name }],
    writes,
  };
}

/** Without a class nothing can be looked up yet. */
const undecided = (reading: EvidenceReading): Decision => ({
  counts: { ...noCounts(), refused: reading.refused },
  problems: [],
  notes: [],
  ...sampleOf(reading),
  classes: [],
  notListed: [],
  asks: ['class', ...(reading.asksDayFirst ? (['day-first'] as const) : [])],
  touched: [],
  writes: new Writes(),
});

function nothingUsable(
  reading: EvidenceReading,
  known: KnownClass,
  counts: Counts,
  problems: Problems,
): TroubleError {
  const first = problems.list()[0] ?? reading.problems[0];
  const why =
    counts.unmatched > 0 || !first
      ? say('interchange.why.nothing-matches', { class: known.row.name })
      : say('interchange.why.first-problem', { row: first.row ?? 0, rule: first.rule });
  return new TroubleError('IMPORT_NOTHING_USABLE', { file: reading.file, why });
}

/** The rows that say something about a known student and objective; the others are counted. */
function findRows(
  reading: EvidenceReading,
  here: Snapshot,
  known: KnownClass,
  counts: Counts,
  problems: Problems,
  tally: Tally,
): Found[] {
  const scale = scaleOf(here, known.row.scale);
  const students = studentFinder(here, known.id);
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
  return reading.entries.flatMap((entry) => {
    const who = entry.schoolId ?? entry.student;
    const student = matched(students.find(entry), entry, headings.student, who, 'student');
    if (student === null) return [];
    const objective = matched(
      objectives.find({ code: entry.objective, student }),
      entry,
      headings.objective,
      entry.objective,
      'objective',
    );
    if (objective === null) return [];
    const shown = shownBy(entry, scale);
    const aimed = entry.aimed === null ? null : findLevel(scale, entry.aimed);
    if (shown === null || aimed === undefined) {
      counts.refused += 1;
      const [column, value] =
        shown === null
          ? [headings.level, entry.result.kind === 'level' ? entry.result.written : null]
          : [headings.aimed, entry.aimed];
      problems.add(file, { row: entry.row, column, value }, 'interchange.rule.level', levels);
      return [];
    }
    if (shown.kind === 'nothing') {
      tally.nothing += 1;
      return [];
    }
    return [{ entry, student, objective, shown, aimed: aimed?.id ?? null }];
  });
}

function shownBy(entry: EvidenceEntry, scale: Scale): Shown | null {
  const { result } = entry;
  if (result.kind === 'score') return result;
  if (result.kind === 'status') return markOrNothing(result.status);
  const level = findLevel(scale, result.written);
  if (level) return { kind: 'level', level };
  const written = writtenScore(result.written);
  if (written?.kind === 'status') return markOrNothing(written.status);
  if (written === null || written.outOf === null) return null;
  if (written.score < 0 || written.outOf <= 0) return null;
  return { kind: 'score', score: written.score, outOf: written.outOf };
}

const markOrNothing = (status: 'excused' | 'missing' | 'nothing'): Shown =>
  status === 'nothing' ? { kind: 'nothing' } : { kind: 'mark', mark: status };

function scaleOf(here: Snapshot, id: string): Scale {
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

interface Sink {
  readonly file: string;
  readonly counts: Counts;
  readonly problems: Problems;
  readonly writes: Writes;
  readonly tally: Tally;
}

/** Writes what is new; answers how many tasks were created. */
function writeRows(
  found: readonly Found[],
  known: KnownClass,
  { here }: Deciding,
  { file, counts, problems, writes, tally }: Sink,
): number {
  const tasks = createTaskWriter(
    here,
    known.id,
    found.map(({ entry }) => entry),
    writes,
  );
  const marks = openMarks(here, known.id);
  const seen = new Map<string, number>();
  const onDay = new Map<string, number>();
  const rows = found.map((row) => ({ ...row, id: idOf(row, known.id, seen) }));
  const attempts = here.attempts(
    known.id,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    const { entry, student, objective, shown, id } = row;
    if (entry.on > here.today) tally.ahead += 1;
    if (shown.kind === 'mark') {
      tally.marks += 1;
      if (takeMark(here, known.id, row, shown.mark, marks, writes)) counts.new += 1;
      else counts.unchanged += 1;
      continue;
    }
    const attempt = attempts.get(id);
    if (attempt && (attempt.student !== student || attempt.objective !== objective)) {
      counts.refused += 1;
      const place = { row: entry.row, column: 'Id', value: id };
      problems.add(file, place, 'interchange.rule.id-elsewhere');
      continue;
    }
    const day = `${student} ${objective} ${entry.on}`;
    const earlier = onDay.get(day) ?? 0;
    onDay.set(day, earlier + 1);
    if (attempt && !attempt.removed) {
      counts.unchanged += 1;
      if (attempt.voided) tally.voided += 1;
      else if (textsDiffer(attempt, entry)) tally.textsDiffer += 1;
      continue;
    }
    counts.new += 1;
    const task = tasks.use(entry, objective);
    if (attempt && !textsDiffer(attempt, entry)) {
      writes.revive('evidence', id);
      continue;
    }
    // Rows of one cell and day keep the order of the file by milliseconds.
    const recordedAt =
      entry.recordedAt === null ? here.now + earlier : Math.min(entry.recordedAt, here.now);
    writes.put('evidence', id, attemptRow(row, known.id, task, recordedAt, here.now));
  }
  return tasks.created;
}

const textsDiffer = (attempt: KnownAttempt, entry: EvidenceEntry): boolean =>
  (entry.shown !== null && entry.shown !== attempt.shown) ||
  (entry.feedback !== null && entry.feedback !== attempt.feedback);

/**
 * The row's own id where an export brought one; else made from all that it says, so that every
 * laptop and every repeat finds the same. Identical rows are told apart by their number.
 */
function idOf(
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

function attemptRow(
  { entry, student, objective, shown, aimed }: Found,
  classId: string,
  task: { readonly id: string; readonly kind: string } | null,
  recordedAt: number,
  now: number,
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
    robust: entry.robust,
    support: entry.support,
    late: entry.late,
    source: 'csv',
    sourceId: null,
    recordedAt,
    knownAt: now,
    voidedAt: null,
    voidedWhy: null,
    voidedBy: null,
  };
}

const markKey = (kind: string, student: string, objective: string | null): string =>
  `${kind} ${student} ${objective ?? ''}`;

/** Marks of a class that hold now. */
function openMarks(here: Snapshot, classId: string): Set<string> {
  const open = new Set<string>();
  for (const row of here.rows('mark').values()) {
    if (row.class !== classId || row.closedOn !== null) continue;
    open.add(markKey(row.kind, row.student, row.objective));
  }
  return open;
}

/** A status of another program becomes a mark; false when it is here already or was taken off. */
function takeMark(
  here: Snapshot,
  classId: string,
  { entry, student, objective }: Found,
  kind: 'excused' | 'missing',
  open: Set<string>,
  writes: Writes,
): boolean {
  const key = markKey(kind, student, objective);
  const id = nameId('mark', kind, classId, student, objective, entry.on);
  if (open.has(key) || here.rows('mark').has(id) || here.byHand('mark', id, ROW)) return false;
  open.add(key);
  writes.put('mark', id, {
    student,
    objective,
    class: classId,
    kind,
    on: entry.on,
    until: null,
    recordedAt: here.now,
    closedOn: null,
  });
  return true;
}

function sampleOf({ entries }: EvidenceReading): Pick<Decision, 'columns' | 'sample'> {
  const columns = [
    say('interchange.column.student'),
    say('interchange.column.objective'),
    say('interchange.column.date'),
    say('interchange.column.level'),
    say('interchange.column.kind'),
    say('interchange.column.task'),
  ];
  const sample = entries.slice(0, SAMPLE_ROWS).map((entry) => {
    const { result } = entry;
    const shown =
      result.kind === 'level'
        ? result.written
        : result.kind === 'score'
          ? `${result.score} / ${result.outOf}`
          : '';
    const who = entry.student ?? entry.schoolId ?? '';
    return [who, entry.objective, entry.on, shown, entry.kind ?? '', entry.task ?? ''];
  });
  return { columns, sample };
}
