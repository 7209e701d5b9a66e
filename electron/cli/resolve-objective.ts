import { findOne, pickOne } from './pick-one.ts';
import type { Session } from './session.ts';

interface Objective {
  readonly id: string;
  readonly code: string;
}

const WAYS = [(item: Objective) => [item.code], (item: Objective) => [item.id]];

async function planned(session: Session, classIds: readonly string[]): Promise<Objective[]> {
  const byId = new Map<string, Objective>();
  for (const id of classIds) {
    const { objectives } = await session.ask('plan.get', { class: id });
    for (const objective of objectives) byId.set(objective.id, objective);
  }
  return [...byId.values()];
}

async function everywhere(session: Session): Promise<Objective[]> {
  const courses = await session.ask('course.list', {});
  const found: Objective[] = [];
  for (const { id } of courses) {
    const { units } = await session.ask('course.get', { course: id });
    found.push(...units.flatMap((unit) => unit.objectives));
  }
  return found;
}

/**
 * An objective by code or id: first among those planned in the classes, then in all courses (the
 * host then says that it is not planned).
 */
export async function resolveObjective(
  session: Session,
  word: string,
  classIds: readonly string[],
): Promise<Objective> {
  return (
    findOne('objective', word, await planned(session, classIds), WAYS) ??
    pickOne('objective', word, await everywhere(session), WAYS)
  );
}

/** Several of them, in the order they were named. */
export async function resolveObjectives(
  session: Session,
  words: readonly string[],
  classId: string,
): Promise<Objective[]> {
  const near = await planned(session, [classId]);
  const found: Objective[] = [];
  for (const word of words) {
    found.push(
      findOne('objective', word, near, WAYS) ??
        pickOne('objective', word, await everywhere(session), WAYS),
    );
  }
  return found;
}
