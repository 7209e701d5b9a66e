import { TroubleError } from '#shared/contract/errors.ts';
import type { Row } from '#shared/model/row.ts';
import type { FrameworkItem, FrameworkReading } from '../../interchange/framework-reading.ts';
import { mergeOrder } from '../../interchange/merge-order.ts';
import { createProblems, type Problems } from '../../interchange/problem.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import { createListWriter, createPrerequisiteWriter } from './course-rows.ts';
import type { Wishes } from './decide.ts';
import {
  type Counts,
  type Deciding,
  type Decision,
  noCounts,
  replacedFields,
  SAMPLE_ROWS,
  Writes,
} from './decision.ts';
import { chooseItems, type FrameworkChoice } from './framework-choice.ts';
import { keepItems } from './framework-items.ts';
import { type ItemMatcher, itemMatcher } from './framework-match.ts';
import { newObjective, otherFields, ownFields, writeParts } from './framework-objective.ts';
import { courseNamed } from './objectives.ts';
import { courseForClass, joinPlan } from './plan-course.ts';

/** Browsing shows so many items; a search in the file itself finds the others. */
const MOST_SHOWN = 10_000;
const LONGEST_SHOWN = 200;
const LONGEST_UNIT = 200;

/** What the decision works with. */
export interface FrameworkWork extends Deciding {
  readonly reading: FrameworkReading;
  readonly course: string;
  readonly match: ItemMatcher;
  readonly counts: Counts;
  readonly problems: Problems;
  readonly writes: Writes;
  readonly kept: { byHand: number; older: number };
  readonly overwrite: boolean;
  readonly changed: Set<string>;
}

/** An objective with the item that it is. */
export interface PlacedItem {
  readonly item: FrameworkItem;
  readonly id: string;
  readonly unit: string;
  readonly code: string;
  readonly present: Row<'objective'> | undefined;
}

/**
 * What a framework does to a course, which is created when it is new. Nothing is deleted; what
 * people here changed stays unless `overwrite` is asked for. Throws TroubleError AMBIGUOUS,
 * IMPORT_NOTHING_USABLE.
 */
export function decideFramework(
  reading: FrameworkReading,
  wishes: Wishes,
  deciding: Deciding,
): Decision {
  const { here } = deciding;
  const className = wishes.class ?? null;
  const { title, identifier } = reading.document;
  const name = wishes.course?.trim() || courseForClass(here, className) || title;
  const known = courseNamed(here, name);
  const course = known ?? nameId('case course', identifier || title, name);
  const choice = chooseItems(reading, wishes.framework ?? null);
  const work: FrameworkWork = {
    ...deciding,
    reading,
    course,
    match: itemMatcher(here, course, reading),
    counts: { ...noCounts(), refused: reading.refused },
    problems: createProblems(),
    writes: new Writes(),
    kept: { byHand: 0, older: 0 },
    overwrite: wishes.framework?.overwrite ?? false,
    changed: new Set(),
  };
  const { writes, counts, problems, kept, changed } = work;
  if (!known) writes.put('course', course, { name, code: null });
  const units = placeUnits(work, choice);
  const placed = placeObjectives(work, choice, units);
  writeObjectives(work, placed);
  const outside = writeLinks(work, placed);
  writeParts(work, placed);
  keepItems(work, choice, placed);
  for (const { id, present } of placed) {
    if (!present) counts.new += 1;
    else if (changed.has(id)) counts.changed += 1;
    else counts.unchanged += 1;
  }
  const isNothing = placed.length === 0 && !choice.units.some((unit) => unit?.isUnit);
  if (isNothing && wishes.framework?.branches == null) {
    const why = problems.list()[0]?.rule ?? say('interchange.why.no-objective');
    throw new TroubleError('IMPORT_NOTHING_USABLE', { file: reading.file, why });
  }
  const plan = joinPlan(here, writes, className, { id: course, name });
  const counted = (key: Parameters<typeof say>[0], count: number): string[] =>
    count > 0 ? [say(key, { count })] : [];
  return {
    counts,
    problems: problems.list(),
    notes: [
      ...(known ? [] : [say('interchange.note.new-course', { name })]),
      ...counted('interchange.note.outside', outside),
      ...counted('interchange.note.older', kept.older),
      ...counted('interchange.note.by-hand', kept.byHand),
      ...plan.notes,
    ],
    ...sampleOf(placed, units.names),
    classes: [],
    notListed: [],
    asks: [],
    touched: plan.touched,
    course: name,
    joins: plan.joins,
    // Nothing chosen is nothing to take, not even a course.
    writes: isNothing ? new Writes() : writes,
    framework: previewOf(reading, choice, kept.byHand),
  };
}

interface Units {
  readonly idOf: (item: FrameworkItem | null) => string;
  readonly names: ReadonlyMap<string, string>;
}

