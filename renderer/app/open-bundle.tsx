import { createContext, useContext } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';

/** A bundle that was dropped or opened elsewhere and waits to be looked at where bundles merge. */
export interface OfferedBundle {
  readonly file: FileGrant | null;
  /** Called once it is looked at. */
  readonly taken: () => void;
}

export const OfferedBundleContext = createContext<OfferedBundle>({
  file: null,
  taken: () => undefined,
});

/** The bundle that waits, if there is one. */
export function useOfferedBundle(): OfferedBundle {
  return useContext(OfferedBundleContext);
}
