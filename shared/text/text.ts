import { createInstance } from 'i18next';
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
  const i18n = createInstance();
  i18n.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (key, params) => i18n.t(key, { ...params });
}

/** The sentence of a trouble. */
export function sentenceOf(say: Say, trouble: Trouble): string {
  return say(`error.${trouble.code}`, trouble.params);
}
