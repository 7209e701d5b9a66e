import { TroubleError } from '#shared/contract/errors.ts';
import { say } from '../say.ts';
import { type Columns, findColumns, isTooWide, plainHeading } from './columns.ts';
import { type CsvTable, readCsv } from './csv-table.ts';
import { decode, type Encoding } from './decode.ts';
import { nearest } from './misspelt.ts';
import {
  ALL_FILES,
  COLUMNS,
  type ColumnRules,
  type FieldOf,
  listName,
  ROSTER_FILES,
  type RosterFile,
  spellingsOf,
} from './oneroster-files.ts';
import { checkModes, readManifest } from './oneroster-manifest.ts';
import type { Stages } from './oneroster-stages.ts';
import type { NamedBytes } from './reading.ts';

/** One row of a package by field names. */
export interface OneRosterRow<F extends RosterFile> {
  readonly row: number;
  readonly get: (field: FieldOf<F>) => string;
}

/** The opened files of a package. */
export interface Package {
  readonly file: string;
  /** `1.0` when there is no manifest. */
  readonly version: string;
  /** Only what changed since an earlier package. */
  readonly delta: boolean;
  readonly encoding: Encoding | null;
  /** Nothing but a manifest: nothing changed. */
  readonly onlyManifest: boolean;
  rows<F extends RosterFile>(name: F): OneRosterRow<F>[];
  /** Rows that `rows` left out so far: without what they need, or there already. */
  readonly refused: number;
  /** How the package itself names the file. */
  nameOf(name: RosterFile): string;
}

/** True when names look like a package and not like any folder of CSV files. */
export function looksLikePackage(names: readonly string[]): boolean {
  const known = new Set(ALL_FILES.map((name) => listName(name).toLowerCase()));
  return names.some((name) => known.has(name.toLowerCase()));
}

/** Opens the lists of a package. Throws TroubleError IMPORT_WRONG_KIND, IMPORT_HEADINGS, … */
export function openPackage(
  file: string,
  files: readonly NamedBytes[],
  encoding: Encoding | null,
  stages: Stages,
): Package {
  const names = files.map(({ name }) => name);
  if (!looksLikePackage(names)) {
    throw new TroubleError('IMPORT_WRONG_KIND', {
      file,
      expected: say('interchange.expected.oneroster'),
      why: say('interchange.why.no-package'),
    });
  }
  const find = (name: string) =>
    files.find((candidate) => candidate.name === listName(name)) ??
    files.find((candidate) => candidate.name.toLowerCase() === listName(name).toLowerCase());
  const manifest = readManifest(find('manifest'), encoding, stages);
  const present = ROSTER_FILES.filter((name) => find(name) !== undefined);
  const onlyManifest = manifest !== null && present.length === 0;
  if (!onlyManifest) checkModes(manifest, present, stages);
  const modes = [...(manifest ?? [])].filter(([key]) => key.startsWith('file.'));
  const delta = modes.some(([, mode]) => mode.toLowerCase() === 'delta');
  // A package of changes leaves out the lists in which nothing changed.
  if (!onlyManifest && !delta) requireFiles(file, present);
  const tables = new Map<RosterFile, { table: CsvTable; columns: Columns<string> }>();
  let seen: Encoding | null = null;
  let refused = 0;
  for (const name of present) {
    const source = find(name);
    if (!source) continue;
    const opened = openTable(source, name, encoding, stages);
    if (!opened) continue;
    if (seen === null || opened.encoding !== 'utf-8') seen = opened.encoding;
    tables.set(name, opened);
  }
  return {
    file,
    version: manifest?.get('oneroster.version') || (manifest ? '1.1' : '1.0'),
    delta,
    encoding: seen,
    onlyManifest,
    nameOf: (name) => find(name)?.name ?? listName(name),
    rows: <F extends RosterFile>(name: F) => {
      const opened = tables.get(name);
      if (!opened) return [];
      const columns = opened.columns as Columns<FieldOf<F>>;
      const rows = checkedRows<F>(name, opened.table, columns, stages);
      refused += opened.table.rows.length - rows.length;
      return rows;
    },
    get refused() {
      return refused;
    },
  };
}

function requireFiles(file: string, present: readonly RosterFile[]): void {
  for (const name of INDISPENSABLE) {
    if (present.includes(name)) continue;
    throw new TroubleError('IMPORT_WRONG_KIND', {
      file,
      expected: say('interchange.expected.oneroster'),
      why: say('interchange.why.lacks-file', { name: listName(name) }),
    });
  }
}

