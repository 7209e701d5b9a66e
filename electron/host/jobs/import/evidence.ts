import { TroubleError } from '#shared/contract/errors.ts';
import { createProblems, type Problems } from '../../interchange/problem.ts';
import type { EvidenceEntry, EvidenceReading } from '../../interchange/reading.ts';
import { say } from '../../say.ts';
import type { KnownAttempt } from '../../store/import-store.ts';
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
import { openMarks, takeMark } from './evidence-marks.ts';
import { notReplaced, replaceEarlier } from './evidence-replaced.ts';
import { attemptRow, findRows, idOf, scaleOf, type Tally } from './evidence-rows.ts';
import { createTaskWriter } from './evidence-tasks.ts';
import { gradeWords } from './grades-words.ts';
import { rowPeople } from './row-people.ts';

/**
 * What a file of evidence does to a class. Attempts have ids made from what they say, so a repeat
 * finds them here; rows are never changed in place. Throws TroubleError NOT_FOUND (class),
 * AMBIGUOUS, IMPORT_NOTHING_USABLE.
 */
export function decideEvidence(
  reading: EvidenceReading,
  wishes: Wishes,
  deciding: Deciding,
): Decision {
  const { here } = deciding;
  const name = wishes.class?.trim() ?? '';
  if (name === '') return undecided(reading);
  const known = classNamed(here, name);
  if (!known) throw new TroubleError('NOT_FOUND', { what: 'class', name });
  const counts = { ...noCounts(), refused: reading.refused };
  const problems = createProblems();
  const writes = new Writes();
  const tally: Tally = { nothing: 0, marks: 0, ahead: 0, voided: 0, textsDiffer: 0, nobody: 0 };
  const people = rowPeople(here, known.id, 'rows', wishes);
  const words = gradeWords(here, known.id, 'rows', scaleOf(here, known.row.scale), wishes);
  const rows = findRows(reading, here, known, people, words, counts, problems, tally);
  const tasks = reading.asksDayFirst
    ? 0
    : writeRows(rows, known, deciding, {
        counts,
        problems,
        writes,
        tally,
        file: reading.file,
        headings: reading.headings,
      });
  const matching = people.matching();
  if (!reading.asksDayFirst) {
    people.remember(writes);
    words.remember(writes);
  }
  const isUsable =
    counts.new + counts.changed + counts.unchanged + tally.nothing + tally.nobody > 0;
  const unusable =
    isUsable || reading.asksDayFirst ? null : nothingUsable(reading, known, counts, problems);
  // What a person may still say is asked; nothing else makes such a file usable.
  const isOpen =
    (matching !== null &&
      matching.students.length > 0 &&
      matching.people.some(({ student, isNobody }) => student === null && !isNobody)) ||
    words.list().some(({ by }) => by === 'none');
  if (unusable !== null && !isOpen) {
    throw new TroubleError('IMPORT_NOTHING_USABLE', { file: reading.file, why: unusable });
  }
  const counted = (key: Parameters<typeof say>[0], count: number): string[] =>
    count > 0 ? [say(key, { count })] : [];
  return {
    counts,
    problems: problems.list(),
    notes: [
      ...people.notes(),
      ...counted('interchange.note.tasks', tasks),
      ...counted('interchange.note.nothing', tally.nothing),
      ...counted('interchange.note.nobody', tally.nobody),
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
    matching,
    words: { words: words.list(), levels: [...words.levels] },
    unusable,
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
): string {
  const first = problems.list()[0] ?? reading.problems[0];
  return counts.unmatched > 0 || !first
    ? say('interchange.why.nothing-matches', { class: known.row.name })
    : say('interchange.why.first-problem', { row: first.row ?? 0, rule: first.rule });
}

interface Sink {
  readonly file: string;
  readonly headings: EvidenceReading['headings'];
  readonly counts: Counts;
  readonly problems: Problems;
  readonly writes: Writes;
  readonly tally: Tally;
}

/** Writes what is new; answers how many tasks were created. */
function writeRows(
  { found, gone }: ReturnType<typeof findRows>,
  known: KnownClass,
  { here }: Deciding,
  { file, headings, counts, problems, writes, tally }: Sink,
): number {
  const tasks = createTaskWriter(
    here,
    known.id,
    scaleOf(here, known.row.scale),
    found.map(({ entry }) => entry),
    writes,
  );
  const marks = openMarks(here, known.id);
  const seen = new Map<string, number>();
  const onDay = new Map<string, number>();
  const named = found.map((row) => ({ ...row, id: idOf(row, known.id, seen) }));
  const attempts = here.attempts(
    known.id,
    named.map(({ id }) => id),
  );
  const rows = named.map((row) => ({ ...row, id: notReplaced(row.id, attempts) }));
  const replaced = replaceEarlier({ rows, gone }, known.id, attempts, here.now, writes);
  counts.changed += replaced.size;
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
    const most = tasks.bound(entry.task, shown);
    if (most !== null) {
      counts.refused += 1;
      const value = shown.kind === 'level' ? shown.level.key : null;
      const place = { row: entry.row, column: headings.level, value };
      const about = { task: entry.task ?? '', level: most };
      problems.add(file, place, 'interchange.rule.above-task', about);
      continue;
    }
    if (!replaced.has(row.entry)) counts.new += 1;
    const task = tasks.use(entry, objective);
    if (attempt && !textsDiffer(attempt, entry)) {
      writes.revive('evidence', id);
      continue;
    }
    // Rows of one cell and day keep the order of the file by milliseconds.
    const recordedAt =
      entry.recordedAt === null
        ? here.now + earlier
        : Math.min(entry.recordedAt, here.now + LEEWAY);
    writes.put('evidence', id, attemptRow(row, known.id, task, recordedAt, here.now));
  }
  return tasks.created;
}

/** Attempts of one moment are recorded milliseconds after one another, so some stand just ahead. */
const LEEWAY = 1000;

const textsDiffer = (attempt: KnownAttempt, entry: EvidenceEntry): boolean =>
  (entry.shown !== null && entry.shown !== attempt.shown) ||
  (entry.feedback !== null && entry.feedback !== attempt.feedback);

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
