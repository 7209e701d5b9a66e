import { createContext, useContext } from 'react';
import type { EvidenceKind } from '#shared/contract/types.ts';

/** What the dialogs about mastery checks begin with. */
export type CheckStart =
  | {
      readonly what: 'check';
      readonly class: string;
      readonly objective?: string | undefined;
      readonly students?: readonly string[] | undefined;
      readonly kind?: EvidenceKind | undefined;
      /** They look at the screen themselves: nobody else is named. */
      readonly isAlone?: boolean | undefined;
      /** Levels that are chosen already, by student. */
      readonly levels?: Readonly<Record<string, string>> | undefined;
      /** Once it was recorded and the dialog is gone. */
      readonly onRecorded?: (() => void) | undefined;
    }
  | { readonly what: 'clipboard' | 'retention'; readonly class: string };

export const OpenCheckContext = createContext<(start: CheckStart) => void>(() => undefined);

/** Opens a mastery check, a clipboard sheet or what to revisit, from anywhere. */
export function useOpenCheck(): (start: CheckStart) => void {
  return useContext(OpenCheckContext);
}
