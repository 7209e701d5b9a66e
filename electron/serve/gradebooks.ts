import type { FileChoice, FileOpening } from '#shared/contract/platform.ts';

/** The other gradebooks, as one window sees them. */
export interface Gradebooks {
  choices(): readonly FileChoice[];
  /** A browser cannot point at a file that stays where it is: only known ones open, else null. */
  open(file: unknown): Promise<FileOpening | null>;
}
