import { type ClassCalendar, isClassDay } from '#shared/domain/calendar.ts';
import { addDays, daysBetween, type IsoDate, weekdayOf } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { allClasses, type CalendarDay, calendarDays } from '../store/class-store.ts';

/** The longest span looked at or changed at once: more than two school years is a slip. */
const LONGEST = 800;

/** When classes meet. */
export const calendar: Pick<Handlers, 'calendar.get' | 'calendar.set'> = {
  'calendar.get': (ctx, { class: id, from, to }) => {
    const pattern = classBook(ctx, id).calendar;
    const exceptions = new Map(calendarDays(ctx, id).map((day) => [day.on, day]));
    return {
      days: datesOf(from, to).map((on) => ({
        on,
        meets: isClassDay(pattern, on),
        kind: exceptions.get(on)?.kind ?? null,
        note: exceptions.get(on)?.note ?? null,
      })),
    };
  },

  'calendar.set': (ctx, { class: id, from, to, kind, note = null }) => {
    const dates = datesOf(from, to);
    if (id !== null) found(ctx, 'class', id);
    const ids = id === null ? allClasses(ctx).map((row) => row.id) : [id];
    const changed = ids.flatMap((classId) => setDays(ctx, classId, dates, kind, note));
    ctx.about({ count: changed.length, ...(id === null ? {} : { class: id }) });
    return { days: changed.length };
  },
};

function datesOf(from: IsoDate, to: IsoDate): IsoDate[] {
  const length = daysBetween(from, to);
  if (length < 0) throw invalid('to', to, 'why.before-day', { day: from });
  if (length > LONGEST) throw invalid('to', to, 'why.span-too-long', { days: String(LONGEST) });
  return Array.from({ length: length + 1 }, (_, i) => addDays(from, i));
}

/** Writes one class's days; answers those that differ from before. */
function setDays(
  ctx: WriteCtx,
  classId: string,
  dates: readonly IsoDate[],
  kind: CalendarDay['kind'] | 'meets',
  note: string | null,
): IsoDate[] {
  const { calendar: pattern } = classBook(ctx, classId);
  const before = new Map(calendarDays(ctx, classId).map((day) => [day.on, day]));
  return dates.filter((on) => {
    const id = nameId('calendarDay', classId, on);
    const present = before.get(on);
    if (kind === 'meets') {
      if (present) ctx.rows.remove('calendarDay', present.id);
      return present !== undefined;
    }
    if (present?.kind === kind && present.note === note) return false;
    if (!matters(pattern, on, kind)) return false;
    ctx.rows.put('calendarDay', present?.id ?? id, { class: classId, on, kind, note });
    return true;
  });
}

/**
 * A day off on Monday to Friday counts even when the class would not meet: a rotation does not use
 * it up. Everything else is only worth writing on a day on which the class would meet.
 */
function matters(pattern: ClassCalendar, on: IsoDate, kind: CalendarDay['kind']): boolean {
  const weekday = weekdayOf(on);
  if (kind === 'off' && weekday !== 'sat' && weekday !== 'sun') return true;
  const exceptions = new Map(pattern.exceptions);
  exceptions.delete(on);
  return isClassDay({ ...pattern, exceptions }, on);
}
