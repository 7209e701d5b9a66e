import { basename } from 'node:path';
import type { Name } from '#shared/contract/contract.ts';
import type { JobCtx } from './context.ts';

/** What left, in the words of the log of what was given away. */
export interface Disclosed {
  readonly step: Name;
  readonly what: string;
  readonly path: string;
  /** Ids of the classes; empty: all. */
  readonly classes: readonly string[];
  readonly students: number;
}

/** Writes down that a file with students' work left this gradebook. */
export function disclose(ctx: JobCtx, { step, what, path, classes, students }: Disclosed): void {
  ctx.transact({ name: step, role: 'setup' }, (tx) =>
    tx.rows.insert('disclosure', tx.newId(), {
      at: tx.now,
      what,
      purpose: null,
      file: basename(path),
      classes: [...classes],
      students,
      recipient: null,
      why: null,
      encrypted: false,
      pseudonyms: false,
    }),
  );
}
