import { EXCUSED, type GridAnswer, MASTERED, type StudentRow } from './class-rows.ts';

/** What an entry achieved for one student. */
export interface Celebration {
  /** Places of the objectives that are mastered since. */
  readonly mastered: readonly number[];
  /** Units of which nothing is left to master since, by index. */
  readonly units: readonly number[];
}

/** Compares a student's line before an entry with the answer after it. */
export function celebrationOf(before: StudentRow, after: GridAnswer): Celebration {
  const width = after.objectives.id.length;
  const from = after.rows.students.indexOf(before.id) * width;
  if (from < 0) return { mastered: [], units: [] };
  const was = (place: number) => before.status[place];
  const is = (place: number) => after.rows.status[from + place];
  const mastered: number[] = [];
  for (let place = 0; place < width; place += 1) {
    if (is(place) === MASTERED && was(place) !== MASTERED) mastered.push(place);
  }
  const units = after.units.flatMap(({ first, count }, unit) => {
    const places = Array.from({ length: count }, (_, i) => first + i);
    const isNews = mastered.some((place) => place >= first && place < first + count);
    const isDone = places.every((place) => is(place) === MASTERED || is(place) === EXCUSED);
    return isNews && isDone ? [unit] : [];
  });
  return { mastered, units };
}
