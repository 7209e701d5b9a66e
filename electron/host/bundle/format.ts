import type { BundlePurpose } from '#shared/model/table.ts';
import type { Change } from '#shared/sync/change.ts';
import type { VersionVector } from '#shared/sync/version-vector.ts';
import type { Json } from '#shared/util/json.ts';

/** The format that this Gradus writes; README.md beside this file says what it is. */
export const FORMAT = 1;

/** The first record of a bundle. */
export interface BundleHeader {
  readonly gradus: 'bundle';
  readonly format: number;
  /** Version of the tables of the Gradus that wrote it; newer ones may have more fields. */
  readonly schema: number;
  readonly purpose: BundlePurpose;
  /** Whose gradebook it is: ids of its own rows, the first made first. */
  readonly gradebooks: readonly string[];
  readonly teacher: string | null;
  readonly school: string | null;
  readonly exportedAt: number;
  /** Some classes or students only; null: all. */
  readonly chosen: { readonly classes: readonly string[]; readonly students: number } | null;
  readonly pseudonyms: boolean;
  readonly vector: VersionVector;
  /** Names of the values of `row` records by table. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** A row that is written once. */
export interface BundleRow {
  readonly table: string;
  readonly id: string;
  /** Its values, in the order in which its table declares its fields; empty for an unknown table. */
  readonly cells: readonly Json[];
  /** What only a newer Gradus knows of it; for a table that nobody knows here, everything. */
  readonly more: Readonly<Record<string, Json>> | null;
}

/** One step with everything that it did. */
export interface BundleOp {
  readonly id: string;
  readonly hlc: string;
  readonly device: string;
  readonly name: string;
  /** As JSON text. */
  readonly subject: string;
  readonly by: string | null;
  readonly at: number;
  readonly role: string;
  readonly changes: readonly Change[];
  /** Read from the bytes when asked for, one at a time. */
  readonly rows: () => Iterable<BundleRow>;
}

/** The bytes of a picture or file, proven to be those of the hash. */
export interface BundleFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * A whole bundle. A teacher's year may be forty thousand steps of one row each: what is not a change
 * is read from the bytes when it is asked for, and never held at once.
 */
export interface Bundle {
  readonly header: BundleHeader;
  /** Newest stamp of all steps. */
  readonly newest: string;
  /** Tables that something is said about. */
  readonly tables: ReadonlySet<string>;
  /** Steps that changed something, with their places among all steps. */
  readonly changing: readonly { readonly place: number; readonly op: BundleOp }[];
  /** Pictures and files that rows of the bundle name, read anew each time. */
  readonly files: () => Iterable<BundleFile>;
  /** All steps in their order, read anew each time. */
  readonly ops: () => Iterable<BundleOp>;
}
