import { createContext, type ReactNode, useContext } from 'react';
import { createSay, type Say } from '#shared/text/text.ts';

const Context = createContext<Say>(createSay());

/** Chooses the language of everything below. */
export function SayProvider({ say, children }: { say: Say; children: ReactNode }) {
  return <Context.Provider value={say}>{children}</Context.Provider>;
}

/** Texts by key, the same ones the host and the menus use. */
export function useSay(): Say {
  return useContext(Context);
}
