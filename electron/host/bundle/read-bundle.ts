import * as v from 'valibot';
import { TroubleError } from '#shared/contract/errors.ts';
import { isId } from '#shared/domain/ids.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import { fieldNamed } from '#shared/model/row.ts';
import { BUNDLE_PURPOSES, type Field } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import { parseHlc } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import { unreadable } from './envelope.ts';
import { type Bundle, type BundleHeader, type BundleOp, type BundleRow, FORMAT } from './format.ts';

/** The year 9999: a clock beyond could not be written in a stamp for ever after. */
const LAST_MILLIS = 253_402_300_799_999;
const MOST_TEXT = 100_000;

// Loose: a newer Gradus may say more.
const headerSchema = v.looseObject({
  gradus: v.literal('bundle'),
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  schema: v.number(),
  purpose: v.picklist(BUNDLE_PURPOSES),
  gradebooks: v.pipe(v.array(v.string()), v.maxLength(1000)),
  teacher: v.nullable(v.pipe(v.string(), v.maxLength(500))),
  school: v.nullable(v.pipe(v.string(), v.maxLength(500))),
  exportedAt: v.pipe(v.number(), v.integer()),
  chosen: v.nullable(v.looseObject({ classes: v.array(v.string()), students: v.number() })),
  pseudonyms: v.boolean(),
  vector: v.record(v.string(), v.string()),
  fields: v.record(v.string(), v.array(v.string())),
});

/**
 * The bytes of a proven bundle to values; rows that are written once are read when they are asked
 * for, one at a time. Throws TroubleError BUNDLE_…; `file` names it there.
 */
export function readBundle(file: string, plain: Buffer): Bundle {
  const ops: BundleOp[] = [];
  const tables = new Set<string>();
  let header: BundleHeader | undefined;
  let open: OpenOp | undefined;
  let columns: ReadonlyMap<string, Columns> = new Map();
  let line = 0;
  const bad = () => unreadable(file, 'bundle.why.line', { line });
  const close = () => {
    if (!open) return;
    const { op, changes, places, more } = open;
    const rows = places.length === 0 && more.size === 0 ? () => [] : rowsIn(places, more);
    ops.push({ ...op, changes, rows });
    open = undefined;
  };
  const rowsIn = (places: readonly number[], more: OpenOp['more']) =>
    function* rows(): Generator<BundleRow> {
      const used = new Set<string>();
      for (let i = 0; i < places.length; i += 3) {
        line = places[i + 2] as number;
        const record = parsed(plain.toString('utf8', places[i], places[i + 1]), bad) as Json[];
        const row = rowOf(record, columns, bad);
        const key = `${row.table} ${row.id}`;
        const added = more.get(key);
        used.add(added ? key : '');
        yield added ? { ...row, more: { ...row.more, ...added.more } } : row;
      }
      for (const [key, row] of more) if (!used.has(key)) yield row;
    };
  for (const [from, to] of linesOf(plain)) {
    line += 1;
    if (open && header && startsWith(plain, from, ROW_RECORD)) {
      open.places.push(from, to, line);
      tables.add(tableAt(plain, from));
      continue;
    }
    const record = parsed(plain.toString('utf8', from, to), bad);
    if (!header) {
      header = headerOf(file, record);
      columns = columnsOf(header);
      continue;
    }
    if (!Array.isArray(record)) throw bad();
    const [what, ...rest] = record as Json[];
    if (what === 'end') break;
    if (what === 'op') {
      close();
      open = { op: opOf(rest, bad), changes: [], places: [], more: new Map() };
    } else if (!open) throw bad();
    else if (what === 'change') open.changes.push(changeOf(rest, bad));
    else if (what === 'row') {
      open.places.push(from, to, line);
      tables.add(String(rest[0]));
    } else if (what === 'more') tables.add(addMore(open.more, rest, bad));
    // Any other record is of a newer Gradus that thought it could be done without.
  }
  close();
  if (!header) throw unreadable(file, 'bundle.why.not-one');
  return { header, ops, tables };
}

interface OpenOp {
  readonly op: Omit<BundleOp, 'changes' | 'rows'>;
  readonly changes: Change[];
  /** Of each row: where its line begins and ends, and which line it is. */
  readonly places: number[];
  readonly more: Map<string, BundleRow>;
}

/** How Gradus writes the beginning of a row; other spellings are parsed to be recognised. */
const ROW_RECORD = Buffer.from('["row","');

function startsWith(plain: Buffer, from: number, with_: Buffer): boolean {
  for (let i = 0; i < with_.length; i += 1) if (plain[from + i] !== with_[i]) return false;
  return true;
}

function tableAt(plain: Buffer, from: number): string {
  const start = from + ROW_RECORD.length;
  return plain.toString('utf8', start, plain.indexOf(34, start));
}

