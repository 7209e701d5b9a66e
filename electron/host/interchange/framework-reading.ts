import type { Json } from '#shared/util/json.ts';
import type { OwnMembers } from './case-own.ts';
import type { ReadingBase } from './reading.ts';

/** What a level of an item's rubric says. */
export interface FrameworkLevel {
  readonly id: string;
  readonly quality: string | null;
  readonly score: number | null;
  readonly text: string;
}

/** One item of a framework: a standard, a cluster, an outcome. */
export interface FrameworkItem {
  readonly row: number | null;
  readonly identifier: string;
  readonly uri: string | null;
  readonly code: string | null;
  readonly statement: string;
  /** The short wording. */
  readonly short: string | null;
  readonly type: string | null;
  /** Identifier of the item above; null at the top. */
  readonly parent: string | null;
  /** When the file says it changed last, in UTC. */
  readonly changed: string | null;
  /** It only holds others together; it is never an objective itself. */
  readonly isGroup: boolean;
  /** It is a unit of a course even where nothing stands below it. */
  readonly isUnit?: boolean;
  readonly levels: readonly FrameworkLevel[];
  /** What a file of Gradus says beyond CASE. */
  readonly own: OwnMembers | null;
  /** Everything that the file says of it, and its links, as it stands there. */
  readonly raw: Json;
}

/** A link from an item to something outside the file. */
export interface FrameworkLink {
  readonly item: string;
  readonly kind: string;
  readonly title: string;
  readonly uri: string | null;
}

/** A framework of objectives or standards, items in the order of the tree. */
export interface FrameworkReading extends ReadingBase {
  readonly kind: 'case';
  readonly document: {
    readonly identifier: string;
    readonly title: string;
    readonly raw: Json;
  };
  readonly items: readonly FrameworkItem[];
  /** What comes first and what needs it, both items of the file. */
  readonly precedes: readonly { readonly first: string; readonly later: string }[];
  readonly links: readonly FrameworkLink[];
}

export type FrameworkPart = Pick<
  FrameworkReading,
  'document' | 'items' | 'precedes' | 'links' | 'refused' | 'notes'
>;

/** A framework beyond this is a library of frameworks. */
export const MOST_ITEMS = 20_000;
