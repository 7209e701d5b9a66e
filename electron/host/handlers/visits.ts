import { isClassDay } from '#shared/domain/calendar.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { belonging } from '../class/belonging.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { classHelp, helpWeights } from '../help/class-help.ts';
import { orderOf, proposedPlaces } from '../help/help-plan.ts';
import { keptAppointments } from '../help/kept-appointments.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { visitIdsOf } from '../store/visit-store.ts';

/** The plan of a day's visits, and talks agreed for later. */
export const visits: Pick<
  Handlers,
  'class.start' | 'appointment.list' | 'appointment.set' | 'appointment.remove'
> = {
  'appointment.list': (ctx, { class: classId, on = ctx.today }) =>
    keptAppointments(ctx, classId, on),

  'class.start': (ctx, { class: classId, on, minutes = null }) => {
    const help = classHelp(ctx, classId, on);
    requireMeeting(help.book, on);
    if (help.present.length === 0) throw invalid('class', help.book.row.name, 'why.nobody-here');
    const { inOrder, groups } = orderOf(help, helpWeights(ctx));
    const present = inOrder.map((one) => one.present);
    const places = proposedPlaces(help, present, groups, minutes);
    // Name-based: two laptops that start one class make one plan of it.
    const session = nameId('session', classId, on);
    for (const id of oldVisits(ctx, session)) ctx.rows.remove('visit', id);
    ctx.rows.put('session', session, { class: classId, on, startedAt: ctx.now, minutes });
    for (const { line, present: one } of inOrder) {
      const place = places.get(one.student.key);
      if (place === undefined) continue;
      const challenge = line.reasons.some((reason) => reason.kind === 'challenge');
      ctx.rows.put('visit', nameId('visit', session, one.student.id), {
        session,
        student: one.student.id,
        place,
        challenge,
      });
    }
    ctx.about({ class: classId, count: places.size });
    return { planned: places.size };
  },

  'appointment.set': (ctx, { class: classId, student, madeOn, on, note = null }) => {
    belonging(ctx, classId, madeOn).student(student);
    if (on < madeOn) throw invalid('appointment', on, 'why.before-day', { day: madeOn });
    const appointment = nameId('appointment', classId, student, on);
    ctx.rows.put('appointment', appointment, { student, class: classId, madeOn, on, note });
    ctx.about({ class: classId, student });
    return { appointment };
  },

  'appointment.remove': (ctx, { appointment }) => {
    const { class: classId, student } = found(ctx, 'appointment', appointment);
    ctx.rows.remove('appointment', appointment);
    ctx.about({ class: classId, student });
    return {};
  },
};

const oldVisits = (ctx: WriteCtx, session: string): string[] =>
  ctx.rows.get('session', session) ? visitIdsOf(ctx, session) : [];

/** A day cut short is no class day, and can be started all the same. */
function requireMeeting(book: ClassBook, on: IsoDate): void {
  if (isClassDay(book.calendar, on) || book.calendar.exceptions.get(on) === 'short') return;
  throw invalid('day', on, 'why.does-not-meet', { class: book.row.name });
}
