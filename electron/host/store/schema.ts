import type { Generated } from 'kysely';
import type { Field, FieldKind } from '#shared/model/table.ts';
import type { tables } from '#shared/model/tables.ts';

type Sql<K extends FieldKind> = K extends 'int' | 'real' | 'instant' | 'flag' | 'ref'
  ? number
  : string;

type Column<F extends Field> = F['required'] extends true ? Sql<F['kind']> : Sql<F['kind']> | null;

type Columns<Fields> = {
  [F in keyof Fields]: Fields[F] extends Field ? Column<Fields[F]> : never;
};

interface Machinery {
  key: number;
  id: string;
  deleted: number;
}

/** One journalled move of one field of one row. Values are JSON texts; NULL is null. */
export interface ChangeRow {
  seq: number;
  op: number;
  entity: string;
  row: string;
  field: string;
  before: string | null;
  after: string | null;
  hlc: string;
  device: string;
  hash: string;
}

/** One step the teacher took: a command, an undo or a redo. */
export interface OpRow {
  key: number;
  id: string;
  hlc: string;
  device: string;
  name: string;
  /** JSON: what it was about, by ids and counts, never by names. */
  subject: string;
  by: string | null;
  at: number;
  knownAt: number;
  /** `setup`, `do`, `undo` or `redo`. */
  role: string;
  undoes: number | null;
  undoneBy: number | null;
  /** First and last key of the evidence that it brought. */
  evidenceFrom: number | null;
  evidenceTo: number | null;
  /** The merge that brought a step of another file; null: done here. */
  via: number | null;
  chain: string;
}

/** The tables as the compiler for SQL sees them. */
export type Db = {
  [T in keyof typeof tables]: Columns<(typeof tables)[T]['fields']> & Machinery;
} & {
  evidence: { op: number };
  fileBytes: { key: Generated<number>; sha256: string; bytes: Uint8Array };
  change: ChangeRow;
  op: OpRow;
  moved: Pick<ChangeRow, 'seq' | 'op' | 'entity' | 'row' | 'field' | 'before' | 'after'>;
  rowVersion: Pick<ChangeRow, 'seq' | 'op' | 'entity' | 'row'> & { stored: string };
  keptRow: Pick<ChangeRow, 'entity' | 'row'>;
  erasedRow: Pick<ChangeRow, 'entity' | 'row' | 'op'>;
  erasedRest: { op: number; appended: string; rest: string };
  unknownField: Pick<ChangeRow, 'seq' | 'op' | 'entity' | 'row' | 'field'> & { value: string };
};
