import * as v from 'valibot';
import { TroubleError } from '#shared/contract/errors.ts';
import { isId } from '#shared/domain/ids.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import { declarationNamed, fieldNamed } from '#shared/model/row.ts';
import { BUNDLE_PURPOSES, type Field } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import { LAST_MILLIS, parseHlc } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import { unreadable } from './envelope.ts';
import { fileAt } from './file-record.ts';
import { type Bundle, type BundleHeader, type BundleOp, type BundleRow, FORMAT } from './format.ts';

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
 * The bytes of a proven bundle to values: changes now, steps without and rows when they are asked
 * for. Throws TroubleError BUNDLE_…, then too; `file` names it there.
 */
export function readBundle(file: string, plain: Buffer): Bundle {
  const first = endOfLine(plain, 0);
  const says = parsed(plain, 0, first, () => lineTrouble(file, 1));
  const header = headerOf(file, says);
  const reading: Reading = { file, plain, columns: columnsOf(header), starts: [], lines: [] };
  const tables = new Set<string>();
  const changing = new Map<number, { op: BundleOp; changes: Change[] }>();
  const added = new Map<number, More>();
  const bytesAt: Place[] = [];
  let newest = '';
  let line = 1;
  let from = first + 1;
  const bad = () => lineTrouble(file, line);
  const begin = (stamp: string) => {
    reading.starts.push(from);
    reading.lines.push(line);
    if (stamp > newest) newest = stamp;
  };
  const open = () => {
    const place = reading.starts.length - 1;
    if (place < 0) throw bad();
    return place;
  };
  const changesAt = (place: number): Change[] => {
    const found = changing.get(place);
    if (found) return found.changes;
    const changes: Change[] = [];
    changing.set(place, { op: opAt(reading, place, changes, null), changes });
    return changes;
  };
  for (let next: number; from < plain.length; from = next) {
    line += 1;
    const to = endOfLine(plain, from);
    next = to + 1;
    if (startsWith(plain, from, ROW_RECORD)) {
      open();
      tables.add(tableAt(plain, from));
      continue;
    }
    if (startsWith(plain, from, BYTES_RECORD)) {
      bytesAt.push({ from, to, line });
      continue;
    }
    const stamp = stampAt(plain, from);
    if (stamp !== null) {
      begin(stamp);
      continue;
    }
    const record = parsed(plain, from, to, bad);
    if (!Array.isArray(record)) throw bad();
    const [what, ...rest] = record as Json[];
    if (what === 'end') {
      // Nothing is left unread: it is the last line, and counts those before it.
      if (next < plain.length || rest[0] !== line - 1) throw bad();
      break;
    }
    if (what === 'op') begin(String(rest[1]));
    else if (what === 'change') {
      const change = changeOf(rest, bad);
      tables.add(change.entity);
      changesAt(open()).push(change);
    } else if (what === 'row') {
      open();
      tables.add(String(rest[0]));
    } else if (what === 'more') {
      const place = open();
      const more: More = added.get(place) ?? new Map();
      added.set(place, more);
      tables.add(addMore(more, rest, bad));
    } else if (what === 'bytes') throw bad();
    // Any other record is of a newer Gradus that thought it could be done without.
  }
  const whole: Reading = { ...reading, end: from };
  return {
    header,
    newest,
    tables,
    changing: [...changing].map(([place, { op }]) => ({ place, op })),
    *files() {
      for (const place of bytesAt) yield fileAt(plain, place, () => lineTrouble(file, place.line));
    },
    *ops() {
      for (let place = 0; place < whole.starts.length; place += 1) {
        const changes = changing.get(place)?.changes ?? NOTHING;
        yield opAt(whole, place, changes, added.get(place) ?? null);
      }
    },
  };
}

/** Where a record stands. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const NOTHING: readonly Change[] = [];

/** What the sender kept for a newer Gradus, by row. */
type More = Map<string, BundleRow>;

/** Where the steps of a bundle begin, and what its rows are made of. */
interface Reading {
  readonly file: string;
  readonly plain: Buffer;
  readonly columns: ReadonlyMap<string, Columns>;
  /** Of each step: where it begins, and in which line. */
  readonly starts: number[];
  readonly lines: number[];
  /** Where the records end. */
  readonly end?: number;
}

const lineTrouble = (file: string, line: number) => unreadable(file, 'bundle.why.line', { line });

/** The step at a place, whose rows are read when they are asked for. */
function opAt(
  reading: Reading,
  place: number,
  changes: readonly Change[],
  more: More | null,
): BundleOp {
  const { file, plain, starts, lines } = reading;
  const start = starts[place] as number;
  const to = endOfLine(plain, start);
  const bad = () => lineTrouble(file, lines[place] as number);
  const op = opOf(parsed(plain, start, to, bad) as Json[], bad);
  return { ...op, changes, rows: () => rowsAt(reading, place, to + 1, more) };
}

