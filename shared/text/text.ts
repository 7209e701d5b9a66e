import { createInstance, type i18n } from 'i18next';
import type { Trouble } from '../contract/errors.ts';
import { en } from './en.ts';
import { thingWords } from './thing-words.ts';

/** A key without its plural ending. */
type Stem<K> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
export type TextKey = Stem<keyof typeof en>;
export type TextParams = Readonly<Record<string, string | number>>;

/** Every text of a language, plural endings and all. */
export type Texts = Readonly<Record<keyof typeof en, string>>;

/** Says a text in the chosen language; `count` in the params chooses the plural form. */
export type Say = (key: TextKey, params?: TextParams) => string;

/**
 * Says texts by their keys. `texts` are those of the locale's language; without them, and where a
 * text is missing, it is English. They are handed in, so that a window loads what it speaks alone.
 */
export function createSay(locale = 'en', texts: Texts = en): Say {
  // Begun with the first text: who never says anything does not wait for it.
  let begun: i18n | null = null;
  // Most texts have nothing to fill in and are said a hundred times a screen.
  const plain = new Map<TextKey, string>();
  return (key, params) => {
    const known = params ? undefined : plain.get(key);
    if (known !== undefined) return known;
    begun ??= begin(locale, texts);
    const text = begun.t(key, params ? { ...params, replace: written(params, begun) } : {});
    if (!params) plain.set(key, text);
    return text;
  };
}

/** From a thousand on a number is read by its groups; the plural still goes by the number itself. */
const written = (params: TextParams, { resolvedLanguage = 'en', language }: i18n): TextParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && Math.abs(value) >= 1000
        ? value.toLocaleString(
            language.startsWith(resolvedLanguage) ? language : resolvedLanguage,
            { maximumFractionDigits: 20 },
          )
        : value,
    ]),
  );

function begin(locale: string, texts: Texts): i18n {
  const instance = createInstance();
  const [language = 'en'] = locale.split('-');
  instance.init({
    lng: locale,
    fallbackLng: 'en',
    resources: {
      en: { translation: en },
      ...(texts !== en && { [language]: { translation: withMillions(texts) } }),
    },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}

/** Spanish counts whole millions apart (`_many`); ours read like any other number. */
const withMillions = (texts: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      key.endsWith('_other')
        ? [
            [key, text],
            [key.replace(/_other$/, '_many'), text],
          ]
        : [[key, text]],
    ),
  );

/** The sentence of a trouble. */
export function sentenceOf(say: Say, { code, params }: Trouble): string {
  const { what } = params;
  const named = typeof what === 'string' ? { ...params, what: thingWords(say, what) } : params;
  // What has no value to be shown is refused without an empty pair of quotes.
  if (code === 'INVALID' && params.value === '') return say('error.INVALID-bare', named);
  return say(`error.${code}`, named);
}
