import { basename } from 'node:path';
import type { WriteCtx } from './context.ts';

/** What leaves, in the words of the log of what was given away. */
export interface Disclosed {
  readonly what: string;
  /** Name of the file, or of what was printed; never a path. */
  readonly file: string;
  /** Ids of the classes; empty: all, or none where nobody's work is in it. */
  readonly classes: readonly string[];
  readonly students: number;
  /** Ids of the students where it is not everybody of these classes. */
  readonly who?: readonly string[] | null;
  readonly purpose?: string | null;
  readonly recipient?: string | null;
  readonly why?: string | null;
  readonly encrypted?: boolean;
  readonly pseudonyms?: boolean;
  /** With pictures and files of evidence. */
  readonly files?: boolean;
}

/** Writes a line of the log inside a step; answers its id. */
export function logDisclosure(
  tx: WriteCtx,
  { file, classes, who = null, ...about }: Disclosed,
): string {
  const id = tx.newId();
  tx.rows.insert('disclosure', id, {
    purpose: null,
    recipient: null,
    why: null,
    encrypted: false,
    pseudonyms: false,
    files: false,
    ...about,
    at: tx.now,
    file: basename(file),
    classes: [...classes],
    who: who === null ? null : [...who],
  });
  return id;
}
