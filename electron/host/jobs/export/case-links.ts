import { MEANT, nameOf, nodeOf } from '../../interchange/case-json.ts';
import {
  inOrderOf,
  type Members,
  publishedId,
  shaped,
} from '../../interchange/export/case-shape.ts';
import { nameId } from '../../name-id.ts';
import { type CaseCourse, type CaseItems, type CaseObjective, instantOf } from './case-items.ts';

type Link = CaseObjective['link'];

/** A resource that one link of the file says whole; others stand in the extensions. */
export const isExemplar = ({ title, link }: { title: string; link: string | null }): boolean =>
  link !== null &&
  /^https?:/i.test(link) &&
  link.length <= 2000 &&
  title !== '' &&
  title === title.trim() &&
  title.length <= 500 &&
  !/^(origin|destination)$/i.test(title);

/** All links of a package: the tree with its order, what precedes what, standards, examples. */
export function caseAssociations(work: CaseCourse, items: CaseItems): Members[] {
  return new LinkWriter(work, items).all();
}

class LinkWriter {
  readonly #work: CaseCourse;
  readonly #items: CaseItems;
  readonly #made = new Map<string, Members>();
  readonly #objectiveOf: ReadonlyMap<string, CaseObjective>;

  constructor(work: CaseCourse, items: CaseItems) {
    this.#work = work;
    this.#items = items;
    this.#objectiveOf = new Map(items.objectives.map((one) => [one.id, one]));
  }

  all(): Members[] {
    this.#tree();
    this.#prerequisites();
    this.#keptLinks();
    for (const objective of this.#items.objectives) this.#outside(objective);
    return [...this.#made.values()];
  }

  /** One link; what a framework said of it stays, what the course says of it now goes before. */
  #add(type: string, origin: Link, destination: Link, kept: Members | undefined, more: Members) {
    const before = kept ? shaped('CFAssociation', kept) : {};
    const made = nameId('case association', type, origin.identifier, destination.identifier);
    const written = typeof before.identifier === 'string' ? publishedId(before.identifier) : made;
    // Some files number two links alike.
    const identifier = this.#made.has(written) ? made : written;
    const { lastChangeDateTime, uri, ...others } = before;
    const link = {
      ...others,
      identifier,
      associationType: type,
      uri: typeof uri === 'string' && uri !== '' ? uri : `urn:uuid:${identifier}`,
      originNodeURI: origin,
      destinationNodeURI: destination,
      lastChangeDateTime: lastChangeDateTime ?? this.#instantOf(origin.identifier),
      ...more,
    };
    this.#made.set(identifier, inOrderOf('CFAssociation', link));
  }

  #instantOf(identifier: string): string {
    const objective = this.#items.objectives.find((one) => one.identifier === identifier);
    const ids = objective ? [objective.id] : [this.#work.course];
    return instantOf(this.#work, ids);
  }

  /** The link between two items as the framework had it. */
  #keptBetween(type: string, origin: string, destination: string): Members | undefined {
    return this.#items.keptOf
      .get(origin)
      ?.associations.find(
        (one) =>
          one.associationType === type &&
          nodeOf(one.destinationNodeURI)?.identifier.toLowerCase() === destination,
      );
  }

  #tree(): void {
    const { planted, links } = this.#items;
    const counts = new Map<string, number>();
    for (const identifier of planted.order) {
      const parent = planted.parents.get(identifier) ?? this.#work.document.identifier;
      const sequenceNumber = (counts.get(parent) ?? 0) + 1;
      counts.set(parent, sequenceNumber);
      const [origin, destination] = [links.get(identifier), links.get(parent)];
      if (!origin || !destination) continue;
      const kept = this.#keptBetween('isChildOf', identifier, parent);
      this.#add('isChildOf', origin, destination, kept, { sequenceNumber });
    }
  }

