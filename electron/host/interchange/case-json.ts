import { TroubleError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/util/json.ts';
import { say } from '../say.ts';
import { isOwnUnit, readOwn } from './case-own.ts';
import { keptText, LONGEST_NAME, LONGEST_TEXT } from './cell-text.ts';
import {
  type FrameworkItem,
  type FrameworkLevel,
  type FrameworkLink,
  type FrameworkPart,
  MOST_ITEMS,
} from './framework-reading.ts';
import { inTreeOrder, type Placing } from './framework-tree.ts';
import { frameworkInstant } from './instant-text.ts';
import type { Problems } from './problem.ts';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** More than this of one item is no description of it; what is read of it is kept all the same. */
const LARGEST_RAW = 100_000;

/** Links to things outside that say what an item stands for, or where more about it is. */
export const MEANT: ReadonlySet<string> = new Set([
  'exactMatchOf',
  'isRelatedTo',
  'isPartOf',
  'exemplar',
]);

/** True when a JSON document is a CASE package, whole or in a wrapper. */
export const looksLikeCase = (text: string): boolean =>
  /"CF(?:Document|Items|Package)"\s*:/.test(text.slice(0, 20_000)) || /"CFItems"\s*:/.test(text);

/** A CASE 1.0 or 1.1 package. Throws TroubleError IMPORT_UNREADABLE, IMPORT_WRONG_KIND. */
export function readCase(file: string, text: string, problems: Problems): FrameworkPart {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new TroubleError('IMPORT_UNREADABLE', { file, why: say('interchange.why.not-json') });
  }
  const pack = packageIn(content);
  if (!pack) {
    throw new TroubleError('IMPORT_WRONG_KIND', {
      file,
      expected: say('interchange.expected.case'),
      why: say('interchange.why.no-case'),
    });
  }
  const given = listOf(pack.CFItems);
  if (given.length > MOST_ITEMS) {
    const limit = say('interchange.items', { count: MOST_ITEMS });
    throw new TroubleError('TOO_LARGE', { limit });
  }
  const reader = new PackageReader(file, pack, problems);
  return reader.read(given);
}

function packageIn(content: unknown): Members | null {
  const candidates = [content, isMembers(content) ? content.CFPackage : null, listOf(content)[0]];
  for (const one of candidates) {
    if (isMembers(one) && (isMembers(one.CFDocument) || Array.isArray(one.CFItems))) return one;
  }
  return null;
}

/** A node of a link: an object, or only its address. */
interface Node {
  readonly identifier: string;
  readonly title: string;
  readonly uri: string | null;
}

interface Association {
  readonly type: string;
  readonly origin: Node;
  readonly destination: Node;
  readonly sequence: number | null;
  readonly raw: Members;
}

class PackageReader {
  readonly #file: string;
  readonly #pack: Members;
  readonly #problems: Problems;
  #refused = 0;
  /** Items whose last change has no zone. */
  #zoneless = 0;

  constructor(file: string, pack: Members, problems: Problems) {
    this.#file = file;
    this.#pack = pack;
    this.#problems = problems;
  }

