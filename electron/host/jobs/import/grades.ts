import { TroubleError } from '#shared/contract/errors.ts';
import type { EvidenceKind } from '#shared/contract/types.ts';
import { listName } from '#shared/domain/roster.ts';
import type { GradeRow, GradesReading } from '../../interchange/grades-reading.ts';
import { createProblems, type Problems } from '../../interchange/problem.ts';
import type { EvidenceEntry } from '../../interchange/reading.ts';
import { isNothing } from '../../interchange/score-text.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import type { KnownAttempt, Snapshot } from '../../store/import-store.ts';
import { classNamed, type KnownClass } from './class.ts';
import type { Wishes } from './decide.ts';
import {
  type Counts,
  type Deciding,
  type Decision,
  noCounts,
  SAMPLE_ROWS,
  Writes,
} from './decision.ts';
import { createDoubts } from './doubts.ts';
import { createMarkKeeper } from './evidence-marks.ts';
import { replacedAt } from './evidence-replaced.ts';
import { attemptRow, type Found, scaleOf } from './evidence-rows.ts';
import { createTaskWriter } from './evidence-tasks.ts';
import { type ColumnMap, mapColumns } from './grades-columns.ts';
import { type PersonFinder, personFinder, personKey } from './grades-people.ts';
import { type GradeResult, type GradesTally, gradeResults } from './grades-rows.ts';
import { type GradeWords, gradeWords } from './grades-words.ts';

/** Nobody matches more people by hand than this. */
const MOST_PEOPLE = 500;

interface Tally extends GradesTally {
  replaced: number;
  voided: number;
  marks: number;
  /** Excused in one task, shown in another. */
  shown: number;
  tasks: number;
}

/**
 * What an export of a learning platform does to a class: each cell of a column that is about an
 * objective is a result; one that differs from an earlier export takes the place of what came
 * before. Throws TroubleError NOT_FOUND (class, student, objective, column), AMBIGUOUS.
 */
export function decideGrades(reading: GradesReading, wishes: Wishes, deciding: Deciding): Decision {
  const { here } = deciding;
  const name = wishes.class?.trim() ?? '';
  const open: Decision['asks'][number][] = [
    ...(name === '' ? (['class'] as const) : []),
    ...(reading.asksDayFirst ? (['day-first'] as const) : []),
    ...(reading.namesStudents ? [] : (['student'] as const)),
  ];
  const known = name === '' ? undefined : classNamed(here, name);
  if (!known) {
    if (name !== '') throw new TroubleError('NOT_FOUND', { what: 'class', name });
    return undecided(reading, wishes.task?.trim() || titleOf(reading.file), open);
  }
  const quizName = wishes.task?.trim() || quizNamed(here, known.id, reading.file);
  const counts: Counts = { ...noCounts(), refused: reading.refused };
  const problems = createProblems();
  const writes = new Writes();
  const tally: Tally = {
    nothing: 0,
    nobody: 0,
    replaced: 0,
    voided: 0,
    marks: 0,
    shown: 0,
    tasks: 0,
  };
  const columns = mapColumns(here, known.id, reading, wishes, quizName);
  const people = personFinder(here, known.id, reading, wishes);
  const mapped = columns.columns.filter(({ objectives }) => objectives.length > 0);
  const scale = scaleOf(here, known.row.scale);
  const words = gradeWords(here, known.id, reading.profile, scale, wishes);
  const doubts = createDoubts();
  const found = (row: GradeRow, student: string) =>
    doubts.add(row.row, row.person, here.rows('student').get(student));
  const sink = { counts, problems, tally, found };
  const results = gradeResults(reading, columns.columns, people, scale, words, quizName, sink);
  const days = undatedDays(here, known.id, wishes);
  if (open.length === 0) writeResults(results, reading, known, days, deciding, writes, sink);
  const asks = [...open, ...(mapped.length === 0 ? (['columns'] as const) : [])];
  if (asks.length === 0) {
    columns.remember(writes);
    people.remember(writes);
    words.remember(writes);
  }
  const left = columns.columns.filter((one) => one.by === 'none').length;
  const counted = (key: Parameters<typeof say>[0], count: number): string[] =>
    count > 0 ? [say(key, { count })] : [];
  return {
    counts,
    problems: problems.list(),
    notes: [
      ...doubts.notes(),
      ...counted('interchange.note.tasks', tally.tasks),
      ...counted('interchange.note.no-objective', reading.isQuiz ? 0 : left),
      ...counted('interchange.note.empty', tally.nothing),
      ...counted('interchange.note.nobody', tally.nobody),
      ...counted('interchange.note.marks', tally.marks),
      ...counted('interchange.note.excused-shown', tally.shown),
      ...counted('interchange.note.replaced', tally.replaced),
      ...counted('interchange.note.voided', tally.voided),
    ],
    ...sampleOf(deciding, results, days),
    classes: [],
    notListed: [],
    asks,
    touched: [{ id: known.id, name: known.row.name }],
    writes,
    grades: previewOf(reading, columns, people, words, quizName, days),
  };
}

