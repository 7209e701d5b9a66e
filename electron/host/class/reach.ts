import { addClassDays } from '#shared/domain/calendar.ts';
import type { Reach } from '#shared/domain/cycle/instead-of.ts';
import { SOON } from '#shared/domain/help/student.ts';
import type { ClassBook } from './class-book.ts';
import type { ClassDay } from './class-day.ts';

/** How far a class has come on a day, for offers that must not lead away from it. */
export const reachOn = ({ units, calendar }: ClassBook, { asOf, context }: ClassDay): Reach => ({
  unitOf: (position) => units.findLastIndex(({ first }) => first <= position),
  opened: context.opened.map((on) => (on !== null && on <= asOf ? on : null)),
  until: addClassDays(calendar, asOf, SOON),
});
