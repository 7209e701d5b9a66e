import type { Random } from './random.ts';
import type { Stay } from './told.ts';

/** Who was there on which class day. */
export interface Presence {
  isAbsent(student: number, day: number): boolean;
  /** The next day from `day` on which the student was there; at most the number of days. */
  nextPresent(student: number, day: number): number;
}

/** Illnesses last a day or a few; `spells` are absences that are part of a story. */
export function invent(
  random: Random,
  stays: readonly Stay[],
  days: number,
  spells: ReadonlyMap<number, readonly number[]>,
): Presence {
  const absent = stays.map(({ student, from, until }, s) => {
    const missed = new Set(spells.get(s) ?? []);
    const own = random.branch(`absence ${student.schoolId}`);
    for (let day = Math.max(from, 1); day < (until ?? days); day += 1) {
      if (!own.chance(student.absence / 1.6)) continue;
      const length = own.chance(0.6) ? 1 : own.int(2, 3);
      for (let i = 0; i < length && day < (until ?? days); i += 1, day += 1) missed.add(day);
    }
    return missed;
  });
  const isAbsent = (student: number, day: number) => absent[student]?.has(day) ?? false;
  return {
    isAbsent,
    nextPresent(student, day) {
      let next = day;
      while (next < days && isAbsent(student, next)) next += 1;
      return next;
    },
  };
}
