import { isId } from '#shared/domain/ids.ts';
import type { Row } from '#shared/model/row.ts';
import { caseId } from '../../case-id.ts';
import { publishedId } from '../../interchange/export/case-shape.ts';
import type { FrameworkItem, FrameworkReading } from '../../interchange/framework-reading.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';

/** Ids of what the items of a framework are here. */
export interface ItemMatcher {
  /** The objective that an item is, or the id that it will have. */
  objectiveOf(item: FrameworkItem): string;
  rowId(item: FrameworkItem): string;
  unitOf(item: FrameworkItem | null): string;
  readonly framework: string;
}

/**
 * By identifier; then by document and code, for programs that give items new identifiers; then by
 * code in the course, where no item of a framework has been matched yet.
 */
export function itemMatcher(
  here: Snapshot,
  course: string,
  { document, items }: FrameworkReading,
): ItemMatcher {
  const framework =
    frameworksOf(here, course).find(
      ([id, row]) => ownIdentifier(id, row) === document.identifier,
    )?.[0] ?? nameId('framework', course, document.identifier || document.title);
  const inFile = new Set(items.map(({ identifier }) => identifier));
  const linked = new Map<string, string>();
  const byCode = new Map<string, string>();
  const taken = new Set<string>();
  const rowIds = new Map<string, string>();
  for (const [id, row] of here.rows('frameworkItem')) {
    const written = ownIdentifier(id, row);
    if (row.framework === framework && written !== row.identifier) rowIds.set(written, id);
    if (row.objective === null || !here.rows('objective').has(row.objective)) continue;
    linked.set(row.identifier, row.objective);
    if (!linked.has(written)) linked.set(written, row.objective);
    const isGone = row.framework === framework && !inFile.has(row.identifier);
    if (isGone && row.code !== null) byCode.set(row.code, row.objective);
    else taken.add(row.objective);
  }
  for (const [id, row] of here.rows('objective')) {
    const isHere = here.rows('unit').get(row.unit)?.course === course;
    if (isHere && !taken.has(id) && !byCode.has(row.code)) byCode.set(row.code, id);
    // What went out of here as CASE comes home.
    if (!linked.has(caseId(id))) linked.set(caseId(id), id);
  }
  const units = new Map<string, string>();
  for (const [id, row] of here.rows('unit')) if (row.course === course) units.set(caseId(id), id);
  for (const [id, written] of unitIdentifiers(here, course)) units.set(written, id);
  const scope = (identifier: string): readonly string[] =>
    // Identifiers of lists are codes: they mean something only within their list.
    isUuid(identifier) ? [identifier] : [document.identifier || course, identifier];
  const used = new Map<string, string>();
  return {
    framework,
    objectiveOf(item) {
      const before = used.get(item.identifier);
      if (before !== undefined) return before;
      const own = nameId('case item', ...scope(item.identifier));
      const id =
        linked.get(item.identifier) ??
        [item.identifier.toLowerCase(), own].find((one) => here.rows('objective').has(one)) ??
        (item.code === null ? undefined : byCode.get(item.code)) ??
        own;
      used.set(item.identifier, id);
      if (item.code !== null) byCode.delete(item.code);
      return id;
    },
    rowId: (item) =>
      rowIds.get(item.identifier) ?? nameId('frameworkItem', framework, item.identifier),
    unitOf: (item) =>
      (item ? units.get(item.identifier) : undefined) ??
      nameId('case unit', course, ...(item ? scope(item.identifier) : [document.identifier, ''])),
  };
}

const isUuid = (text: string): boolean =>
  isId(text.toLowerCase()) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/**
 * The identifier that a framework or an item of one has in a file of ours: its own; a code of a
 * list, which means nothing outside of it, gets one.
 */
export const ownIdentifier = (rowId: string, row: { readonly identifier: string }): string =>
  isUuid(row.identifier) ? publishedId(row.identifier) : caseId(rowId);

/** The frameworks that objectives of a course came from. */
export const frameworksOf = (here: Snapshot, course: string): [string, Row<'framework'>][] =>
  [...here.rows('framework')].filter(([, row]) => row.course === course);

/** By unit of a course that an item of a framework became: the identifier of the item. */
export function unitIdentifiers(here: Snapshot, course: string): Map<string, string> {
  const units = new Map<string, string>();
  const documents = new Map(frameworksOf(here, course));
  for (const [id, row] of here.rows('frameworkItem')) {
    const document = documents.get(row.framework);
    if (row.objective !== null || !document) continue;
    const scope = isUuid(row.identifier)
      ? [row.identifier]
      : [document.identifier || course, row.identifier];
    const unit = nameId('case unit', course, ...scope);
    if (here.rows('unit').has(unit)) units.set(unit, ownIdentifier(id, row));
  }
  return units;
}
