import { TroubleError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/util/json.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME, LONGEST_TEXT, unguarded } from './cell-text.ts';
import { findColumns, plainHeading } from './columns.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import { type FrameworkItem, type FrameworkPart, MOST_ITEMS } from './framework-reading.ts';
import { inTreeOrder, type Placing } from './framework-tree.ts';
import { plainText } from './grades-table.ts';
import type { Problems } from './problem.ts';
import { numberOf } from './score-text.ts';

const OPENSALT = {
  identifier: ['identifier', 'cfitemidentifier'],
  statement: ['fullstatement'],
  code: ['humancodingscheme'],
  short: ['abbreviatedstatement'],
  type: ['cfitemtype', 'itemtype'],
  place: ['smartlevel'],
  sequence: ['sequencenumber', 'order'],
  enumeration: ['listenumeration'],
  parent: ['ischildof', 'parent'],
  precedes: ['precedes'],
  changed: ['lastchangedatetime'],
};
const OUTCOMES = {
  identifier: ['vendorguid'],
  kind: ['objecttype'],
  title: ['title'],
  description: ['description'],
  display: ['displayname'],
  parents: ['parentguids'],
  state: ['workflowstate'],
  ratings: ['ratings'],
};

/** How the headings of a framework's list are called; null: it is none. */
export function frameworkListOf(headings: readonly string[]): 'opensalt' | 'outcomes' | null {
  const outcomes = findColumns(headings, OUTCOMES);
  if (outcomes.has('identifier') && outcomes.has('kind') && outcomes.has('title'))
    return 'outcomes';
  const items = findColumns(headings, OPENSALT);
  const isItems = items.has('statement') && (items.has('code') || items.has('identifier'));
  return isItems && headings.some((heading) => plainHeading(heading) === 'fullstatement')
    ? 'opensalt'
    : null;
}

/** A framework as a list of items (OpenSALT) or of outcomes (Canvas). Throws TroubleError TOO_LARGE. */
export function readFrameworkList(
  table: CsvTable,
  kind: 'opensalt' | 'outcomes',
  problems: Problems,
): FrameworkPart {
  if (table.rows.length > MOST_ITEMS) {
    throw new TroubleError('TOO_LARGE', { limit: say('interchange.items', { count: MOST_ITEMS }) });
  }
  const read = kind === 'opensalt' ? readItems(table, problems) : readOutcomes(table, problems);
  const title = table.file.replace(/\.(csv|tsv|txt)$/i, '');
  return {
    document: { identifier: '', title, raw: null },
    items: inTreeOrder(read.placings, table.file, problems),
    precedes: read.precedes,
    links: [],
    refused: read.refused,
    notes: [],
  };
}

interface Read {
  readonly placings: Placing[];
  readonly precedes: { readonly first: string; readonly later: string }[];
  readonly refused: number;
}

/** Every cell under its heading; a heading that repeats keeps its first. */
function rawOf(table: CsvTable, cells: readonly string[]): Json {
  const raw: Record<string, string> = {};
  table.headings.forEach((heading, at) => {
    const cell = cells[at] ?? '';
    if (cell !== '' && !Object.hasOwn(raw, heading))
      raw[heading] = cell.slice(0, LONGEST_TEXT).toWellFormed();
  });
  return raw;
}

