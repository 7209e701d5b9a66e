import { createInstance, type i18n } from 'i18next';
import type { Trouble } from '../contract/errors.ts';
import { en } from './en.ts';

/** A key without its plural ending. */
type Stem<K> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
export type TextKey = Stem<keyof typeof en>;
export type TextParams = Readonly<Record<string, string | number>>;

/** Says a text in the chosen language; `count` in the params chooses the plural form. */
export type Say = (key: TextKey, params?: TextParams) => string;

/** The texts of one language (`en` for now; unknown languages fall back to it). */
export function createSay(language = 'en'): Say {
  // Begun with the first text: who never says anything does not wait for it.
  let texts: i18n | null = null;
  // Most texts have nothing to fill in and are said a hundred times a screen.
  const plain = new Map<TextKey, string>();
  return (key, params) => {
    const known = params ? undefined : plain.get(key);
    if (known !== undefined) return known;
    texts ??= textsOf(language);
    const text = texts.t(key, params ? { ...params, replace: written(params, texts) } : {});
    if (!params) plain.set(key, text);
    return text;
  };
}

/** From a thousand on a number is read by its groups; the plural still goes by the number itself. */
const written = (params: TextParams, { resolvedLanguage }: i18n): TextParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && Math.abs(value) >= 1000
        ? value.toLocaleString(resolvedLanguage, { maximumFractionDigits: 20 })
        : value,
    ]),
  );

function textsOf(language: string): i18n {
  const texts = createInstance();
  texts.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return texts;
}

/** The sentence of a trouble. */
export function sentenceOf(say: Say, trouble: Trouble): string {
  return say(`error.${trouble.code}`, trouble.params);
}
