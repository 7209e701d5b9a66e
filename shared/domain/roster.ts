import type { IsoDate } from './time.ts';

/** The parts of a person's name that screens and lists use. */
export interface PersonName {
  readonly givenName: string;
  readonly familyName: string;
  readonly called: string | null;
}

/** A span of belonging to a class: from `start` (null: for ever) until the day before `until`. */
export interface Span {
  readonly start: IsoDate | null;
  readonly until: IsoDate | null;
}

/** `Family, Given` as lists show it; a single name stands alone. */
export function listName(person: PersonName): string {
  const given = person.called ?? person.givenName;
  if (!person.familyName) return given;
  return given ? `${person.familyName}, ${given}` : person.familyName;
}

/** `Given Family` with the name as called, as one speaks of a person. */
export function spokenName(person: PersonName): string {
  return [person.called ?? person.givenName, person.familyName].filter(Boolean).join(' ');
}

/** True when a span covers a day. */
export function covers(span: Span, on: IsoDate): boolean {
  return (span.start === null || span.start <= on) && (span.until === null || on < span.until);
}

/**
 * The day whose roster is shown for a day outside the class's own: a class that is over is shown
 * as it ended, one that has not begun as it will begin.
 */
export function rosterDay(on: IsoDate, first: IsoDate | null, last: IsoDate | null): IsoDate {
  if (first !== null && on < first) return first;
  if (last !== null && on > last) return last;
  return on;
}

/** A newcomer joined after a first day that is set. */
export function isNewcomer(start: IsoDate | null, first: IsoDate | null): boolean {
  return start !== null && first !== null && start > first;
}