function openTable(
  source: NamedBytes,
  name: RosterFile,
  encoding: Encoding | null,
  stages: Stages,
): { table: CsvTable; columns: Columns<string>; encoding: Encoding } | null {
  let table: CsvTable;
  let used: Encoding;
  try {
    const decoded = decode(source.name, source.bytes, encoding);
    used = decoded.encoding;
    table = readCsv(source.name, decoded.text, null, stages.rows);
  } catch (error) {
    if (!(error instanceof TroubleError) || error.trouble.code !== 'IMPORT_EMPTY') throw error;
    stages.headings.add(source.name, {}, 'interchange.rule.empty-file');
    return null;
  }
  const columns = columnsOf(table, name, stages);
  return columns && { table, columns, encoding: used };
}

/** Without these there is no class list in it. */
const INDISPENSABLE: readonly RosterFile[] = ['classes', 'users', 'enrollments'];

/**
 * The columns of one file; misspelt headings are understood and said. Null when a file that can be
 * done without lacks a column that it needs. Throws TroubleError IMPORT_HEADINGS for the others.
 */
function columnsOf(table: CsvTable, name: RosterFile, stages: Stages): Columns<string> | null {
  const rules: ColumnRules = COLUMNS[name];
  const spellings: Record<string, readonly string[]> = { ...spellingsOf(name) };
  const first = findColumns(table.headings, spellings);
  const lacking = Object.keys(rules).filter((field) => !first.has(field));
  const known = new Set(Object.values(spellings).flat());
  for (const heading of table.headings) {
    const plain = plainHeading(heading);
    if (known.has(plain)) continue;
    const field = nearest(
      plain,
      lacking.map((candidate) => candidate.toLowerCase()),
    );
    const meant = lacking.find((candidate) => candidate.toLowerCase() === field);
    if (meant === undefined) continue;
    spellings[meant] = [...(spellings[meant] ?? []), plain];
    stages.headings.add(
      table.file,
      { row: 1, column: heading, value: heading },
      'interchange.rule.misspelt',
      { name: meant },
    );
  }
  const columns = findColumns(table.headings, spellings);
  for (const [field, rule] of Object.entries(rules)) {
    if (!rule.required || columns.has(field)) continue;
    if (INDISPENSABLE.includes(name)) {
      throw new TroubleError('IMPORT_HEADINGS', { file: table.file, missing: field });
    }
    stages.headings.add(table.file, { row: 1, column: field }, 'interchange.rule.lacks-heading');
    return null;
  }
  return columns;
}

/** Rows with what they need; others are refused. A second row of one sourcedId is refused too. */
function checkedRows<F extends RosterFile>(
  name: F,
  table: CsvTable,
  columns: Columns<FieldOf<F>>,
  stages: Stages,
): OneRosterRow<F>[] {
  const rules = Object.entries(COLUMNS[name] as ColumnRules) as [FieldOf<F>, ColumnRules[string]][];
  const rowOfId = new Map<string, number>();
  const rows: OneRosterRow<F>[] = [];
  for (const { row, cells } of table.rows) {
    if (isTooWide(table, cells)) {
      stages.rows.add(
        table.file,
        { row, value: cells.at(-1) ?? null },
        'interchange.rule.wide-row',
      );
    }
    const get = (field: FieldOf<F>) => columns.cell(cells, field);
    let usable = true;
    for (const [field, rule] of rules) {
      const value = get(field);
      const column = columns.heading(field);
      if (value === '' && rule.required) {
        stages.rows.add(table.file, { row, column }, 'interchange.rule.required');
        usable = false;
      } else if (value !== '' && rule.oneOf && !isKnownWord(value, rule.oneOf)) {
        stages.rows.add(table.file, { row, column, value }, 'interchange.rule.one-of', {
          known: rule.oneOf.join(', '),
        });
      }
    }
    if (!usable) continue;
    const id = get('sourcedId' as FieldOf<F>);
    const earlier = id === '' ? undefined : rowOfId.get(id);
    if (earlier !== undefined) {
      const place = { row, column: 'sourcedId', value: id };
      stages.unique.add(table.file, place, 'interchange.rule.twice', { row: earlier });
      continue;
    }
    rowOfId.set(id, row);
    rows.push({ row, get });
  }
  return rows;
}

const isKnownWord = (value: string, words: readonly string[]): boolean => {
  const plain = value.toLowerCase();
  return plain.startsWith('ext:') || words.some((word) => word.toLowerCase() === plain);
};
