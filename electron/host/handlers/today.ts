import { isClassDay } from '#shared/domain/calendar.ts';
import type { ClassBook } from '../class-book.ts';
import type { DayStudent } from '../class-day.ts';
import { classHelp, helpWeights } from '../help/class-help.ts';
import { explainers } from '../help/explainers.ts';
import { helpPlan } from '../help/help-plan.ts';
import { reasonInWords } from '../help/reason-words.ts';
import { successOf } from '../help/success.ts';
import type { Handlers } from '../registry.ts';

/** Whom to help first. */
export const today: Pick<Handlers, 'today.get'> = {
  'today.get': (ctx, { class: classId, on = ctx.today, minutes = null }) => {
    const help = classHelp(ctx, classId, on);
    const { book } = help;
    const plan = helpPlan(ctx, help, helpWeights(ctx), minutes);
    const explain = explainers(ctx, help);
    const success = successOf(ctx, help);
    return {
      class: { id: book.id, name: book.row.name },
      on,
      meets: isClassDay(book.calendar, on),
      startedAt: plan.session?.startedAt ?? null,
      minutes: plan.minutes,
      students: plan.listed.map(({ line, student, help: known, place }) => {
        const agreed = help.appointments.find((made) => made.student === student.key);
        return {
          ...who(student),
          points: line.points,
          daysSinceContact: line.daysSinceContact,
          lastContact: known.contact?.on ?? null,
          planned: place !== null,
          place,
          reasons: line.reasons.map((reason) => ({
            kind: reason.kind,
            points: reason.points,
            objectives: codes(book, reason.objectives),
            text: reasonInWords(book, reason, on),
          })),
          next: success(known),
          appointment: agreed ? { id: agreed.id, on: agreed.on, note: agreed.note } : null,
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

const who = (student: DayStudent) => ({
  id: student.id,
  schoolId: student.schoolId,
  name: student.listName,
  called: student.spoken,
});

const codes = (book: ClassBook, positions: readonly number[]): string[] =>
  positions.map((position) => book.objectives[position]?.code ?? '');
