import type { ReadCtx } from '../../context.ts';
import type { Reading } from '../../interchange/read.ts';
import type { SaidFields } from '../../interchange/said-before.ts';
import { nameId } from '../../name-id.ts';
import { keptSetting } from '../../store/gradebook-store.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Writes } from './decision.ts';

const SETTING = 'import-fields';
/** Nobody has more kinds of lists than this; the oldest goes. */
const MOST = 20;

/** What was said of the headings of earlier files, the newest first. */
export const saidBefore = (ctx: ReadCtx): readonly SaidFields[] =>
  listIn(keptSetting(ctx, SETTING));

const isSaid = (value: unknown): value is SaidFields =>
  typeof value === 'object' &&
  value !== null &&
  'fields' in value &&
  typeof value.fields === 'object' &&
  value.fields !== null &&
  Object.values(value.fields).every((one) => typeof one === 'string') &&
  'hasColumns' in value &&
  typeof value.hasColumns === 'boolean';

const listIn = (value: unknown): SaidFields[] => (Array.isArray(value) ? value.filter(isSaid) : []);

/** Keeps what was said of a file's headings for the next file that has them. */
export function keepFields(
  reading: Reading,
  { map }: Wishes,
  here: Snapshot,
  writes: Writes,
): void {
  const headings = reading.kind === 'grades' ? reading.headings : [];
  const fields = Object.fromEntries(
    Object.entries(map?.fields ?? {}).flatMap(([field, said]) => {
      // A heading that was said by its number is kept by its words.
      const isNumber = /^\d+$/.test(said) && !headings.includes(said);
      const heading = isNumber ? headings[Number(said) - 1] : said;
      return heading === undefined || heading.trim() === '' ? [] : [[field, heading] as const];
    }),
  );
  if (Object.keys(fields).length === 0) return;
  const own: SaidFields = { fields, hasColumns: (map?.columns?.length ?? 0) > 0 };
  const id = nameId('setting', SETTING);
  const before = listIn(here.rows('setting').get(id)?.value);
  const text = JSON.stringify(own);
  const others = before.filter((one) => JSON.stringify(one) !== text);
  if (JSON.stringify(before[0]) === text) return;
  const value = [own, ...others]
    .slice(0, MOST)
    .map((one) => ({ ...one, fields: { ...one.fields } }));
  writes.put('setting', id, { name: SETTING, value });
}
