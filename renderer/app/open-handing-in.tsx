import { createContext, useContext } from 'react';

/** What the dialogs about terms and handing in begin with. */
export type HandingInStart =
  | {
      readonly what: 'terms';
      /** Opens with the form: of a new term, or of this one. */
      readonly edit?: 'new' | (string & {}) | undefined;
      readonly onSaved?: ((term: string | null) => void) | undefined;
    }
  | {
      readonly what: 'hand-in';
      readonly class: string;
      readonly term: string;
      readonly asOf: string;
    }
  | { readonly what: 'handed-in'; readonly class: string; readonly term: string }
  | {
      readonly what: 'grade-change' | 'dispute';
      readonly class: string;
      readonly term: string;
      readonly student: string;
    };

export const OpenHandingInContext = createContext<(start: HandingInStart) => void>(() => undefined);

/** Opens a dialog about terms or handing in from anywhere. */
export function useOpenHandingIn(): (start: HandingInStart) => void {
  return useContext(OpenHandingInContext);
}
