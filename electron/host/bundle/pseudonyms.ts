import { createHmac } from 'node:crypto';
import { isId } from '#shared/domain/ids.ts';
import { declarationOf, fieldNamed, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';

/** Puts ids and names that stand for nobody in the place of real ones; or leaves all as it is. */
export interface Disguise {
  readonly id: (table: string, id: string) => string;
  readonly values: (table: string, id: string, values: Values) => Values;
  readonly field: (table: string, id: string, field: string, value: Json) => Json;
  /** Ids inside of free-form values, like what a step was about. */
  readonly loose: (value: Json) => Json;
}

type Values = Readonly<Record<string, Json>>;

/** No disguise at all. */
export const PLAIN: Disguise = {
  id: (_, id) => id,
  values: (_, __, values) => values,
  field: (_, __, ___, value) => value,
  loose: (value) => value,
};

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Tables whose rows tell of students, directly or through others. */
const ABOUT_STUDENTS: ReadonlySet<string> = aboutStudents();

function aboutStudents(): Set<string> {
  const found = new Set<string>(['student']);
  for (const table of tableNames) {
    const fields = Object.values(declarationOf(table).fields);
    if (fields.some(({ to }) => to !== undefined && found.has(to))) found.add(table);
  }
  return found;
}

/**
 * Names and ids that are always the same for one recipient and mean nothing to anybody without the
 * secret of the sender's file. Ids change too: some are made from school ids, and who knows the
 * school's list could try them all.
 */
export function pseudonymsFor(secret: string, recipient: string): Disguise {
  const digest = (text: string) =>
    createHmac('sha256', secret).update(`${recipient}\n${text}`).digest();
  const known = new Map<string, string>();
  const disguised = (id: string): string => {
    let made = known.get(id);
    if (made === undefined) {
      made = uuidFrom(digest(id));
      known.set(id, made);
    }
    return made;
  };
  const code = (id: string): string =>
    [...digest(`name ${id}`).subarray(0, 5)].map((byte) => LETTERS[byte % 24]).join('');
  const personal = (table: string, id: string, field: string, value: Json): Json => {
    if (table === 'student' && field === 'givenName') return 'Student';
    if (table === 'student' && field === 'familyName') return code(id);
    const declared = fieldNamed(table, field);
    return value === null || !declared?.required ? null : '';
  };
  const field = (table: string, id: string, name: string, value: Json): Json => {
    if (name === ROW) {
      return value === null || typeof value !== 'object'
        ? value
        : values(table, id, value as Values);
    }
    const declaration = declarationOf(table as TableName);
    if (declaration.personal?.includes(name)) return personal(table, id, name, value);
    const to = fieldNamed(table, name)?.to;
    if (to !== undefined) return typeof value === 'string' ? mapped(to, value) : value;
    return table === 'identityDecision' ? loose(value) : value;
  };
  const values = (table: string, id: string, all: Values): Values =>
    Object.fromEntries(
      Object.entries(all).map(([name, value]) => [name, field(table, id, name, value)]),
    );
  const mapped = (table: string, id: string) => (ABOUT_STUDENTS.has(table) ? disguised(id) : id);
  const loose = (value: Json): Json => {
    if (typeof value === 'string') return isId(value) ? disguised(value) : value;
    if (Array.isArray(value)) return value.map(loose);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Values).map(([name, inner]) => [name, loose(inner)]),
    );
  };
  return { id: mapped, values, field, loose };
}

function uuidFrom(bytes: Buffer): string {
  const hex = bytes.subarray(0, 16).toString('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