/** The rows of the step at a place, from where its own line ends. */
function* rowsAt(
  { file, plain, columns, starts, lines, end = plain.length }: Reading,
  place: number,
  first: number,
  more: More | null,
): Generator<BundleRow> {
  const until = starts[place + 1] ?? end;
  const used = more && new Set<string>();
  let line = lines[place] as number;
  const bad = () => lineTrouble(file, line);
  for (let from = first, next: number; from < until; from = next) {
    line += 1;
    const to = endOfLine(plain, from);
    next = to + 1;
    if (startsWith(plain, from, CHANGE_RECORD)) continue;
    const record = parsed(plain, from, to, bad) as Json[];
    if (record[0] !== 'row') continue;
    const row = rowOf(record, columns, bad);
    const key = more && `${row.table} ${row.id}`;
    const kept = key === null ? undefined : more?.get(key);
    if (key !== null && kept) used?.add(key);
    yield kept ? { ...row, more: { ...row.more, ...kept.more } } : row;
  }
  for (const [key, row] of more ?? []) if (!used?.has(key)) yield row;
}

/** How Gradus writes the beginning of a record; rows in other spellings are parsed to be recognised. */
const ROW_RECORD = Buffer.from('["row","');
const OP_RECORD = Buffer.from('["op","');
const ID_AND_BETWEEN = 36 + '","'.length;
const BYTES_RECORD = Buffer.from('["bytes","');
const CHANGE_RECORD = Buffer.from('["change"');

function startsWith(plain: Buffer, from: number, with_: Buffer): boolean {
  for (let i = 0; i < with_.length; i += 1) if (plain[from + i] !== with_[i]) return false;
  return true;
}

function tableAt(plain: Buffer, from: number): string {
  const start = from + ROW_RECORD.length;
  return plain.toString('latin1', start, plain.indexOf(34, start));
}

/** The stamp of a step where one stands as Gradus writes it; the step itself is read later. */
function stampAt(plain: Buffer, from: number): string | null {
  if (!startsWith(plain, from, OP_RECORD)) return null;
  const start = from + OP_RECORD.length + ID_AND_BETWEEN;
  const stamp = plain.toString('latin1', start, start + 16);
  return /^[0-9a-f]{16}$/.test(stamp) && plain[start + 16] === 34 ? stamp : null;
}

function endOfLine(plain: Buffer, from: number): number {
  const to = plain.indexOf(10, from);
  return to < 0 ? plain.length : to;
}

function parsed(plain: Buffer, from: number, to: number, bad: () => TroubleError): Json {
  try {
    // A line of half a gigabyte is no text that could be made.
    return JSON.parse(plain.toString('utf8', from, to)) as Json;
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

function opOf(
  record: readonly Json[],
  bad: () => TroubleError,
): Omit<BundleOp, 'changes' | 'rows'> {
  const [, id, hlc, device, name, subject, by, at, role] = record;
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
  /** Where each stands among the fields that the table declares; -1: nowhere. */
  readonly places: readonly number[];
  readonly declared: number;
}

const columnsOf = (header: BundleHeader): ReadonlyMap<string, Columns> =>
  new Map(
    Object.entries(header.fields).map(([table, names]) => {
      const declared = Object.keys(declarationNamed(table)?.fields ?? {});
      const fields = names.map((name) => fieldNamed(table, name));
      const places = names.map((name) => declared.indexOf(name));
      return [table, { names, fields, places, declared: declared.length }];
    }),
  );

function rowOf(
  record: readonly Json[],
  columns: ReadonlyMap<string, Columns>,
  bad: () => TroubleError,
): BundleRow {
  const [, table, id] = record;
  // What a table declares is what Object.keys lists, here and in the statements that write it.
  if (!isName(table) || !isText(id) || !isId(id)) throw bad();
  const known = columns.get(table);
  if (!known || record.length !== known.names.length + 3) throw bad();
  const cells = new Array<Json>(known.declared).fill(null);
  let more: Record<string, Json> | null = null;
  for (let i = 0; i < known.names.length; i += 1) {
    const value = record[i + 3] ?? null;
    const field = known.fields[i];
    if (field) {
      if (!isValue(field, value, false)) throw bad();
      cells[known.places[i] as number] = value;
    } else if (value !== null && known.names[i] !== '__proto__') {
      more ??= {};
      more[known.names[i] as string] = value;
    }
  }
  return { table, id, cells, more };
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
  rows.set(key, { table, id, cells: [], more: { ...rows.get(key)?.more, ...added } });
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