  read(given: readonly unknown[]): FrameworkPart {
    const document = isMembers(this.#pack.CFDocument) ? this.#pack.CFDocument : {};
    const title = this.#text(document.title, LONGEST_NAME, 'CFDocument.title');
    const associations = listOf(this.#pack.CFAssociations).flatMap((one) => associationOf(one));
    const known = new Set(
      given.flatMap((one) => (isMembers(one) ? (identifierOf(one.identifier, one.uri) ?? []) : [])),
    );
    const places = new Map<string, Association>();
    const own = new Map<string, Members[]>();
    for (const one of associations) {
      const { type, origin } = one;
      const list = own.get(origin.identifier);
      if (list) list.push(one.raw);
      else own.set(origin.identifier, [one.raw]);
      if (type !== 'isChildOf') continue;
      const before = places.get(origin.identifier);
      // A place under an item of the file says more than one under the document or elsewhere.
      if (
        before &&
        (known.has(before.destination.identifier) || !known.has(one.destination.identifier))
      ) {
        if (known.has(one.destination.identifier))
          this.#say(origin.title, 'interchange.rule.two-parents');
        continue;
      }
      places.set(origin.identifier, one);
    }
    const levels = this.#levels();
    const items = new Map<string, Placing>();
    given.forEach((one, at) => {
      const placing = this.#item(one, at, places, own, levels);
      if (placing === null) this.#refused += 1;
      else if (items.has(placing.item.identifier)) {
        this.#refused += 1;
        this.#say(placing.item.identifier, 'interchange.rule.item-twice');
      } else items.set(placing.item.identifier, placing);
    });
    const documentId = identifierOf(document.identifier, document.uri) ?? '';
    return {
      document: {
        identifier: documentId,
        title: title ?? this.#file.replace(/\.json$/i, ''),
        raw: kept({ CFDocument: document, CFDefinitions: this.#pack.CFDefinitions ?? null }),
      },
      items: inTreeOrder([...items.values()], this.#file, this.#problems),
      ...linksOf(associations, items),
      refused: this.#refused,
      notes: this.#zoneless > 0 ? [say('interchange.note.no-zone', { count: this.#zoneless })] : [],
    };
  }

  #say(value: string, rule: Parameters<Problems['add']>[2]): void {
    this.#problems.add(this.#file, { value }, rule);
  }

  #text(value: unknown, longest: number, column: string): string | null {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const where = { file: this.#file, row: null, column };
    return keptText(String(value), longest, where, this.#problems);
  }

  /** Null where none is written, and where what is written is none; that is said. */
  #instant(value: unknown, column: string): string | null {
    if (value === undefined || value === null || value === '') return null;
    const instant = typeof value === 'string' ? frameworkInstant(value) : null;
    if (instant === null) {
      const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
      this.#problems.add(this.#file, { column, value: written }, 'interchange.rule.instant');
      return null;
    }
    if (!instant.hasZone) this.#zoneless += 1;
    return instant.at;
  }

  #item(
    one: unknown,
    at: number,
    places: ReadonlyMap<string, Association>,
    own: ReadonlyMap<string, readonly Members[]>,
    levels: ReadonlyMap<string, readonly FrameworkLevel[]>,
  ): Placing | null {
    const column = `CFItems[${at}]`;
    const members = isMembers(one) ? one : {};
    const identifier = identifierOf(members.identifier, members.uri);
    const statement =
      this.#text(members.fullStatement, LONGEST_TEXT, `${column}.fullStatement`) ??
      this.#text(members.abbreviatedStatement, LONGEST_TEXT, column);
    if (identifier === null || statement === null) {
      const rule =
        identifier === null
          ? 'interchange.rule.no-identifier'
          : 'interchange.rule.no-full-statement';
      this.#problems.add(this.#file, { column, value: identifier }, rule);
      return null;
    }
    const place = places.get(identifier);
    const isUnit = isOwnUnit(members.extensions);
    const item: FrameworkItem = {
      row: null,
      identifier,
      uri: this.#text(members.uri, LONGEST_TEXT, `${column}.uri`),
      code: this.#text(members.humanCodingScheme, LONGEST_NAME, `${column}.humanCodingScheme`),
      statement,
      short: this.#text(members.abbreviatedStatement, LONGEST_NAME, column),
      type: this.#text(members.CFItemType, LONGEST_NAME, column) ?? titleOf(members.CFItemTypeURI),
      parent: place?.destination.identifier ?? null,
      changed: this.#instant(members.lastChangeDateTime, `${column}.lastChangeDateTime`),
      isGroup: isUnit,
      isUnit,
      levels: levels.get(identifier) ?? [],
      own: isUnit ? null : readOwn(members.extensions),
      raw: kept({ CFItem: members, CFAssociations: own.get(identifier) ?? [] }),
    };
    const enumeration = this.#text(members.listEnumeration, LONGEST_NAME, column);
    return { item, sequence: place?.sequence ?? null, enumeration };
  }

  /** The levels of rubrics, by the item that a criterion is about. */
  #levels(): Map<string, FrameworkLevel[]> {
    const levels = new Map<string, FrameworkLevel[]>();
    const criteria = listOf(this.#pack.CFRubrics).flatMap((rubric) =>
      isMembers(rubric) ? listOf(rubric.CFRubricCriteria) : [],
    );
    for (const criterion of criteria) {
      if (!isMembers(criterion)) continue;
      const item = nodeOf(criterion.CFItemURI)?.identifier;
      if (item === undefined) continue;
      const own = listOf(criterion.CFRubricCriterionLevels)
        .filter(isMembers)
        .sort((a, b) => (numberIn(a.position) ?? 0) - (numberIn(b.position) ?? 0))
        .flatMap((level): FrameworkLevel[] => {
          const text = this.#text(level.description, LONGEST_TEXT, 'CFRubricCriterionLevels');
          const quality = this.#text(level.quality, LONGEST_NAME, 'CFRubricCriterionLevels');
          const id = identifierOf(level.identifier, level.uri);
          if (text === null) return [];
          const score = numberIn(level.score);
          return [{ id: id ?? `${quality ?? ''} ${score ?? ''}`, quality, score, text }];
        });
      levels.set(item, [...(levels.get(item) ?? []), ...own]);
    }
    return levels;
  }
}

function linksOf(
  associations: readonly Association[],
  items: ReadonlyMap<string, Placing>,
): Pick<FrameworkPart, 'precedes' | 'links'> {
  const precedes: { first: string; later: string }[] = [];
  const links: FrameworkLink[] = [];
  for (const { type, origin, destination } of associations) {
    const isInside = items.has(origin.identifier) && items.has(destination.identifier);
    if (type === 'precedes' && isInside) {
      precedes.push({ first: origin.identifier, later: destination.identifier });
    }
    if (isInside || !MEANT.has(type) || !items.has(origin.identifier)) continue;
    links.push({
      item: origin.identifier,
      kind: type,
      title: nameOf(destination),
      uri: isNoAddress(destination.uri) ? null : destination.uri,
    });
  }
  return { precedes, links };
}

/** Some programs head every link "Destination"; then its address says more. */
export function nameOf({ title, uri, identifier }: Node): string {
  if (title !== '' && !/^(origin|destination)$/i.test(title)) return title;
  return lastPart(uri ?? '') || identifier;
}

function associationOf(one: unknown): Association[] {
  if (!isMembers(one) || typeof one.associationType !== 'string') return [];
  const origin = nodeOf(one.originNodeURI ?? one.originNodeIdentifier);
  const destination = nodeOf(one.destinationNodeURI ?? one.destinationNodeIdentifier);
  if (!origin || !destination) return [];
  const sequence = numberIn(one.sequenceNumber);
  // That it belongs to the document is said once for all.
  const { CFDocumentURI: _, ...raw } = one;
  return [{ type: one.associationType, origin, destination, sequence, raw }];
}

/** The node that one end of a link names; null when it names none. */
export function nodeOf(value: unknown): Node | null {
  if (typeof value === 'string') {
    const identifier = lastPart(value);
    return identifier === '' ? null : { identifier, title: '', uri: value.slice(0, 2000) };
  }
  if (!isMembers(value)) return null;
  const identifier = identifierOf(value.identifier, value.uri);
  if (identifier === null) return null;
  const uri = typeof value.uri === 'string' ? value.uri.slice(0, 2000).toWellFormed() : null;
  return { identifier, title: titleOf(value) ?? '', uri };
}

const titleOf = (value: unknown): string | null =>
  isMembers(value) && typeof value.title === 'string' && value.title.trim() !== ''
    ? value.title.trim().slice(0, LONGEST_NAME).toWellFormed()
    : null;

function identifierOf(identifier: unknown, uri: unknown): string | null {
  const own = typeof identifier === 'string' ? identifier.trim() : '';
  const text = own || lastPart(typeof uri === 'string' ? uri : '');
  return text === '' ? null : text.slice(0, 255).toWellFormed();
}

const lastPart = (uri: string): string =>
  uri
    .split(/[/:#]/)
    .findLast((part) => part !== '')
    ?.slice(0, 255)
    .toWellFormed() ?? '';

function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A name for something that has no address on the web. */
const isNoAddress = (uri: string | null): boolean => uri !== null && /^urn:uuid:/i.test(uri);

/** What an item says beyond what is read of it, unless it is out of all proportion. */
function kept(value: Readonly<Record<string, unknown>>): Json {
  if (isDeep(value)) return null;
  const text = JSON.stringify(value);
  if (text.length > LARGEST_RAW) return null;
  return JSON.parse(text, (_, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
  ) as Json;
}

/** Nesting beyond this says nothing of a standard, and what walks down it would fall. */
const DEEPEST = 64;

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}
