import { findLevel, type Scale } from '#shared/domain/scale.ts';
import { WHOLE } from '../../interchange/grades-canvas.ts';
import type { GradeRow, GradesReading } from '../../interchange/grades-reading.ts';
import type { Problems } from '../../interchange/problem.ts';
import { writtenScore } from '../../interchange/score-text.ts';
import type { Counts } from './decision.ts';
import { markOrNothing, type Shown } from './evidence-rows.ts';
import type { MappedColumn } from './grades-columns.ts';
import type { PersonFinder } from './grades-people.ts';
import type { GradeWords } from './grades-words.ts';

/** A result of one student on one objective, with what it came from in its source. */
export interface GradeResult {
  readonly row: number;
  readonly student: string;
  readonly objective: string;
  readonly shown: Exclude<Shown, { kind: 'nothing' }>;
  /** Null: the file does not say; '': it does, but nobody knows yet how. */
  readonly on: string | null;
  readonly task: string;
  /** The cell of the source: an assignment, or an attempt at a quiz. */
  readonly sourceId: string;
  /** The day that a person gave to the column. */
  readonly columnOn: string | null;
}

/** What is said about cells that are no results. */
export interface GradesTally {
  nothing: number;
  nobody: number;
}

interface Sink {
  readonly counts: Counts;
  readonly problems: Problems;
  readonly tally: GradesTally;
  /** Told of each row that the file itself gave a student. */
  found(row: GradeRow, student: string): void;
}

/** The results of a file, one for each student, objective and task (in a quiz: attempt). */
export function gradeResults(
  reading: GradesReading,
  columns: readonly MappedColumn[],
  people: PersonFinder,
  scale: Scale,
  words: GradeWords,
  quizTask: string,
  sink: Sink,
): GradeResult[] {
  const { file } = reading;
  const used = columns.filter(({ objectives }) => objectives.length > 0);
  const rows = reading.isQuiz ? inOrder(reading.rows) : reading.rows;
  return rows.flatMap((row) => {
    const { student, by, isAmbiguous } = people.find(row.person);
    if (student === null) {
      if (by === 'hand') sink.tally.nobody += 1;
      else {
        sink.counts.unmatched += 1;
        const rule = `interchange.rule.${isAmbiguous ? 'ambiguous' : 'unknown'}-student` as const;
        const value =
          row.person.name || row.person.schoolId || row.person.login || row.person.email;
        sink.problems.add(file, { row: row.row, value }, rule);
      }
      return [];
    }
    if (by === 'file') sink.found(row, student);
    const shown = used.flatMap((mapped) => {
      const result = shownIn(row, mapped, scale, words, reading.profile, file, sink);
      return result === null ? [] : [{ mapped, result }];
    });
    return reading.isQuiz
      ? quizResults(row, student, shown, quizTask)
      : shown.flatMap(({ mapped, result }) =>
          mapped.objectives.map((objective): GradeResult => {
            const sourceId = mapped.column.key + (row.attempt === '' ? '' : ` ${row.attempt}`);
            return {
              row: row.row,
              student,
              objective: objective.id,
              shown: result,
              on: row.on,
              task: mapped.column.title,
              sourceId,
              columnOn: mapped.on,
            };
          }),
        );
  });
}

/** Attempts of one day keep the order in which they were made. */
function inOrder(rows: readonly GradeRow[]): GradeRow[] {
  return [...rows].sort((a, b) => {
    const [one, other] = [a.on ?? '', b.on ?? ''];
    if (one !== other) return one < other ? -1 : 1;
    const byNumber = Number(a.attempt) - Number(b.attempt);
    return Number.isNaN(byNumber) ? 0 : byNumber;
  });
}

type Result = GradeResult['shown'];

/** One result for each objective of a quiz: the points of its questions together. */
function quizResults(
  row: GradeRow,
  student: string,
  shown: readonly { readonly mapped: MappedColumn; readonly result: Result }[],
  task: string,
): GradeResult[] {
  const byObjective = new Map<string, Result[]>();
  const hasQuestions = shown.some(({ mapped }) => mapped.column.key !== WHOLE);
  for (const { mapped, result } of shown) {
    for (const { id } of mapped.objectives) {
      byObjective.set(id, [...(byObjective.get(id) ?? []), result]);
    }
  }
  const columnOn = shown.find(({ mapped }) => mapped.on !== null)?.mapped.on ?? null;
  return [...byObjective].map(([objective, results]): GradeResult => {
    // The moment says which attempt it is, whatever the file is called this time.
    const sourceId = JSON.stringify([
      row.when || task,
      row.attempt,
      ...(hasQuestions ? [] : [WHOLE]),
    ]);
    const together = joined(results);
    return {
      row: row.row,
      student,
      objective,
      shown: together,
      on: row.on,
      task,
      sourceId,
      columnOn,
    };
  });
}

function joined(results: readonly Result[]): Result {
  const scores = results.filter((one) => one.kind === 'score');
  if (scores.length === 0) return results[0] as Result;
  const sum = (pick: (one: (typeof scores)[number]) => number) =>
    Math.round(scores.reduce((total, one) => total + pick(one), 0) * 1e6) / 1e6;
  return { kind: 'score', score: sum((one) => one.score), outOf: sum((one) => one.outOf) };
}

/** What a cell shows; null: nothing, or nothing that can be used (which is said). */
function shownIn(
  row: GradeRow,
  { column, at, outOf }: MappedColumn,
  scale: Scale,
  words: GradeWords,
  profile: GradesReading['profile'],
  file: string,
  { counts, problems, tally }: Sink,
): Result | null {
  const cell = row.cells[at] ?? '';
  const said = words.find(cell);
  if (said) return { kind: 'level', level: said };
  if (said === null) {
    tally.nothing += 1;
    return null;
  }
  const written = writtenScore(cell);
  const place = { row: row.row, column: column.heading.slice(0, 120), value: cell };
  const refuse = (rule: 'score' | 'no-total-said' | 'result'): null => {
    counts.refused += 1;
    const known = scale.levels.map((level) => level.key).join(', ');
    problems.add(file, place, `interchange.rule.${rule}`, { known });
    return null;
  };
  if (written?.kind === 'status') {
    const shown = markOrNothing(written.status);
    if (shown.kind !== 'nothing') return shown;
    tally.nothing += 1;
    return null;
  }
  if (written === null) {
    const level = findLevel(scale, cell);
    if (level) return { kind: 'level', level };
    words.ask(cell);
    return refuse('result');
  }
  const total = written.outOf ?? outOf;
  if (total === null) {
    // Points of a platform that are called like a level are none; a plain list may hold levels.
    const level = profile === 'plain' ? findLevel(scale, cell.replace(',', '.')) : undefined;
    return level ? { kind: 'level', level } : refuse('no-total-said');
  }
  if (written.score < 0 || total <= 0) return refuse('score');
  return { kind: 'score', score: written.score, outOf: total };
}
