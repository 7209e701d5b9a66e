import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Way } from '#shared/domain/letter/raise.ts';
import { handInFor, type LetterRule, lettersOf } from '#shared/domain/letter/rule.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import type { ClassBook } from '../class/class-book.ts';
import { classDay, oneStudentDay } from '../class/class-day.ts';
import { studentOfClass } from '../class/class-student.ts';
import type { ReadCtx } from '../context.ts';
import { shownAttempts } from '../evidence/shown-attempts.ts';
import { letterDay, lettersBy } from '../letters/class-letters.ts';
import { explainLetter } from '../letters/explain-letter.ts';
import { comparedWithHandedIn, handedIn } from '../letters/handed-in.ts';
import { letterBook } from '../letters/letter-book.ts';
import { overriddenLetters } from '../letters/overrides.ts';
import { ruleById, ruleOfClass } from '../letters/rule-of-class.ts';
import { refuseStrangeRule } from '../letters/strange-rule.ts';
import type { Handlers } from '../registry.ts';
import { chosenRules } from '../store/rule-store.ts';

type Letters = Output<'letters.get'>;

/** The letters of a class, each with what was counted. */
export const letters: Pick<Handlers, 'letters.get' | 'letters.evidence'> = {
  'letters.get': (
    ctx,
    { class: classId, term: termId, asOf = ctx.today, rule: ruleId, student },
  ) => {
    const found = letterDay(ctx, { class: classId, term: termId, asOf, student });
    const stored = ruleId === undefined ? ruleOfClass(ctx, classId) : ruleById(ctx, ruleId);
    if (ruleId !== undefined) refuseStrangeRule(ctx, classId, stored);
    const { rule } = stored;
    const { book, term } = found;
    const overridden = overriddenLetters(ctx, book, termId);
    const answer: Letters = {
      class: { id: classId, name: book.row.name },
      term: term && { id: term.id, name: term.name, start: term.start, end: term.end },
      asOf,
      rule: {
        id: stored.id,
        name: rule.name,
        version: stored.version,
        kind: rule.kind,
        chosen: chosenRules(ctx).has(classId),
        letters: lettersOf(rule),
        bounds: boundsOf(rule),
      },
      students: lettersBy(found, rule, { overridden }).map((letter) => {
        const { student } = letter.day;
        return {
          id: student.id,
          schoolId: student.schoolId,
          name: student.listName,
          called: student.spoken,
          letter: letter.letter,
          handIn: handInFor(rule, letter.letter),
          value: letter.outcome.value,
          counted: letter.outcome.counted,
          mastered: letter.outcome.mastered,
          overridden: letter.overridden,
          changedSinceSnapshot: false,
          handedIn: null,
          why: explainLetter(found, rule, letter),
          next: letter.way && nextOf(book, letter.way),
        };
      }),
    };
    // Another rule than the one that is handed in by says nothing about what was handed in.
    return termId === null || ruleId !== undefined
      ? answer
      : withHandedIn(ctx, answer, { term: termId, rule });
  },

  'letters.evidence': (ctx, { class: classId, student: studentId, asOf = ctx.today }) => {
    const book = letterBook(ctx, classId);
    const day = classDay(ctx, book, asOf);
    const student = studentOfClass(day, studentId);
    if (!student) throw new TroubleError('NOT_FOUND', { what: 'student', name: studentId });
    const { facts } = oneStudentDay(ctx, day, student);
    return {
      objectives: book.objectives.slice(0, book.planned).flatMap((objective, position) => {
        const attempts = shownAttempts(book, facts, position).map((attempt) => ({
          ...attempt,
          level: book.scale.levels[attempt.level]?.key ?? '',
        }));
        return attempts.length === 0 ? [] : { code: objective.code, attempts };
      }),
    };
  },
};

/** Puts beside each letter what was handed in, and what came since. */
function withHandedIn(
  ctx: ReadCtx,
  answer: Letters,
  { term, rule }: { readonly term: string; readonly rule: LetterRule },
): Letters {
  const found = handedIn(ctx, answer.class.id, term);
  if (!found) return answer;
  const now = answer.students.map(
    (student) => [student.id, { ...student, ...student.handIn }] as const,
  );
  const compared = comparedWithHandedIn(ctx, found, new Map(now), {
    asOf: answer.asOf,
    rule,
  });
  return {
    ...answer,
    students: answer.students.map((student) => {
      const before = compared.get(student.id) ?? null;
      return {
        ...student,
        changedSinceSnapshot: before?.changed ?? false,
        handedIn: before && { ...before, since: [...before.since] },
      };
    }),
  };
}

const boundsOf = (rule: LetterRule) =>
  rule.kind === 'conditions' ? [] : rule.bounds.map(({ letter, from }) => ({ letter, from }));

/** The shortest way with codes and levels instead of positions and numbers. */
function nextOf(book: ClassBook, way: Way) {
  const codeOf = (position: number): string => book.objectives[position]?.code ?? '';
  return {
    letter: way.letter,
    objectives: way.raises.map(({ position }) => codeOf(position)),
    raises: way.raises.map(({ position, value }) => ({
      objective: codeOf(position),
      level: book.scale.levels[levelIndexFor(book.scale, value)]?.key ?? '',
    })),
  };
}
