import type { Output } from '#shared/contract/contract.ts';
import { classDays } from '#shared/domain/calendar.ts';
import { INCOMPLETE, NO_GRADE, usualHandIn } from '#shared/domain/letter/rule.ts';
import { compareText } from '#shared/util/compare.ts';
import { classBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { letters as letterHandlers } from '../handlers/letters.ts';
import type { Steps } from '../steps.ts';
import { allClasses } from '../store/class-store.ts';
import { planOf } from '../store/plan-store.ts';

type Closing = Output<'closing.get'>;
type Line = Closing['students'][number];
type Letters = Output<'letters.get'>;

/** What is asked about the classes before a term closes. */
export interface ClosingWish {
  readonly term: string | null;
  readonly below: string | null;
  readonly asOf?: string | undefined;
}

/** Before the term closes: over all classes, whom a little work would help most; class by class. */
export function* closingSteps(
  ctx: ReadCtx,
  { term: termId, below, asOf = ctx.today }: ClosingWish,
): Steps<Closing> {
  const term = termId === null ? null : found(ctx, 'term', termId);
  const classes = allClasses(ctx)
    .filter((known) => known.archivedOn === null)
    .sort((a, b) => a.position - b.position);
  const answers: Letters[] = [];
  for (const { id } of classes) {
    answers.push(letterHandlers['letters.get'](ctx, { class: id, term: termId, asOf }));
    yield { done: answers.length, total: classes.length };
  }
  const students = answers.flatMap((answer) => {
    const end = term?.end ?? classBook(ctx, answer.class.id).row.last;
    return linesOf(ctx, answer, below, daysLeft(ctx, answer.class.id, end));
  });
  return {
    term:
      term && termId !== null
        ? { id: termId, name: term.name, start: term.start, end: term.end }
        : null,
    asOf,
    below,
    letters: [...new Set(answers.flatMap((answer) => answer.rule.letters))].sort(byWorth),
    ungraded: answers.flatMap((answer) => {
      const count = answer.students.filter(({ letter }) => letter === NO_GRADE).length;
      return count === 0 ? [] : [{ class: answer.class, students: count }];
    }),
    students: students.sort(
      (a, b) => effort(a) - effort(b) || compareText(a.name, b.name) || compareText(a.id, b.id),
    ),
  };
}

/** Days on which the class still meets, today included; null where nobody says when it ends. */
function daysLeft(ctx: ReadCtx, classId: string, end: string | null): number | null {
  if (end === null) return null;
  return classDays(classBook(ctx, classId).calendar, ctx.today, end).length;
}

/** How much is missing; who cannot reach a letter at all stands last. */
const effort = (line: Line): number => line.next?.objectives.length ?? Number.MAX_SAFE_INTEGER;

/** Letters of several rules side by side: by the usual numbers, the others behind as they come. */
const byWorth = (a: string, b: string): number =>
  (usualHandIn(b).number ?? -1) - (usualHandIn(a).number ?? -1);

/** True for a letter worse than the one that was named, in a rule's own order where it knows both. */
function isBelow(letter: string, below: string, order: readonly string[]): boolean {
  const [at, limit] = [order.indexOf(letter), order.indexOf(below)];
  if (at >= 0 && limit >= 0) return at > limit;
  const [worth, least] = [usualHandIn(letter).number, usualHandIn(below).number];
  return worth !== null && least !== null && worth < least;
}

function linesOf(ctx: ReadCtx, answer: Letters, below: string | null, left: number | null): Line[] {
  const { levels } = classBook(ctx, answer.class.id).scale;
  const targets = new Map(
    planOf(ctx, answer.class.id).map((row) => [row.code, row.learningTarget]),
  );
  return answer.students.flatMap((student): Line[] => {
    const incomplete = student.letter === INCOMPLETE;
    const isLow = below !== null && isBelow(student.letter, below, answer.rule.letters);
    if (!incomplete && !isLow) return [];
    const counted = new Map(student.why.counted.map((one) => [one.code, one]));
    return [
      {
        id: student.id,
        schoolId: student.schoolId,
        name: student.name,
        called: student.called,
        class: answer.class,
        letter: student.letter,
        incomplete,
        daysLeft: left,
        owed: student.why.counted.filter((one) => one.owed).map((one) => one.code),
        next: student.next && {
          letter: student.next.letter,
          objectives: student.next.raises.map(({ objective: code, level }) => ({
            code,
            target: targets.get(code) ?? counted.get(code)?.statement ?? '',
            critical: counted.get(code)?.critical ?? false,
            level: levels.find((one) => one.key === level)?.name ?? null,
          })),
        },
      },
    ];
  });
}