/** Units of the chosen objectives, and empty ones, in the order of the tree. */
function placeUnits(work: FrameworkWork, choice: FrameworkChoice): Units {
  const { here, course, match, reading, writes } = work;
  const present = [...here.rows('unit')]
    .filter(([, row]) => row.course === course)
    .sort((a, b) => a[1].position - b[1].position);
  const items = new Map<string, FrameworkItem | null>();
  for (const unit of choice.units) items.set(match.unitOf(unit), unit);
  const { order } = mergeOrder(
    present.map(([id]) => id),
    [...items.keys()],
  );
  const names = new Map(present.map(([id, row]) => [id, row.name]));
  const taken = new Set(names.values());
  order.forEach((id, position) => {
    const known = here.rows('unit').get(id);
    if (known) {
      if (known.position !== position) writes.update('unit', id, { position });
      return;
    }
    const item = items.get(id) ?? null;
    const short = (item ? (item.short ?? item.statement) : reading.document.title).slice(
      0,
      LONGEST_UNIT,
    );
    // Every grade has its "Geometry": then the code tells them apart.
    const name = taken.has(short) && item?.code ? `${item.code} ${short}` : short;
    taken.add(name);
    names.set(id, name);
    writes.put('unit', id, { course, name, position });
  });
  return { idOf: (item) => match.unitOf(item), names };
}

/** Which objective each item is; codes that are missing or taken are made. */
function placeObjectives(
  { here, course, match, reading, counts, problems }: FrameworkWork,
  { objectives }: FrameworkChoice,
  units: Units,
): PlacedItem[] {
  const ids = new Map(objectives.map(({ item }) => [item, match.objectiveOf(item)]));
  const own = new Set(ids.values());
  const codes = new Set<string>();
  for (const [id, row] of here.rows('objective')) {
    const isHere = here.rows('unit').get(row.unit)?.course === course;
    if (isHere && !own.has(id)) codes.add(row.code);
  }
  const inUnit = new Map<string, number>();
  return objectives.flatMap(({ item, unit }): PlacedItem[] => {
    const id = ids.get(item) ?? '';
    const present = here.rows('objective').get(id);
    const home = present && here.rows('unit').get(present.unit)?.course;
    if (home !== undefined && home !== course) {
      counts.refused += 1;
      const name = here.rows('course').get(home)?.name ?? '';
      const place = { row: item.row, value: item.code ?? item.identifier };
      problems.add(reading.file, place, 'interchange.rule.item-elsewhere', { course: name });
      return [];
    }
    const unitId = units.idOf(unit);
    const number = (inUnit.get(unitId) ?? 0) + 1;
    inUnit.set(unitId, number);
    const wanted = item.code ?? present?.code ?? `${unit?.code ?? inUnit.size}.${number}`;
    let code = wanted;
    for (let copy = 2; codes.has(code); copy += 1) code = `${wanted} (${copy})`;
    codes.add(code);
    return [{ item, id, unit: unitId, code, present }];
  });
}

function writeObjectives(work: FrameworkWork, placed: readonly PlacedItem[]): void {
  const { here, match, writes, kept, overwrite, changed } = work;
  const items = here.rows('frameworkItem');
  const byUnit = new Map<string, PlacedItem[]>();
  for (const one of placed) byUnit.set(one.unit, [...(byUnit.get(one.unit) ?? []), one]);
  const present = new Map<string, [string, number][]>();
  const inFile = new Set(placed.map(({ id }) => id));
  for (const [id, row] of here.rows('objective')) {
    present.set(row.unit, [...(present.get(row.unit) ?? []), [id, row.position]]);
  }
  for (const [unit, own] of byUnit) {
    const listed = own.map(({ id }) => id);
    const here = (present.get(unit) ?? [])
      .filter(([id]) => !inFile.has(id) || listed.includes(id))
      .sort((a, b) => a[1] - b[1]);
    const { order, moved } = mergeOrder(
      here.map(([id]) => id),
      listed,
    );
    for (const id of moved) changed.add(id);
    const positions = new Map(order.map((id, position) => [id, position]));
    for (const [id, before] of here) {
      const position = positions.get(id) ?? before;
      if (!inFile.has(id) && position !== before) writes.update('objective', id, { position });
    }
    for (const { item, id, code, present: row } of own) {
      const position = positions.get(id) ?? 0;
      if (!row) {
        writes.put('objective', id, newObjective(item, { unit, code, position }));
        continue;
      }
      const known = items.get(match.rowId(item))?.changed ?? null;
      if (item.changed !== null && known !== null && item.changed < known) {
        kept.older += 1;
        continue;
      }
      const wanted = { unit, code, statement: item.statement, ...ownFields(item) };
      const patch = overwrite
        ? otherFields(row, wanted)
        : replacedFields(work.here, 'objective', id, row, wanted, kept);
      if (Object.keys(patch).length > 0) changed.add(id);
      const place = row.position === position ? {} : { position };
      writes.update('objective', id, { ...patch, ...place });
    }
  }
}

