import { createContext, useContext } from 'react';
import type { ImportKind } from '#shared/contract/features/interchange.ts';
import type { FileGrant } from '#shared/contract/platform.ts';

/** What an import begins with; everything can be changed in its dialog. */
export interface ImportStart {
  readonly kind: ImportKind;
  /** Name of the class that takes the rows. */
  readonly class?: string | undefined;
  /** Name of the course that takes the objectives. */
  readonly course?: string | undefined;
  /** The class that was on the screen: proposed for what has to go into a class. */
  readonly seen?: string | undefined;
  readonly file?: FileGrant | undefined;
}

export const OpenImportContext = createContext<(start: ImportStart) => void>(() => undefined);

/** Opens the import dialog from anywhere. */
export function useOpenImport(): (start: ImportStart) => void {
  return useContext(OpenImportContext);
}
