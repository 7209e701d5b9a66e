import { createHmac } from 'node:crypto';
import { isId } from '#shared/domain/ids.ts';
import { declarationNamed, declarationOf, fieldNamed, tableNames } from '#shared/model/row.ts';
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
  /** False for what it knows no disguise for, since only a newer Gradus knows what it says. */
  readonly covers: (table: string, field: string) => boolean;
  /**
   * False: what one step did stands in an order that says nothing, since lists of a school are
   * alphabetical, and what is kept for a newer Gradus stays here.
   */
  readonly isPlain: boolean;
}

type Values = Readonly<Record<string, Json>>;

/** No disguise at all. */
export const PLAIN: Disguise = {
  id: (_, id) => id,
  values: (_, __, values) => values,
  field: (_, __, ___, value) => value,
  loose: (value) => value,
  covers: () => true,
  isPlain: true,
};

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Tables whose rows tell of students, directly or through others. */
export const ABOUT_STUDENTS: ReadonlySet<string> = aboutStudents();

function aboutStudents(): Set<string> {
  // The id of a word about two people is made of theirs.
  const found = new Set<string>(['student', 'identityDecision']);
  for (const table of tableNames) {
    const fields = Object.values(declarationOf(table).fields);
    if (fields.some(({ to }) => to !== undefined && found.has(to))) found.add(table);
  }
  return found;
}

/**
 * Names and ids that are always the same for one recipient and mean nothing to anybody without the
 * secret of the sender's file. Ids change too: some are made from school ids, and who knows the
 * school's list could try them all. `isAbout` tells which loose ids are those of something about a
 * student.
 */
export function pseudonymsFor(
  secret: string,
  recipient: string,
  isAbout: (id: string) => boolean = () => true,
): Disguise {
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
    const declared = fieldNamed(table, name);
    if (declared?.to !== undefined) {
      return typeof value === 'string' ? mapped(declared.to, value) : value;
    }
    // Places on a list that was in the order of names.
    if (table === 'snapshotLine' && name === 'position') return digest(id).readUInt32BE(8);
    return declared?.kind === 'json' || table === 'identityDecision' ? loose(value) : value;
  };
  // Who was erased is nobody's whom a pseudonym stands for.
  const covers = (table: string, name: string): boolean =>
    table !== 'erased' &&
    (name === ROW ? declarationNamed(table) !== undefined : fieldNamed(table, name) !== undefined);
  const values = (table: string, id: string, all: Values): Values =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        covers(table, name) ? [[name, field(table, id, name, value)] as const] : [],
      ),
    );
  const mapped = (table: string, id: string) => (ABOUT_STUDENTS.has(table) ? disguised(id) : id);
  const loose = (value: Json): Json => {
    if (typeof value === 'string') return isId(value) && isAbout(value) ? disguised(value) : value;
    if (Array.isArray(value)) return value.map(loose);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Values).map(([name, inner]) => [name, loose(inner)]),
    );
  };
  return { id: mapped, values, field, loose, covers, isPlain: false };
}

function uuidFrom(bytes: Buffer): string {
  const hex = bytes.subarray(0, 16).toString('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
