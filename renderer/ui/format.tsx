import { createContext, type ReactNode, useContext } from 'react';
import { createFormat, type Format } from '#shared/text/format.ts';

const Context = createContext<Format>(createFormat('en-GB'));

/** Chooses how dates and numbers are written below. */
export function FormatProvider({ format, children }: { format: Format; children: ReactNode }) {
  return <Context.Provider value={format}>{children}</Context.Provider>;
}

/** Dates, numbers and name order in the person's locale. */
export function useFormat(): Format {
  return useContext(Context);
}
