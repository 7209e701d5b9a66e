import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Decision, Writes } from './decision.ts';

/** A class that waits for objectives, with the courses it uses in its order. */
interface WaitingClass {
  readonly id: string;
  readonly name: string;
  readonly courses: readonly string[];
}

function classNamed(here: Snapshot, name: string | null): WaitingClass | null {
  const lower = name?.trim().toLowerCase() ?? '';
  const found = [...here.rows('class')].find(([, row]) => row.name.toLowerCase() === lower);
  if (lower === '' || !found) return null;
  const [id, row] = found;
  const courses = [...here.rows('classCourse').values()]
    .filter((used) => used.class === id)
    .sort((a, b) => a.position - b.position)
    .map((used) => used.course);
  return { id, name: row.name, courses };
}

/**
 * The course that objectives brought for a class go to when nobody names one: the class's own, or
 * one named like the class. Null without such a class.
 */
export function courseForClass(here: Snapshot, className: string | null): string | null {
  const found = classNamed(here, className);
  if (!found) return null;
  const [course] = found.courses;
  return (course === undefined ? undefined : here.rows('course').get(course)?.name) ?? found.name;
}

/** Has a class use a course, as part of the same step; nothing where it does or there is none. */
export function joinPlan(
  here: Snapshot,
  writes: Writes,
  className: string | null,
  course: { readonly id: string; readonly name: string },
): Pick<Decision, 'notes' | 'touched'> & { readonly joins: string | null } {
  const found = classNamed(here, className);
  if (!found) return { notes: [], touched: [], joins: null };
  const touched = [{ id: found.id, name: found.name }];
  if (found.courses.includes(course.id)) return { notes: [], touched, joins: null };
  writes.put('classCourse', nameId('classCourse', found.id, course.id), {
    class: found.id,
    course: course.id,
    position: found.courses.length,
  });
  const note = say('interchange.note.joins-plan', { course: course.name, class: found.name });
  return { notes: [note], touched, joins: found.name };
}
