import type { Language, LanguageChoice } from '../contract/platform.ts';

/** The languages that texts exist in, as they call themselves. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'es', name: 'Español' },
];

/** Where a system names none of ours: English as most of the world writes its days. */
const ELSEWHERE = 'en-GB';

/** Of a language that was chosen on a system of another one. */
const USUAL: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** The language of a locale; every one that we do not speak reads English. */
export const languageOf = (locale: string): Language => (/^es\b/i.test(locale) ? 'es' : 'en');

/**
 * The locale that texts, dates, numbers and order follow. Dates never stand in another language than
 * the sentence around them; which days come first is the system's word where it speaks that language.
 */
export function localeFor(choice: LanguageChoice, system: string): string {
  const known = Intl.getCanonicalLocales(isLocale(system) ? system : [])[0] ?? ELSEWHERE;
  const spoken = /^(en|es)\b/.exec(known)?.[1];
  if (choice === 'system') return spoken === undefined ? ELSEWHERE : known;
  return spoken === choice ? known : USUAL[choice];
}

/** A choice as it was kept or sent; what is none of them follows the system. */
export const choiceIn = (text: unknown): LanguageChoice =>
  text === 'en' || text === 'es' ? text : 'system';

const isLocale = (text: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);
