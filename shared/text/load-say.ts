import { languageOf } from './language.ts';
import { createSay, type Say } from './text.ts';

/** Says texts in a locale's language; what is not English is read only where it is spoken. */
export async function loadSay(locale: string): Promise<Say> {
  if (languageOf(locale) === 'en') return createSay(locale);
  const { es } = await import('./es.ts');
  return createSay(locale, es);
}
