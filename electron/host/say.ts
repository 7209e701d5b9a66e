import { builtInName } from '#shared/domain/built-in-names.ts';
import { es } from '#shared/text/es.ts';
import { fieldWords, rowWords } from '#shared/text/field-words.ts';
import { createFormat, type Format } from '#shared/text/format.ts';
import { languageOf } from '#shared/text/language.ts';
import { createSay, type Say, type TextKey } from '#shared/text/text.ts';

interface Tongue {
  readonly locale: string;
  readonly say: Say;
  readonly format: Format;
}

const tongueOf = (locale: string): Tongue => ({
  locale,
  say: languageOf(locale) === 'es' ? createSay(locale, es) : createSay(locale),
  format: createFormat(locale),
});

// One for the whole process: a host answers the windows of one laptop, which speak one language.
let tongue = tongueOf('en-US');

/** Everything the host says from here on is said in this locale. */
export function speak(locale: string): void {
  if (locale !== tongue.locale) tongue = tongueOf(locale);
}

/** The locale in which the host speaks. */
export const spokenLocale = (): string => tongue.locale;

/** What is built in is called so here; `name` is its English one. */
export const sayBuiltIn = (name: string): string => builtInName(name, languageOf(tongue.locale));

const isEnglish = (): boolean => languageOf(tongue.locale) === 'en';

/**
 * A field, a table, a kind of evidence inside a sentence. English keeps the names that the file
 * has and that the documents speak of; another language has words for them.
 */
export const sayField = (table: string, field: string): string =>
  isEnglish() ? field : fieldWords(say, table, field);
export const sayTable = (table: string): string => (isEnglish() ? table : rowWords(say, table));
export const sayKind = (kind: string): string =>
  isEnglish() ? kind : (wordOf(`kind.${kind}`) ?? kind);
export const sayMark = (kind: string): string =>
  isEnglish() ? kind : (wordOf(`mark.${kind}`)?.toLowerCase() ?? kind);

const isKey = (key: string): key is TextKey => Object.hasOwn(es, key);
const wordOf = (key: string): string | null => (isKey(key) ? say(key) : null);

/** Sentences that the host writes itself. */
export const say: Say = (key, params) => tongue.say(key, params);

/** Days, numbers, lists and order of names in what the host says. */
export const format: Format = {
  longDay: (date) => tongue.format.longDay(date),
  fullDay: (date) => tongue.format.fullDay(date),
  weekdayDay: (date) => tongue.format.weekdayDay(date),
  day: (date, today) => tongue.format.day(date, today),
  weekday: (date) => tongue.format.weekday(date),
  shortWeekday: (date) => tongue.format.shortWeekday(date),
  month: (date) => tongue.format.month(date),
  time: (instant) => tongue.format.time(instant),
  dayAndTime: (instant) => tongue.format.dayAndTime(instant),
  number: (value) => tongue.format.number(value),
  list: (parts) => tongue.format.list(parts),
  compare: (a, b) => tongue.format.compare(a, b),
};
