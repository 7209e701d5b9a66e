import type { Row } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import { BARE_OBJECTIVE } from '../../class/bare-objective.ts';
import type { FrameworkItem } from '../../interchange/framework-reading.ts';
import { nameId } from '../../name-id.ts';
import type { FrameworkWork, PlacedItem } from './framework.ts';

type Place = Pick<Row<'objective'>, 'unit' | 'code' | 'position'>;

/** An objective as a framework brings it. */
export const newObjective = (item: FrameworkItem, place: Place): Row<'objective'> => ({
  ...BARE_OBJECTIVE,
  ...place,
  statement: item.statement,
  ...ownFields(item),
});

/** What a file of Gradus says of the objective itself beyond CASE. */
export function ownFields({ own }: FrameworkItem): Partial<Row<'objective'>> {
  if (!own) return {};
  const { waysToShow: _, examples: __, resources: ___, parts: ____, ...fields } = own;
  return fields;
}

/** The fields in which a file says something else. */
export function otherFields(
  row: Row<'objective'>,
  wanted: Partial<Row<'objective'>>,
): Partial<Row<'objective'>> {
  const fields = Object.entries(wanted).filter(
    ([field, value]) => row[field as keyof Row<'objective'>] !== value,
  );
  return Object.fromEntries(fields);
}

/** What wholes are made of; parts that a person took out stay out. */
export function writeParts(
  { here, writes, changed }: FrameworkWork,
  placed: readonly PlacedItem[],
) {
  const ids = new Map(placed.map(({ item, id }) => [item.identifier, id]));
  const known = new Set(
    [...here.rows('wholePart').values()].map(({ whole, part }) => `${whole} ${part}`),
  );
  for (const { item, id: whole } of placed) {
    for (const identifier of item.own?.parts ?? []) {
      const part = ids.get(identifier);
      if (part === undefined || part === whole || known.has(`${whole} ${part}`)) continue;
      const id = nameId('wholePart', whole, part);
      if (here.byHand('wholePart', id, ROW)) continue;
      known.add(`${whole} ${part}`);
      writes.put('wholePart', id, { whole, part });
      changed.add(whole);
    }
  }
}
