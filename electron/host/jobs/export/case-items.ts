import type { Row } from '#shared/model/row.ts';
import { caseId } from '../../case-id.ts';
import { OWN_MEMBER, OWN_UNIT, type OwnMembers } from '../../interchange/case-own.ts';
import { inOrderOf, isMembers, type Members, shaped } from '../../interchange/export/case-shape.ts';
import { nameId } from '../../name-id.ts';
import type { lastChanges } from '../../store/export-store.ts';
import type { Snapshot } from '../../store/import-store.ts';
import { frameworksOf, ownIdentifier, unitIdentifiers } from '../import/framework-match.ts';
import { type Leaf, type Planted, plantTree, type TreeItem } from './case-tree.ts';

/** A course while it becomes a package. */
export interface CaseCourse {
  readonly here: Snapshot;
  readonly course: string;
  /** The document that the course came from, if it came from just one. */
  readonly framework: readonly [string, Row<'framework'>] | null;
  readonly document: { readonly identifier: string; readonly title: string };
  readonly dates: ReturnType<typeof lastChanges>;
}

/** An objective with the item that it is in the package. */
export interface CaseObjective extends Leaf {
  readonly id: string;
  readonly row: Row<'objective'>;
  readonly link: { readonly title: string; readonly identifier: string; readonly uri: string };
  readonly kept: Kept;
}

/** What a framework said of an item, and its links. */
export interface Kept {
  readonly item: Members;
  readonly associations: readonly Members[];
  readonly changed: string | null;
}

export interface CaseItems {
  readonly objectives: readonly CaseObjective[];
  readonly planted: Planted;
  readonly items: readonly Members[];
  /** Title and address of every item of the package. */
  readonly links: ReadonlyMap<string, CaseObjective['link']>;
  readonly keptOf: ReadonlyMap<string, Kept>;
}

const NOTHING_KEPT: Kept = { item: {}, associations: [], changed: null };
const natural = <R extends { position: number }>(rows: [string, R][]) =>
  rows.sort((a, b) => a[1].position - b[1].position);

function keptIn(row: Row<'frameworkItem'>): Kept {
  const raw = isMembers(row.raw) ? row.raw : {};
  return {
    item: isMembers(raw.CFItem) ? raw.CFItem : {},
    associations: Array.isArray(raw.CFAssociations) ? raw.CFAssociations.filter(isMembers) : [],
    changed: row.changed,
  };
}

/** Identifier of the item above, by what the framework said. */
function aboveIn({ associations }: Kept): string | null {
  for (const { associationType, destinationNodeURI } of associations) {
    if (associationType !== 'isChildOf' || !isMembers(destinationNodeURI)) continue;
    if (typeof destinationNodeURI.identifier === 'string') {
      return destinationNodeURI.identifier.toLowerCase();
    }
  }
  return null;
}

/** When something changed last: as its framework says, or later by a person here. */
export function instantOf(
  { dates }: Pick<CaseCourse, 'dates'>,
  ids: readonly string[],
  changed: string | null = null,
): string {
  const known = ids.flatMap((id) => dates.get(id) ?? []);
  const times = known.map(({ at, byHand }) => (changed === null ? at : (byHand ?? 0)));
  const newest = Math.max(0, ...times, changed === null ? 0 : Date.parse(changed));
  return new Date(newest).toISOString();
}

