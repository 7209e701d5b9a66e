import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { assessedShares, type Counting, countObjectives } from '#shared/domain/letter/counted.ts';
import { type LetterOutcome, percentLetter } from '#shared/domain/letter/percent.ts';
import {
  handInFor,
  INCOMPLETE,
  NO_GRADE,
  type PercentRule,
  PLAIN,
} from '#shared/domain/letter/rule.ts';
import { spokenName } from '#shared/domain/roster.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';
import { type ClassBook, classBook } from '../class-book.ts';
import { classDay, studentDays } from '../class-day.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';

type Why = Output<'letters.get'>['students'][number]['why'];

/** The letters of a class, each with what was counted. */
export const letters: Pick<Handlers, 'letters.get'> = {
  'letters.get': (ctx, { class: classId, term: termId, asOf = ctx.today }) => {
    const book = classBook(ctx, classId);
    const term = termId === null ? null : ctx.rows.get('term', termId);
    if (termId !== null && !term)
      throw new TroubleError('NOT_FOUND', { what: 'term', name: termId });
    const day = classDay(ctx, book, asOf);
    const rule = PLAIN;
    const rows = studentDays(ctx, day, day.students).map(({ row }) => row);
    const context = {
      asOf,
      span: term,
      opened: day.context.opened,
      assessedShare: assessedShares(rows, book.planned),
    };
    const critical = book.objectives.map((objective) => objective.critical);
    return {
      class: { id: book.id, name: book.row.name },
      term:
        term && termId !== null
          ? { id: termId, name: term.name, start: term.start, end: term.end }
          : null,
      asOf,
      rule: { name: rule.name, bounds: rule.bounds.map((bound) => ({ ...bound })) },
      students: day.students.map((student, i) => {
        const row = rows[i] as StudentRow;
        const counting = countObjectives(row, context);
        const outcome = percentLetter(rule, counting, row, critical);
        return {
          id: student.id,
          schoolId: student.schoolId,
          name: student.listName,
          called: spokenName(student),
          letter: outcome.letter,
          handIn: handInFor(outcome.letter),
          value: outcome.value,
          counted: outcome.counted,
          mastered: outcome.mastered,
          overridden: false,
          changedSinceSnapshot: false,
          why: explain(book, rule, counting, outcome, row),
          next: outcome.next && {
            letter: outcome.next.letter,
            objectives: outcome.next.objectives.map(
              (position) => book.objectives[position]?.code ?? '',
            ),
          },
        };
      }),
    };
  },
};

function explain(
  book: ClassBook,
  rule: PercentRule,
  counting: Counting,
  outcome: LetterOutcome,
  row: StudentRow,
): Why {
  const code = (position: number) => book.objectives[position]?.code ?? '';
  const owesCritical = outcome.owed.some((position) => book.objectives[position]?.critical);
  return {
    lines: [...summary(rule, outcome, owesCritical, code), ...bounds(rule, outcome)],
    counted: counting.counted.map(({ position, mastered }) => {
      const level = row.level[position] ?? -1;
      return {
        code: code(position),
        statement: book.objectives[position]?.statement ?? '',
        level: book.scale.levels[level]?.key ?? null,
        mastered,
        critical: book.objectives[position]?.critical ?? false,
      };
    }),
    leftOut: counting.leftOut
      // What every student has ahead needs no line; what was taken out for this one does.
      .filter(
        ({ why, position }) =>
          why !== 'not-open' || CELL_STATUSES[row.status[position] ?? 0] === 'mastered',
      )
      .map(({ position, why }) => ({ code: code(position), why: say(`letter.left-out.${why}`) })),
  };
}

const owedLine = (outcome: LetterOutcome, owesCritical: boolean) => {
  if (outcome.letter !== INCOMPLETE) return 'letter.line.owed';
  return owesCritical ? 'letter.line.owed-critical' : 'letter.line.owed-share';
};

function summary(
  rule: PercentRule,
  outcome: LetterOutcome,
  owesCritical: boolean,
  code: (position: number) => string,
): Why['lines'] {
  const lines: Why['lines'] = [];
  if (outcome.letter === NO_GRADE) {
    lines.push({
      text: say('letter.line.too-few', { minimum: rule.minimumCounted }),
      figure: String(outcome.counted),
      holds: false,
    });
  }
  if (outcome.owed.length > 0) {
    lines.push({
      text: say(owedLine(outcome, owesCritical)),
      figure: outcome.owed.map(code).join(', '),
      holds: outcome.letter !== INCOMPLETE,
    });
  }
  if (outcome.value !== null) {
    lines.push({
      text: say('letter.line.mastered'),
      figure: `${outcome.mastered} of ${outcome.counted} · ${outcome.value} %`,
      holds: true,
    });
  }
  return lines;
}

function bounds(rule: PercentRule, outcome: LetterOutcome): Why['lines'] {
  const { value } = outcome;
  if (value === null) return [];
  // The letters below the one reached say nothing more.
  const reached = rule.bounds.findIndex((bound) => value >= bound.from);
  return rule.bounds.slice(0, reached + 1).map((bound) => ({
    text: say('letter.line.bound', { letter: bound.letter, from: bound.from }),
    figure: `${value} %`,
    holds: value >= bound.from,
  }));
}
