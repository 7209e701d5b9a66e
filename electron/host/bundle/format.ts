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
  readonly values: Readonly<Record<string, Json>>;
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
  /** Read anew from the bytes each time: a teacher's year of rows at once would crowd out all else. */
  readonly rows: () => Iterable<BundleRow>;
}

/** A whole bundle as values. */
export interface Bundle {
  readonly header: BundleHeader;
  readonly ops: readonly BundleOp[];
  /** Names of the tables that it has rows of. */
  readonly tables: ReadonlySet<string>;
}