function* linesOf(plain: Buffer): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < plain.length; ) {
    const to = plain.indexOf(10, from);
    const end = to < 0 ? plain.length : to;
    yield [from, end];
    from = end + 1;
  }
}

function parsed(text: string, bad: () => TroubleError): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw bad();
  }
}

function headerOf(file: string, record: Json): BundleHeader {
  const format = (record as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT) {
    throw new TroubleError('BUNDLE_FROM_NEWER_VERSION', { file });
  }
  const result = v.safeParse(headerSchema, record);
  if (!result.success) throw unreadable(file, 'bundle.why.line', { line: 1 });
  return result.output;
}

const isText = (value: Json | undefined): value is string =>
  typeof value === 'string' && value.length <= MOST_TEXT && value.isWellFormed();
const isName = (value: Json | undefined): value is string =>
  isText(value) && value.length > 0 && value.length <= 200 && !value.includes('\u0000');

function opOf(rest: readonly Json[], bad: () => TroubleError): OpenOp['op'] {
  const [id, hlc, device, name, subject, by, at, role] = rest;
  const stamp = isText(hlc) ? parseHlc(hlc) : null;
  const isRole = role === 'setup' || role === 'do' || role === 'undo' || role === 'redo';
  if (!isText(id) || !isId(id) || !stamp || stamp.millis > LAST_MILLIS) throw bad();
  if (!isText(device) || device.length > 200 || !isName(name) || !isRole) throw bad();
  if (!(by === null || isText(by)) || !Number.isSafeInteger(at)) throw bad();
  const about = JSON.stringify(subject ?? {});
  return {
    id,
    hlc: hlc as string,
    device,
    name,
    subject: about,
    by,
    at: at as number,
    role,
  };
}

function changeOf(rest: readonly Json[], bad: () => TroubleError): Change {
  const [entity, row, field, before = null, after = null] = rest;
  if (!isName(entity) || !isText(row) || !isId(row) || !isName(field)) throw bad();
  const fits = (name: string, value: Json): boolean => {
    const found = fieldNamed(entity, name);
    return found === undefined || isValue(found, value, field === ROW);
  };
  if (field !== ROW) {
    if (!fits(field, after)) throw bad();
  } else if (after !== null) {
    if (typeof after !== 'object' || Array.isArray(after)) throw bad();
    for (const [name, value] of Object.entries(after)) if (!fits(name, value ?? null)) throw bad();
  }
  return { entity: entity as TableName, row, field, before, after };
}

/** The values of a table's rows: their names, and what each must be where this Gradus knows it. */
interface Columns {
  readonly names: readonly string[];
  readonly fields: readonly (Field | undefined)[];
}

const columnsOf = (header: BundleHeader): ReadonlyMap<string, Columns> =>
  new Map(
    Object.entries(header.fields).map(([table, names]) => [
      table,
      { names, fields: names.map((name) => fieldNamed(table, name)) },
    ]),
  );

function rowOf(
  record: readonly Json[],
  columns: ReadonlyMap<string, Columns>,
  bad: () => TroubleError,
): BundleRow {
  const [, table, id] = record;
  if (!isName(table) || !isText(id) || !isId(id)) throw bad();
  const known = columns.get(table);
  if (!known || record.length !== known.names.length + 3) throw bad();
  const values: Record<string, Json> = {};
  let more: Record<string, Json> | null = null;
  for (let i = 0; i < known.names.length; i += 1) {
    const name = known.names[i] as string;
    const value = record[i + 3] ?? null;
    const field = known.fields[i];
    if (field) {
      if (!isValue(field, value, false)) throw bad();
      values[name] = value;
    } else if (value !== null && name !== '__proto__') {
      more ??= {};
      more[name] = value;
    }
  }
  return { table, id, values, more };
}

/** What the sender kept for a newer Gradus: it belongs to a row of the step, or to one unknown. */
function addMore(
  rows: Map<string, BundleRow>,
  rest: readonly Json[],
  bad: () => TroubleError,
): string {
  const [table, id, field, value = null] = rest;
  if (!isName(table) || !isText(id) || !isId(id) || !isName(field)) throw bad();
  const added = field === '*' && isObject(value) ? value : { [field]: value };
  const key = `${table} ${id}`;
  rows.set(key, { table, id, values: {}, more: { ...rows.get(key)?.more, ...added } });
  return table;
}

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** True when a field can hold the value. In a row's creation, what is required may go unsaid. */
function isValue(field: Field, value: Json, inCreation: boolean): boolean {
  if (value === null) return !field.required || inCreation || field.local === true;
  switch (field.kind) {
    case 'text':
      return isText(value) && !value.includes('\u0000');
    case 'int':
    case 'instant':
      return Number.isSafeInteger(value);
    case 'real':
      return typeof value === 'number' && Number.isFinite(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isIsoDate(value);
    case 'ref':
      return typeof value === 'string' && isId(value);
    default:
      return true;
  }
}
