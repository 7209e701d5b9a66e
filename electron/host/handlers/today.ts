import { isClassDay } from '#shared/domain/calendar.ts';
import type { HelpLine } from '#shared/domain/help/list.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { DayStudent } from '../class/class-day.ts';
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
    return {
      class: { id: book.id, name: book.row.name },
      on,
      meets: isClassDay(book.calendar, on),
      startedAt: plan.session?.startedAt ?? null,
      minutes: plan.minutes,
      usualMinutes: lastMinutes(ctx, book.key, on),
      students: plan.listed.map(({ line, student, help: known, place }) => {
        const next = successes.next(known);
        const agreed = help.appointments.find((made) => made.student === student.key);
        return {
          ...who(student),
          points: line.points,
          daysSinceContact: line.daysSinceContact,
          lastContact: known.contact?.on ?? null,
          planned: place !== null,
          place,
          reasons: line.reasons.map((reason) => reasonView(book, reason, on)),
          work: workOf(book, line, next?.id),
          next,
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

/** The suggested objective, then those that the reasons name, each once. */
function workOf(book: ClassBook, line: HelpLine, next: string | undefined) {
  const named = line.reasons.flatMap((reason) =>
    NO_WORK.has(reason.kind) ? [] : reason.objectives.flatMap((i) => book.objectives[i] ?? []),
  );
  const first = book.objectives.filter((objective) => objective.id === next);
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