function readItems(table: CsvTable, problems: Problems): Read {
  const columns = findColumns(table.headings, OPENSALT);
  const text = ({ row, cells }: CsvRow, field: keyof typeof OPENSALT, longest = LONGEST_NAME) => {
    const where = { file: table.file, row, column: columns.heading(field) };
    return keptText(unguarded(columns.cell(cells, field)), longest, where, problems);
  };
  const found = new Map<string, { line: CsvRow; code: string | null; statement: string }>();
  const byCode = new Map<string, string>();
  const byPlace = new Map<string, string>();
  let refused = 0;
  for (const line of table.rows) {
    const statement = text(line, 'statement', LONGEST_TEXT) ?? text(line, 'short');
    const code = text(line, 'code');
    const identifier = text(line, 'identifier') ?? code ?? statement?.slice(0, 200) ?? '';
    const isTwice = found.has(identifier);
    if (statement === null || isTwice) {
      refused += 1;
      const rule = isTwice ? 'interchange.rule.item-twice' : 'interchange.rule.no-statement';
      problems.add(table.file, { row: line.row, value: identifier || null }, rule);
      continue;
    }
    found.set(identifier, { line, code, statement });
    if (code !== null && !byCode.has(code)) byCode.set(code, identifier);
    const place = text(line, 'place');
    if (place !== null && !byPlace.has(place)) byPlace.set(place, identifier);
  }
  const named = (written: string | null): string | null =>
    written === null ? null : (byCode.get(written) ?? (found.has(written) ? written : null));
  const precedes: { first: string; later: string }[] = [];
  const placings = [...found].map(([identifier, { line, code, statement }]): Placing => {
    for (const part of (text(line, 'precedes') ?? '').split(/[,;]/)) {
      const later = named(part.trim() === '' ? null : part.trim());
      if (later !== null && later !== identifier) precedes.push({ first: identifier, later });
    }
    const parent = named(text(line, 'parent')) ?? placeAbove(text(line, 'place'), byPlace);
    const item: FrameworkItem = {
      row: line.row,
      identifier,
      uri: null,
      code,
      statement,
      short: text(line, 'short'),
      type: text(line, 'type'),
      // Lists let the top item be its own parent.
      parent: parent === identifier ? null : parent,
      changed: null,
      isGroup: false,
      own: null,
      levels: [],
      raw: rawOf(table, line.cells),
    };
    const sequence = numberOf(text(line, 'sequence') ?? '') ?? lastPlace(text(line, 'place'));
    return { item, sequence, enumeration: text(line, 'enumeration') };
  });
  return { placings, precedes, refused };
}

const lastPlace = (place: string | null): number | null =>
  place === null ? null : numberOf(place.split('.').at(-1) ?? '');

/** `3.6.2.1` stands below `3.6.2`, or below what of it is there. */
function placeAbove(place: string | null, byPlace: ReadonlyMap<string, string>): string | null {
  const parts = place?.split('.').slice(0, 40) ?? [];
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const above = byPlace.get(parts.slice(0, length).join('.'));
    if (above !== undefined) return above;
  }
  return null;
}

function readOutcomes(table: CsvTable, problems: Problems): Read {
  const columns = findColumns(table.headings, OUTCOMES);
  const ratings = columns.place('ratings');
  const placings = new Map<string, Placing>();
  let refused = 0;
  for (const { row, cells } of table.rows) {
    const text = (field: keyof typeof OUTCOMES, longest = LONGEST_NAME) => {
      const where = { file: table.file, row, column: columns.heading(field) };
      return keptText(columns.cell(cells, field), longest, where, problems);
    };
    const identifier = text('identifier');
    const title = text('title');
    const refuse = (rule: Parameters<Problems['add']>[2]) => {
      refused += 1;
      problems.add(table.file, { row, value: identifier }, rule);
    };
    if (identifier === null) refuse('interchange.rule.no-identifier');
    else if (title === null) refuse('interchange.rule.no-full-statement');
    else if (placings.has(identifier)) refuse('interchange.rule.item-twice');
    else if (text('state') !== 'deleted') {
      const isGroup = text('kind')?.toLowerCase() === 'group';
      const statement = plainText(text('description', LONGEST_TEXT) ?? '');
      const parent = (text('parents') ?? '').split(/\s+/)[0] ?? '';
      const isCode = /^\S{1,40}$/.test(title);
      const item: FrameworkItem = {
        row,
        identifier,
        uri: null,
        code: isGroup ? null : isCode ? title : identifier.length <= 40 ? identifier : null,
        statement: isGroup ? title : statement || title,
        short: text('display') ?? title,
        type: isGroup ? 'group' : 'outcome',
        parent: parent === '' || parent === identifier ? null : parent,
        changed: null,
        isGroup,
        own: null,
        levels: isGroup || ratings === undefined ? [] : levelsOf(cells.slice(ratings)),
        raw: rawOf(table, cells),
      };
      placings.set(identifier, { item, sequence: null, enumeration: null });
    }
  }
  // Outcomes have no numbers of their own: those of a group stand as the file has them.
  const numbered = [...placings.values()].map((one, sequence) => ({ ...one, sequence }));
  return { placings: numbered, precedes: [], refused };
}

/** Pairs of points and a description, the best first. */
function levelsOf(cells: readonly string[]): FrameworkItem['levels'] {
  const levels = [];
  for (let at = 0; at + 1 < Math.min(cells.length, 60); at += 2) {
    const score = numberOf(cells[at] ?? '');
    const text = (cells[at + 1] ?? '').slice(0, LONGEST_TEXT).toWellFormed();
    if (score !== null && text !== '') levels.push({ id: `${at / 2}`, quality: null, score, text });
  }
  return levels;
}
