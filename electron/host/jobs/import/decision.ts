import type { Output } from '#shared/contract/contract.ts';
import type { Row } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { Problem } from '../../interchange/problem.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Rows } from '../../store/rows.ts';

type PreviewOutput = Output<'import.preview'>;

/** How many rows of a file are shown in a preview. */
export const SAMPLE_ROWS = 20;

export interface Counts {
  new: number;
  changed: number;
  unchanged: number;
  unmatched: number;
  refused: number;
}

/** Row writes in the order in which they must happen (a link's target first). */
export class Writes {
  readonly #steps: ((rows: Rows) => void)[] = [];

  get count(): number {
    return this.#steps.length;
  }
  /** Creates a row or brings every field to these values. */
  put<T extends TableName>(table: T, id: string, values: Row<T>): void {
    this.#steps.push((rows) => rows.put(table, id, values));
  }
  /** Changes some fields; an empty patch is no write. */
  update<T extends TableName>(table: T, id: string, patch: Partial<Row<T>>): void {
    if (Object.keys(patch).length === 0) return;
    this.#steps.push((rows) => rows.update(table, id, patch));
  }
  remove(table: TableName, id: string): void {
    this.#steps.push((rows) => rows.remove(table, id));
  }
  /** Brings a row that undo took away back as it was. */
  revive(entity: TableName, row: string): void {
    this.#steps.push((rows) => rows.apply({ entity, row, field: ROW, before: null, after: {} }));
  }
  /** Writes everything; call it inside a transaction. */
  perform(rows: Rows): void {
    for (const step of this.#steps) step(rows);
  }
}

/** What taking a file would do; the preview shows it and the taking performs its writes. */
export interface Decision {
  readonly counts: Counts;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly classes: PreviewOutput['classes'];
  readonly notListed: PreviewOutput['notListed'];
  /** Name of the course that takes the objectives. */
  readonly course?: string;
  /** Name of the class that uses that course from now on. */
  readonly joins?: string | null;
  readonly asks: PreviewOutput['asks'];
  /** Classes that the file is about, with the names they will have. */
  readonly touched: readonly { readonly id: string; readonly name: string }[];
  readonly writes: Writes;
  /** A framework, for choosing from it. */
  readonly framework?: PreviewOutput['framework'];
  /** Columns and people of a learning platform's export. */
  readonly grades?: PreviewOutput['grades'];
  /** People of a list with one result a row whom nobody found. */
  readonly matching?: PreviewOutput['matching'];
  /** Its levels by other names. */
  readonly words?: PreviewOutput['words'];
  /** Why nothing of it can be taken before a person has said more. */
  readonly unusable?: string | null;
}

/** What every decision is made with; ids come from outside so that deciding stays a function. */
export interface Deciding {
  readonly here: Snapshot;
  readonly newId: () => string;
}

/** Some fields of a row while they are gathered. */
export type Draft<R> = { -readonly [F in keyof R]?: R[F] };

export const noCounts = (): Counts => ({
  new: 0,
  changed: 0,
  unchanged: 0,
  unmatched: 0,
  refused: 0,
});

/**
 * The fields in which a file's values replace those here. A blank in a file wipes nothing; what a
 * person wrote since the last import stays, and `kept` counts it.
 */
export function replacedFields<T extends Exclude<TableName, 'evidence'>>(
  here: Snapshot,
  table: T,
  id: string,
  present: Row<T>,
  wanted: Partial<Row<T>>,
  kept: { byHand: number },
): Partial<Row<T>> {
  const patch: Partial<Row<T>> = {};
  for (const field of Object.keys(wanted) as (keyof Row<T> & string)[]) {
    const [before, after] = [present[field], wanted[field]];
    if (after === null || after === undefined || after === '' || before === after) continue;
    const isOpen = before === null || before === '';
    if (!isOpen && here.byHand(table, id, field)) kept.byHand += 1;
    else patch[field] = after;
  }
  return patch;
}
