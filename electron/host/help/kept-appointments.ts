import type { Output } from '#shared/contract/contract.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { contactDays } from '../store/facts-store.ts';
import { appointmentsFrom } from '../store/visit-store.ts';
import { talkDays } from './talks.ts';

/** An agreed talk that nobody came to is spoken of for so long. */
const LOOK_BACK = 14;

/** The talks agreed for a class around a day, the nearest first, and what became of each. */
export function keptAppointments(
  ctx: ReadCtx,
  classId: string,
  on: IsoDate,
): Output<'appointment.list'> {
  const book = classBook(ctx, classId);
  const from = addDays(on, -LOOK_BACK);
  const made = appointmentsFrom(ctx, book.key, from);
  if (made.length === 0) return [];
  const day = classDay(ctx, book, on);
  const contacts = contactDays(
    ctx,
    day.students.map((student) => student.key),
    from,
    on,
  );
  const known = new Map(
    studentDays(ctx, day, day.students).map((one) => [one.student.key, one] as const),
  );
  return made.flatMap((one) => {
    const student = known.get(one.student);
    if (!student) return [];
    const talks = talkDays(ctx, day, student, contacts.get(one.student) ?? [], from);
    const later = [...talks].some((talk) => talk > one.on && talk <= on);
    const state = talks.has(one.on)
      ? ('kept' as const)
      : one.on > on
        ? ('ahead' as const)
        : later
          ? ('later' as const)
          : one.on === on
            ? ('today' as const)
            : ('missed' as const);
    return [
      {
        id: student.student.id,
        called: student.student.spoken,
        appointment: one.id,
        madeOn: one.madeOn,
        on: one.on,
        note: one.note,
        state,
      },
    ];
  });
}
