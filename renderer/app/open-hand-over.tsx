import { createContext, useContext } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';

/** What the dialogs about students' records begin with. */
export type HandOverStart =
  | { readonly what: 'give'; readonly student: string; readonly name: string }
  | {
      readonly what: 'take';
      /** The class that takes it, and who it is, where the place says so. */
      readonly class?: string | undefined;
      readonly student?: string | undefined;
      /** The file, where it was dropped or opened already, and what opened it. */
      readonly file?: FileGrant | undefined;
      readonly word?: string | undefined;
    };

export const OpenHandOverContext = createContext<(start: HandOverStart) => void>(() => undefined);

/** Opens the dialog that writes a student's record, or takes one that came, from anywhere. */
export function useOpenHandOver(): (start: HandOverStart) => void {
  return useContext(OpenHandOverContext);
}
