import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { LanguageChoice } from '#shared/contract/platform.ts';
import { createFormat, type Format } from '#shared/text/format.ts';
import { localeFor } from '#shared/text/language.ts';
import { loadSay } from '#shared/text/load-say.ts';
import type { Say } from '#shared/text/text.ts';
import { FormatProvider } from '../ui/format.tsx';
import { SayProvider } from '../ui/say.tsx';
import type { Client } from './client.ts';

interface Speech {
  readonly choice: LanguageChoice;
  readonly say: Say;
  readonly format: Format;
}

const Context = createContext<{
  readonly choice: LanguageChoice;
  readonly choose: (choice: LanguageChoice) => void;
}>({ choice: 'system', choose: () => undefined });

export interface LanguageProviderProps extends Speech {
  readonly client: Client;
  readonly children: ReactNode;
}

/** Texts, dates and numbers of everything below, from one language to the next as it is set. */
export function LanguageProvider({ client, children, ...first }: LanguageProviderProps) {
  const [{ choice, say, format }, setSpeech] = useState<Speech>(first);
  useEffect(() => {
    let newest: LanguageChoice | null = null;
    return client.onLanguage((next) => {
      newest = next;
      const locale = localeFor(next, navigator.language);
      void loadSay(locale).then((loaded) => {
        // Its words may come after those of a choice made since.
        if (newest !== next) return;
        document.documentElement.lang = locale;
        setSpeech({ choice: next, say: loaded, format: createFormat(locale) });
      });
    });
  }, [client]);
  const choose = (next: LanguageChoice) => void client.bridge.platform.chooseLanguage(next);
  return (
    <Context.Provider value={{ choice, choose }}>
      <SayProvider say={say}>
        <FormatProvider format={format}>{children}</FormatProvider>
      </SayProvider>
    </Context.Provider>
  );
}

/** The language that is set on this laptop, and setting it. */
export const useLanguage = () => useContext(Context);