/** Prerequisites, standards and examples on the web; answers how many links lead out of the file. */
function writeLinks(work: FrameworkWork, placed: readonly PlacedItem[]): number {
  const { here, reading, problems, writes, changed } = work;
  const byItem = new Map(placed.map((one) => [one.item.identifier, one]));
  const codes = new Map<string, string>();
  for (const [id, row] of here.rows('objective')) codes.set(id, row.code);
  for (const { id, code } of placed) codes.set(id, code);
  const links = new Map<
    string,
    { standards: Map<string, string | null>; resources: Map<string, string> }
  >();
  let outside = 0;
  for (const { item, kind, title, uri } of reading.links) {
    if (!byItem.has(item)) continue;
    const own = links.get(item) ?? { standards: new Map(), resources: new Map() };
    links.set(item, own);
    outside += 1;
    if (kind !== 'exemplar') own.standards.set(title.slice(0, 500), uri);
    else if (uri !== null && /^https?:/i.test(uri)) own.resources.set(uri, title);
  }
  const lists = createListWriter(work, writes, writeStandards(work, links.values()));
  const prerequisites = createPrerequisiteWriter(work, writes);
  const requires = new Map<string, string[]>();
  for (const { first, later } of reading.precedes) {
    const [from, to] = [byItem.get(first)?.id, byItem.get(later)?.id];
    if (from === undefined || to === undefined) continue;
    const list = requires.get(to);
    if (list) list.push(from);
    else requires.set(to, [from]);
  }
  const inFile = new Set(placed.map(({ id }) => id));
  const others = new Map<string, string[]>();
  for (const row of here.rows('prerequisite').values()) {
    if (!inFile.has(row.requires)) {
      others.set(row.objective, [...(others.get(row.objective) ?? []), row.requires]);
    }
  }
  for (const { id, item } of placed) {
    const own = links.get(item.identifier);
    const resources = [...(own?.resources ?? [])].map(([link, title]) => ({ title, link }));
    const standards = [...(own?.standards.keys() ?? [])];
    const { waysToShow = [], examples = [], resources: more = [] } = item.own ?? {};
    const found = { waysToShow, examples, resources: [...resources, ...more], standards };
    if (lists.bring(id, found, false)) changed.add(id);
    const wanted = new Set([...(requires.get(id) ?? []), ...(others.get(id) ?? [])]);
    if (prerequisites.drop(id, wanted)) changed.add(id);
  }
  for (const { id, code, item } of placed) {
    for (const one of requires.get(id) ?? []) {
      const added = prerequisites.add(id, one);
      if (added === true) changed.add(id);
      else if (added !== false) {
        const path = added.map((step) => codes.get(step) ?? step).join(' → ');
        const place = { row: item.row, column: code, value: codes.get(one) ?? one };
        problems.add(reading.file, place, 'interchange.rule.cycle', { path });
      }
    }
  }
  return outside;
}

/** What the framework points to, as stubs; what is known here is only filled up. */
function writeStandards(
  { here, writes }: FrameworkWork,
  links: Iterable<{ readonly standards: ReadonlyMap<string, string | null> }>,
): string[] {
  const known = new Map([...here.rows('standard')].map(([id, row]) => [row.code, { id, row }]));
  const written = new Map<string, string | null>();
  for (const { standards } of links) {
    for (const [code, uri] of standards) written.set(code, written.get(code) ?? uri);
  }
  for (const [code, uri] of written) {
    const before = known.get(code);
    if (!before) writes.put('standard', nameId('standard', code), { code, uri, statement: null });
    else if (before.row.uri === null && uri !== null) writes.update('standard', before.id, { uri });
  }
  return [...written.keys()];
}

function previewOf(
  { document, items }: FrameworkReading,
  { roles, chosen }: FrameworkChoice,
  byHand: number,
): NonNullable<Decision['framework']> {
  const types = new Map<string, number>();
  for (const { type } of items) if (type !== null) types.set(type, (types.get(type) ?? 0) + 1);
  return {
    title: document.title,
    total: items.length,
    types: [...types].slice(0, 50).map(([type, count]) => ({ type, items: count })),
    items: items
      .slice(0, MOST_SHOWN)
      .map(({ identifier, parent, code, statement, short, type }) => ({
        id: identifier,
        parent,
        code,
        text: (short ?? statement).slice(0, LONGEST_SHOWN).toWellFormed(),
        type,
        role: roles.get(identifier) ?? 'group',
        chosen: chosen.has(identifier),
      })),
    byHand,
  };
}

function sampleOf(
  placed: readonly PlacedItem[],
  units: ReadonlyMap<string, string>,
): Pick<Decision, 'columns' | 'sample'> {
  const columns = [
    say('interchange.column.unit'),
    say('interchange.column.code'),
    say('interchange.column.objective'),
  ];
  const sample = placed
    .slice(0, SAMPLE_ROWS)
    .map(({ item, unit, code }) => [units.get(unit) ?? '', code, item.statement]);
  return { columns, sample };
}