/** A file's name as the title of a quiz. */
const titleOf = (file: string): string =>
  file
    .replace(/\.(csv|tsv|txt)$/i, '')
    .replace(/[_+]+/g, ' ')
    .trim() || file;

/** A file that was fetched again, `Quiz (1).csv`, is about the quiz that is here already. */
function quizNamed(here: Snapshot, classId: string, file: string): string {
  const title = titleOf(file);
  const bare = title.replace(/(?: ?\(\d{1,2}\)| - copy| copy(?: \d{1,2})?)$/i, '').trim();
  const tasks = [...here.rows('task').values()].filter((row) => row.class === classId);
  const isHere = (name: string) => tasks.some((row) => row.name === name);
  return !isHere(title) && isHere(bare) ? bare : title;
}

/** Without a class nothing can be looked up yet. */
function undecided(reading: GradesReading, task: string, asks: Decision['asks']): Decision {
  const columns = reading.columns.map((column, at) => ({
    column,
    at,
    objectives: [],
    by: 'none' as const,
    outOf: column.outOf,
    on: null,
  }));
  return {
    counts: { ...noCounts(), refused: reading.refused },
    problems: [],
    notes: [],
    columns: [],
    sample: [],
    classes: [],
    notListed: [],
    asks,
    touched: [],
    writes: new Writes(),
    grades: previewOf(reading, { columns }, null, null, task, null),
  };
}

function previewOf(
  reading: GradesReading,
  { columns }: Pick<ColumnMap, 'columns'>,
  finder: PersonFinder | null,
  words: GradeWords | null,
  task: string,
  days: UndatedDays | null,
): NonNullable<Decision['grades']> {
  const people = new Map<string, NonNullable<Decision['grades']>['people'][number]>();
  const isDated = reading.rows.length > 0 && reading.rows.every(({ on }) => on !== null);
  for (const { person } of reading.rows) {
    const key = personKey(person);
    if (!finder || key === '' || people.has(key) || people.size >= MOST_PEOPLE) continue;
    const { student, by } = finder.find(person);
    if (by === 'file') continue;
    const name = person.name || person.login || person.email || person.schoolId;
    people.set(key, { key, name, student, isNobody: by === 'hand' && student === null });
  }
  return {
    profile: reading.profile,
    isQuiz: reading.isQuiz,
    task: reading.isQuiz ? task : null,
    headings: reading.headings.slice(0, 500).map((heading) => heading.slice(0, 200)),
    columns: columns.map(({ column, at, objectives, by, outOf, on }) => ({
      key: column.key,
      title: column.title,
      outOf,
      filled: reading.rows.filter(({ cells }) => !isNothing(cells[at] ?? '')).length,
      objectives: [...objectives],
      by,
      on,
      day: (isDated ? null : days?.(reading.isQuiz ? task : column.title, on)) ?? null,
    })),
    people: [...people.values()],
    words: words?.list() ?? [],
    levels: words?.levels ?? [],
  };
}

/** The day of results that the file does not date, by their task and what was said of the column. */
type UndatedDays = (task: string, said: string | null) => string;

function undatedDays(here: Snapshot, classId: string, wishes: Wishes): UndatedDays {
  const taskDays = new Map<string, string>();
  for (const row of here.rows('task').values()) {
    if (row.class === classId && !taskDays.has(row.name)) taskDays.set(row.name, row.on);
  }
  // A task that is here has its day: a repeat on another day finds the same.
  return (task, said) => said ?? wishes.on ?? taskDays.get(task) ?? here.today;
}

/** Words in a task's name that say what kind of work it was. */
const KINDS: readonly (readonly [RegExp, EvidenceKind])[] = [
  [/\bquiz/i, 'quiz'],
  [/\b(lab|practical)\b/i, 'lab'],
  [/\bproject/i, 'project'],
  [/\b(performance|presentation|speech|essay)/i, 'performance'],
  [/\b(conference|interview)/i, 'conference'],
  [/\b(pre-?(test|assessment)|diagnostic)/i, 'pre-assessment'],
];

const kindOf = (title: string, isQuiz: boolean): EvidenceKind =>
  isQuiz ? 'quiz' : (KINDS.find(([words]) => words.test(title))?.[1] ?? 'test');

interface Sink {
  readonly counts: Counts;
  readonly problems: Problems;
  readonly tally: Tally;
}

