import type { Spoken } from '#shared/contract/host-link.ts';
import type { LanguageChoice } from '#shared/contract/platform.ts';
import { choiceIn, localeFor } from '#shared/text/language.ts';
import type { KeptText } from './kept-text.ts';

/** The language of this laptop's windows, whatever gradebook each shows. */
export interface ShellLanguage {
  spoken(): Spoken;
  /** Keeps what a person set. */
  choose(choice: LanguageChoice): void;
  /** What the system speaks, where a shell learns it from a browser. */
  hear(system: string): void;
  /** Tells at once and at every change; the answer stops it. */
  follow(listener: (spoken: Spoken) => void): () => void;
}

/** What was set on this laptop stands in one small text; `system` is the locale of the system. */
export function createShellLanguage(kept: KeptText, system: string): ShellLanguage {
  const listeners = new Set<(spoken: Spoken) => void>();
  let heard = system;
  let choice = choiceIn(kept.read()?.trim());
  let spoken: Spoken = { choice, locale: localeFor(choice, heard) };
  const settle = () => {
    const next: Spoken = { choice, locale: localeFor(choice, heard) };
    if (next.choice === spoken.choice && next.locale === spoken.locale) return;
    spoken = next;
    for (const listener of listeners) listener(spoken);
  };
  return {
    spoken: () => spoken,
    choose(next) {
      choice = next;
      kept.write(next);
      settle();
    },
    hear(next) {
      heard = next;
      settle();
    },
    follow(listener) {
      listener(spoken);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