/** The items of a course in the order of its tree. `lists` says what CASE has no words for. */
export function caseItems(
  work: CaseCourse,
  ownOf: (id: string, row: Row<'objective'>, identifierOf: (id: string) => string) => OwnMembers,
): CaseItems {
  const { here, course, framework, document } = work;
  const frameworks = new Set(frameworksOf(here, course).map(([id]) => id));
  const keptOf = new Map<string, Kept>();
  const identifiers = new Map<string, string>();
  for (const [id, row] of here.rows('frameworkItem')) {
    if (!frameworks.has(row.framework)) continue;
    const identifier = ownIdentifier(id, row);
    // Of several frameworks the one that objectives came from first speaks.
    if (keptOf.has(identifier)) continue;
    keptOf.set(identifier, keptIn(row));
    if (row.objective !== null && !identifiers.has(row.objective)) {
      identifiers.set(row.objective, identifier);
    }
  }
  const unitItems = unitIdentifiers(here, course);
  // What stood right under the document stands there again.
  const topUnit =
    framework && framework[1].identifier === document.identifier
      ? nameId('case unit', course, document.identifier, '')
      : null;
  const units = natural([...here.rows('unit')].filter(([, row]) => row.course === course));
  const identifierOf = (id: string) => identifiers.get(id) ?? caseId(id);
  const objectives: CaseObjective[] = [];
  const leaves: Leaf[] = [];
  const empty = new Set<string>();
  const unitOf = new Map<string, readonly [string, Row<'unit'>]>();
  const needs = new Set(
    [...here.rows('prerequisite').values()].flatMap((one) => [one.objective, one.requires]),
  );
  for (const [unitId, unit] of units) {
    const own = [...here.rows('objective')].filter(([, row]) => row.unit === unitId);
    const isTop = own.length > 0 && unitId === topUnit && unit.name === framework?.[1].title;
    const unitItem = isTop ? null : (unitItems.get(unitId) ?? caseId(unitId));
    if (unitItem !== null) unitOf.set(unitItem, [unitId, unit]);
    if (own.length === 0 && unitItem !== null) {
      empty.add(unitItem);
      leaves.push({ identifier: unitItem, unit: null, above: null, isUnit: true });
    }
    for (const [id, row] of natural(own)) {
      const identifier = identifierOf(id);
      const kept = keptOf.get(identifier) ?? NOTHING_KEPT;
      const objective: CaseObjective = {
        id,
        row,
        identifier,
        unit: unitItem,
        above: aboveIn(kept),
        kept,
        link: { title: row.code, identifier, uri: uriOf(kept, identifier) },
      };
      objectives.push(objective);
      leaves.push(objective);
    }
  }
  const own = new Set(leaves.map((one) => one.identifier));
  const headings: TreeItem[] = [...keptOf].flatMap(([identifier, kept]) => {
    const above = aboveIn(kept);
    const isHeading = !own.has(identifier);
    const isKnown = above !== null && keptOf.has(above) && !own.has(above);
    return isHeading ? [{ identifier, above: isKnown ? above : null }] : [];
  });
  const mayHold = new Set(
    objectives.filter((one) => needs.has(one.id)).map((one) => one.identifier),
  );
  const planted = plantTree(leaves, headings, mayHold);
  const byIdentifier = new Map(objectives.map((one) => [one.identifier, one]));
  const links = new Map<string, CaseObjective['link']>();
  const items = planted.order.map((identifier): Members => {
    const objective = byIdentifier.get(identifier);
    const item = objective
      ? objectiveItem(work, objective, ownOf(objective.id, objective.row, identifierOf))
      : headingItem(
          work,
          identifier,
          keptOf.get(identifier) ?? NOTHING_KEPT,
          unitOf.get(identifier),
          empty.has(identifier),
        );
    const title = objective?.row.code ?? String(item.abbreviatedStatement ?? item.fullStatement);
    links.set(identifier, { title: title.slice(0, 500), identifier, uri: String(item.uri) });
    return inOrderOf('CFItem', item);
  });
  links.set(document.identifier, {
    title: document.title,
    identifier: document.identifier,
    uri: uriOf(
      { item: documentMembers(framework), associations: [], changed: null },
      document.identifier,
    ),
  });
  return { objectives, planted, items, links, keptOf };
}

/** What a framework said of itself. */
export function documentMembers(framework: CaseCourse['framework']): Members {
  const raw = framework?.[1].raw;
  return isMembers(raw) && isMembers(raw.CFDocument) ? raw.CFDocument : {};
}

const uriOf = ({ item }: Kept, identifier: string): string =>
  typeof item.uri === 'string' && item.uri !== '' ? item.uri : `urn:uuid:${identifier}`;

function objectiveItem(
  work: CaseCourse,
  { id, row, identifier, kept }: CaseObjective,
  own: OwnMembers,
): Members {
  const { extensions, CFItemType, ...before } = shaped('CFItem', kept.item);
  const others = isMembers(extensions) ? extensions : {};
  return {
    ...before,
    identifier,
    uri: uriOf(kept, identifier),
    CFItemType: CFItemType ?? 'Objective',
    humanCodingScheme: row.code,
    fullStatement: row.statement,
    ...(row.retiredFrom !== null && { statusEndDate: row.retiredFrom }),
    lastChangeDateTime: instantOf(work, [id], kept.changed),
    extensions: { ...others, [OWN_MEMBER]: own },
  };
}

/** A unit or a heading above units; a unit's name here is the short statement there. */
function headingItem(
  work: CaseCourse,
  identifier: string,
  kept: Kept,
  unit: readonly [string, Row<'unit'>] | undefined,
  isEmpty: boolean,
): Members {
  const before = shaped('CFItem', kept.item);
  const others = isMembers(before.extensions) ? before.extensions : {};
  const statement = before.fullStatement ?? before.abbreviatedStatement ?? unit?.[1].name;
  const named = before.abbreviatedStatement ?? before.fullStatement;
  const isRenamed =
    unit !== undefined && named !== undefined && unit[1].name !== String(named).slice(0, 200);
  return {
    ...before,
    identifier,
    uri: uriOf(kept, identifier),
    CFItemType: before.CFItemType ?? 'Unit',
    fullStatement: statement ?? identifier,
    ...(isRenamed && { abbreviatedStatement: unit[1].name }),
    ...(isEmpty && { extensions: { ...others, [OWN_MEMBER]: OWN_UNIT } }),
    lastChangeDateTime: instantOf(work, unit ? [unit[0]] : [], kept.changed),
  };
}