  #prerequisites(): void {
    const { here } = this.#work;
    for (const { objective, requires } of here.rows('prerequisite').values()) {
      const later = this.#objectiveOf.get(objective);
      const first = this.#objectiveOf.get(requires)?.link ?? this.#elsewhere(requires);
      if (!later || !first) continue;
      const kept = this.#keptBetween('precedes', first.identifier, later.identifier);
      this.#add('precedes', first, later.link, kept, {});
    }
  }

  /** An objective of another course; it is named, and not part of the file. */
  #elsewhere(id: string): Link | null {
    const row = this.#work.here.rows('objective').get(id);
    if (!row) return null;
    const identifier = publishedId(id);
    return { title: row.code, identifier, uri: `urn:uuid:${identifier}` };
  }

  /** What the framework says of items beyond tree and order, while the course still says so. */
  #keptLinks(): void {
    const { planted, keptOf, links } = this.#items;
    const inside = new Set(planted.order);
    for (const identifier of planted.order) {
      const origin = links.get(identifier);
      const objective = this.#items.objectives.find((one) => one.identifier === identifier);
      for (const kept of keptOf.get(identifier)?.associations ?? []) {
        const type = String(kept.associationType);
        const node = nodeOf(kept.destinationNodeURI);
        if (!origin || !node || type === 'isChildOf') continue;
        const to = node.identifier.toLowerCase();
        const isInside = inside.has(to);
        if (type === 'precedes' && isInside) continue;
        const said = { title: node.title, uri: node.uri, identifier: node.identifier };
        if (!isInside && MEANT.has(type) && !this.#isStill(objective, type, said)) continue;
        const destination = links.get(to) ?? {
          title: node.title || nameOf(node),
          identifier: node.identifier,
          uri: node.uri ?? `urn:uuid:${node.identifier}`,
        };
        this.#add(type, origin, destination, kept, {});
      }
    }
  }

  #isStill(
    objective: CaseObjective | undefined,
    type: string,
    node: { readonly title: string; readonly uri: string | null; readonly identifier: string },
  ): boolean {
    if (!objective) return true;
    if (type === 'exemplar') return this.#links(objective).has(node.uri ?? '');
    return this.#standards(objective).has(nameOf(node).slice(0, 500));
  }

  #links({ id }: CaseObjective): ReadonlyMap<string, string> {
    const own = [...this.#work.here.rows('resource').values()]
      .filter((row) => row.objective === id && isExemplar(row))
      .sort((a, b) => a.position - b.position);
    // Of two with one address the first is the link.
    return new Map(own.reverse().map(({ title, link }) => [link ?? '', title]));
  }

  /** Standards of an objective by code, with the row that they are. */
  #standards({ id }: CaseObjective): ReadonlyMap<string, { id: string; uri: string | null }> {
    const { here } = this.#work;
    const codes = new Map<string, { id: string; uri: string | null }>();
    for (const link of here.rows('objectiveStandard').values()) {
      const standard = link.objective === id ? here.rows('standard').get(link.standard) : undefined;
      if (standard) codes.set(standard.code, { id: link.standard, uri: standard.uri });
    }
    return codes;
  }

  /** Standards and examples on the web that no kept link says. */
  #outside(objective: CaseObjective): void {
    const said = new Set(
      objective.kept.associations.flatMap((one) => {
        const node = nodeOf(one.destinationNodeURI);
        if (!node || !MEANT.has(String(one.associationType))) return [];
        return one.associationType === 'exemplar' ? [node.uri ?? ''] : [nameOf(node).slice(0, 500)];
      }),
    );
    for (const [code, { id, uri }] of this.#standards(objective)) {
      if (said.has(code)) continue;
      const identifier = publishedId(id);
      const to = { title: code, identifier, uri: uri ?? `urn:uuid:${identifier}` };
      this.#add('isRelatedTo', objective.link, to, undefined, {});
    }
    for (const [link, title] of this.#links(objective)) {
      if (said.has(link)) continue;
      const to = { title, identifier: nameId('case exemplar', link), uri: link };
      this.#add('exemplar', objective.link, to, undefined, {});
    }
  }
}
