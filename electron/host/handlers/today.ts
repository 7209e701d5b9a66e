import { isClassDay } from '#shared/domain/calendar.ts';
import { hasFlag } from '#shared/domain/cell.ts';
import { insteadOf, type Reach } from '#shared/domain/cycle/instead-of.ts';
import type { HelpLine } from '#shared/domain/help/list.ts';
import type { HelpStudent } from '#shared/domain/help/student.ts';
import { waitingOn } from '#shared/domain/prerequisite-reach.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { DayStudent } from '../class/class-day.ts';
import { reachOn } from '../class/reach.ts';
import { classHelp, helpWeights } from '../help/class-help.ts';
import { explainers } from '../help/explainers.ts';
import { helpPlan } from '../help/help-plan.ts';
import { reasonView } from '../help/reason-words.ts';
import { successesOf } from '../help/success.ts';
import type { Handlers } from '../registry.ts';
import { lastMinutes } from '../store/visit-store.ts';

/** Whom to help first. */
export const today: Pick<Handlers, 'today.get'> = {
  'today.get': (ctx, { class: classId, on = ctx.today, minutes = null }) => {
    const help = classHelp(ctx, classId, on);
    const { book } = help;
    const plan = helpPlan(ctx, help, helpWeights(ctx), minutes);
    const explain = explainers(ctx, help);
    const successes = successesOf(ctx, help);
    const waiting = waitingOn(book.objectives.map((one) => one.needs));
    const reach = reachOn(book, help.day);
    return {
      class: { id: book.id, name: book.row.name },
      on,
      meets: isClassDay(book.calendar, on),
      startedAt: plan.session?.startedAt ?? null,
      minutes: plan.minutes,
      usualMinutes: lastMinutes(ctx, book.key, on),
      students: plan.listed.map(({ line, student, help: known, place }) => {
        const next = successes.next(known);
        const instead = insteadOfNext(book, known, next?.id, reach, waiting);
        const agreed = help.appointments.find((made) => made.student === student.key);
        return {
          ...who(student),
          points: line.points,
          daysSinceContact: line.daysSinceContact,
          lastContact: known.contact?.on ?? null,
          planned: place !== null,
          place,
          reasons: line.reasons.map((reason) => reasonView(book, reason, on)),
          work: workOf(book, line, next?.id, instead?.id),
          next,
          instead,
          appointment: agreed ? { id: agreed.id, on: agreed.on, note: agreed.note } : null,
          promised: help.promisedNext.has(student.key),
          celebrate: student.celebrate !== 0,
          explain: explain(known),
        };
      }),
      absent: help.absent.map(who),
      groups: plan.groups.map((group) => ({
        objective: book.objectives[group.objective]?.code ?? '',
        statement: book.objectives[group.objective]?.statement ?? '',
        students: group.members.map((place) => plan.listed[place]?.student.id ?? ''),
      })),
    };
  },
};

/** Reasons about what others wait for name nothing to work at. */
const NO_WORK: ReadonlySet<string> = new Set(['blocking', 'challenge']);

/** Objectives offered on a line. */
const OFFERED = 6;

/** What a student who is stuck on the suggested objective can go on with, if there is anything. */
function insteadOfNext(
  book: ClassBook,
  { row }: HelpStudent,
  next: string | undefined,
  reach: Reach,
  waiting: readonly ReadonlySet<number>[],
) {
  const position = book.objectives.findIndex((objective) => objective.id === next);
  if (position < 0 || !hasFlag(row.flags[position] ?? 0, 'stuck')) return null;
  const [first] = insteadOf(position, row, book.objectives, reach, waiting);
  const other = first === undefined ? undefined : book.objectives[first];
  return other ? { id: other.id, code: other.code, statement: other.statement } : null;
}

/** The suggested objective, what there is instead, then those that the reasons name, each once. */
function workOf(
  book: ClassBook,
  line: HelpLine,
  next: string | undefined,
  instead: string | undefined,
) {
  const named = line.reasons.flatMap((reason) =>
    NO_WORK.has(reason.kind) ? [] : reason.objectives.flatMap((i) => book.objectives[i] ?? []),
  );
  const first = [next, instead].flatMap(
    (wanted) => book.objectives.find((objective) => objective.id === wanted) ?? [],
  );
  const distinct = new Map([...first, ...named].map((objective) => [objective.id, objective]));
  return [...distinct.values()]
    .slice(0, OFFERED)
    .map(({ id, code, statement }) => ({ id, code, statement }));
}

const who = (student: DayStudent) => ({
  id: student.id,
  schoolId: student.schoolId,
  name: student.listName,
  called: student.spoken,
});
