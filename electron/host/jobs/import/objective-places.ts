import type { Row } from '#shared/model/row.ts';
import { mergeOrder } from '../../interchange/merge-order.ts';
import type { Problems } from '../../interchange/problem.ts';
import type { ObjectiveEntry, ObjectivesReading } from '../../interchange/reading.ts';
import { say } from '../../say.ts';
import type { Counts, Deciding, Writes } from './decision.ts';

/** What the decision works with. */
export interface Work extends Deciding {
  readonly reading: ObjectivesReading;
  readonly course: string;
  readonly counts: Counts;
  readonly problems: Problems;
  readonly writes: Writes;
  readonly kept: { byHand: number };
}

/** A row of the file with the objective that it is. */
export interface Placed {
  readonly entry: ObjectiveEntry;
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly present: Row<'objective'> | undefined;
}

/** Units by name with their ids and order; new ones are written. */
export function placeUnits({ here, newId, reading, course, writes }: Work) {
  const present = [...here.rows('unit')]
    .filter(([, row]) => row.course === course)
    .sort((a, b) => a[1].position - b[1].position);
  const idOf = new Map<string, string>();
  for (const [id, row] of present) if (!idOf.has(row.name)) idOf.set(row.name, id);
  const fallback = present.at(-1)?.[1].name ?? say('interchange.default-unit');
  const nameOf = (entry: ObjectiveEntry) => entry.unit ?? fallback;
  const listed: string[] = [];
  const fresh = new Map<string, string>();
  for (const entry of reading.entries) {
    const name = nameOf(entry);
    let id = idOf.get(name);
    if (id === undefined) {
      id = newId();
      idOf.set(name, id);
      fresh.set(id, name);
    }
    if (!listed.includes(id)) listed.push(id);
  }
  const { order } = mergeOrder(
    present.map(([id]) => id),
    listed,
  );
  order.forEach((id, position) => {
    const name = fresh.get(id);
    if (name !== undefined) writes.put('unit', id, { course, name, position });
    else if (here.rows('unit').get(id)?.position !== position) {
      writes.update('unit', id, { position });
    }
  });
  const names = new Map([...idOf].map(([name, id]) => [id, name]));
  return { order, idOf: (entry: ObjectiveEntry) => idOf.get(nameOf(entry)) ?? '', names };
}
export type Units = ReturnType<typeof placeUnits>;

/**
 * Who is who: by code; without one by statement; and by statement too where neither code stands on
 * the other side. Rows without a code get one: number of the unit, a point, number in the unit.
 */
export function placeObjectives(
  { here, newId, reading, course }: Work,
  units: Units,
): { placed: Placed[]; generated: number; left: number } {
  const own = [...here.rows('objective')].filter(
    ([, row]) => here.rows('unit').get(row.unit)?.course === course,
  );
  const byCode = new Map(own.map(([id, row]) => [row.code, id]));
  const fileCodes = new Set(reading.entries.map((entry) => entry.code));
  const byStatement = new Map<string, string[]>();
  for (const [id, row] of own) {
    if (fileCodes.has(row.code)) continue;
    byStatement.set(row.statement, [...(byStatement.get(row.statement) ?? []), id]);
  }
  const codes = new Set([...byCode.keys(), ...[...fileCodes].filter((code) => code !== null)]);
  const inUnit = new Map<string, number>();
  const matched = new Set<string>();
  let generated = 0;
  const placed = reading.entries.map((entry): Placed => {
    const match =
      (entry.code === null ? undefined : byCode.get(entry.code)) ??
      byStatement.get(entry.statement)?.shift();
    const present = match === undefined ? undefined : here.rows('objective').get(match);
    const unit = entry.unit === null && present ? present.unit : units.idOf(entry);
    inUnit.set(unit, (inUnit.get(unit) ?? 0) + 1);
    const id = match ?? newId();
    matched.add(id);
    let code = entry.code ?? present?.code;
    if (code === undefined) {
      const number = units.order.indexOf(unit) + 1;
      let place = inUnit.get(unit) ?? 1;
      while (codes.has(`${number}.${place}`)) place += 1;
      code = `${number}.${place}`;
      generated += 1;
    }
    codes.add(code);
    return { entry, id, code, unit, present };
  });
  const left = own.filter(([id]) => !matched.has(id)).length;
  return { placed, generated, left };
}

/** The position of every objective of the units that the file speaks of. */
export function placesOf(
  { here, writes }: Work,
  placed: readonly Placed[],
  changed: Set<string>,
): Map<string, number> {
  const inFile = new Set(placed.map(({ id }) => id));
  const positions = new Map<string, number>();
  for (const unit of new Set(placed.map((one) => one.unit))) {
    const listed = placed.filter((one) => one.unit === unit).map(({ id }) => id);
    const present = [...here.rows('objective')]
      .filter(([id, row]) => row.unit === unit && (!inFile.has(id) || listed.includes(id)))
      .sort((a, b) => a[1].position - b[1].position)
      .map(([id]) => id);
    const { order, moved } = mergeOrder(present, listed);
    for (const id of moved) changed.add(id);
    order.forEach((id, position) => {
      positions.set(id, position);
      const isLeftOut = !inFile.has(id);
      if (isLeftOut && here.rows('objective').get(id)?.position !== position) {
        writes.update('objective', id, { position });
      }
    });
  }
  return positions;
}