/** Writes what is new or other than before. */
function writeResults(
  results: readonly GradeResult[],
  reading: GradesReading,
  known: KnownClass,
  days: UndatedDays,
  { here }: Deciding,
  writes: Writes,
  { counts, problems, tally }: Sink,
): void {
  const rows = results.map((result) => {
    const on = result.on ?? days(result.task, result.columnOn);
    return { result, entry: entryOf(result, on, kindOf(result.task, reading.isQuiz)) };
  });
  const tasks = createTaskWriter(
    here,
    known.id,
    scaleOf(here, known.row.scale),
    rows.map(({ entry }) => entry),
    writes,
  );
  const source = reading.profile;
  const attempts = here.attempts(known.id, []);
  const cells = new Map<string, KnownAttempt[]>();
  for (const attempt of attempts.values()) {
    if (attempt.source !== source || attempt.sourceId === null) continue;
    const cell = `${attempt.student} ${attempt.objective} ${attempt.sourceId}`;
    cells.set(cell, [...(cells.get(cell) ?? []), attempt]);
  }
  const marks = createMarkKeeper(here, known.id, writes);
  const replace = (live: readonly KnownAttempt[]) => {
    for (const one of live) {
      writes.update('evidence', one.id, replacedAt(here.now));
      marks.voids(one.id);
    }
    if (live.length > 0) {
      counts.changed += 1;
      tally.replaced += 1;
    }
    return live.length > 0;
  };
  const isLive = (one: KnownAttempt) => !one.removed && !one.voided;
  const onDay = new Map<string, number>();
  const done = new Set<string>();
  for (const { result, entry } of rows) {
    const { student, objective, shown, sourceId } = result;
    const found: Found = { entry, student, objective, shown, aimed: null };
    if (shown.kind === 'mark') continue;
    const cell = `${student} ${objective} ${sourceId}`;
    if (done.has(cell)) {
      counts.unchanged += 1;
      continue;
    }
    done.add(cell);
    const day = `${student} ${objective} ${entry.on}`;
    const earlier = onDay.get(day) ?? 0;
    onDay.set(day, earlier + 1);
    const before = cells.get(cell) ?? [];
    const id = freeId(known.id, source, result, attempts);
    const attempt = attempts.get(id);
    if (attempt && !attempt.removed) {
      counts.unchanged += 1;
      if (attempt.voided) tally.voided += 1;
      continue;
    }
    const most = tasks.bound(entry.task, shown);
    if (most !== null) {
      counts.refused += 1;
      const value = shown.kind === 'level' ? shown.level.name : null;
      const about = { task: result.task, level: most };
      const place = { row: result.row, column: result.task, value };
      problems.add(reading.file, place, 'interchange.rule.above-task', about);
      continue;
    }
    if (!replace(before.filter(isLive))) counts.new += 1;
    marks.shows(student, objective);
    const task = tasks.use(entry, objective);
    if (attempt) writes.revive('evidence', id);
    else {
      const from = { source, sourceId };
      const recordedAt = here.now + earlier;
      writes.put('evidence', id, attemptRow(found, known.id, task, recordedAt, here.now, from));
    }
  }
  // A status takes the place of a score of its cell; both stand after what else was shown.
  for (const { result, entry } of rows) {
    const { student, objective, shown, sourceId } = result;
    if (shown.kind !== 'mark') continue;
    const before = cells.get(`${student} ${objective} ${sourceId}`) ?? [];
    const isReplaced = replace(before.filter(isLive));
    const taken = marks.take({ entry, student, objective, shown, aimed: null }, shown.mark);
    tally[taken === 'shown' ? 'shown' : 'marks'] += 1;
    if (!isReplaced) counts[taken === 'taken' ? 'new' : 'unchanged'] += 1;
  }
  marks.end();
  tally.tasks = tasks.created;
}

/**
 * The id of a result: the same cell with the same result is the same attempt on every laptop. One
 * that another result replaced and that comes again is a new one.
 */
function freeId(
  classId: string,
  source: string,
  { student, objective, sourceId, shown }: GradeResult,
  attempts: ReadonlyMap<string, KnownAttempt>,
): string {
  const result =
    shown.kind === 'level'
      ? shown.level.key
      : shown.kind === 'score'
        ? `${shown.score}/${shown.outOf}`
        : shown.mark;
  for (let number = 1; ; number += 1) {
    const parts = [classId, source, sourceId, student, objective, result, number];
    const id = nameId('evidence', ...parts);
    const known = attempts.get(id);
    if (!known?.voided || !known.replaced) return id;
  }
}

const entryOf = (result: GradeResult, on: string, kind: EvidenceKind): EvidenceEntry => ({
  row: result.row,
  id: null,
  schoolId: null,
  student: null,
  login: null,
  objective: result.objective,
  on,
  result: { kind: 'status', status: 'nothing' },
  kind,
  task: result.task,
  version: null,
  assessor: null,
  shown: null,
  feedback: null,
  support: null,
  robust: null,
  aimed: null,
  late: false,
  recordedAt: null,
});

function sampleOf(
  { here }: Deciding,
  results: readonly GradeResult[],
  days: UndatedDays,
): Pick<Decision, 'columns' | 'sample'> {
  const columns = [
    say('interchange.column.student'),
    say('interchange.column.objective'),
    say('interchange.column.date'),
    say('interchange.column.level'),
    say('interchange.column.task'),
  ];
  const sample = results.slice(0, SAMPLE_ROWS).map((result) => {
    const { student, objective, on, shown, task } = result;
    const person = here.rows('student').get(student);
    const what =
      shown.kind === 'level'
        ? shown.level.name
        : shown.kind === 'score'
          ? `${shown.score} / ${shown.outOf}`
          : shown.mark;
    const code = here.rows('objective').get(objective)?.code ?? '';
    return [person ? listName(person) : '', code, on ?? days(task, result.columnOn), what, task];
  });
  return { columns, sample };
}
