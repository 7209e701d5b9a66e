import { expect, test } from 'vitest';
import { builtInName, builtInNames } from '#shared/domain/built-in-names.ts';
import { BUILT_IN_SCALES } from '#shared/domain/built-in-scales.ts';
import { PRESET_RULES } from '#shared/domain/letter/presets.ts';
import { en } from '#shared/text/en.ts';
import { es } from '#shared/text/es.ts';
import { createFormat } from '#shared/text/format.ts';
import { localeFor } from '#shared/text/language.ts';
import { createSay, type TextKey } from '#shared/text/text.ts';

// That no key is missing and none is one too many, the compiler holds.

const keys = Object.keys(es) as (keyof typeof es)[];
const gapsOf = (text: string) => (text.match(/\{\{-?\s*[\w.]+/g) ?? []).sort();
const tagsOf = (text: string) => (text.match(/<\/?\w+/g) ?? []).sort();

test('Spanish fills the gaps that English has', () => {
  const off = keys.filter((key) => {
    // One of something may be said without its number, in either language.
    const may = key.endsWith('_one') ? '{{count' : '';
    const gaps = [en[key], es[key]].map((text) => gapsOf(text).filter((gap) => gap !== may));
    return (
      JSON.stringify(gaps.map((all) => [...new Set(all)])[0]) !==
        JSON.stringify(gaps.map((all) => [...new Set(all)])[1]) ||
      JSON.stringify(tagsOf(en[key])) !== JSON.stringify(tagsOf(es[key]))
    );
  });
  expect(off.map((key) => `${key}: ${es[key]}`)).toEqual([]);
});

test('every Spanish text says something, in plain words', () => {
  expect(keys.filter((key) => es[key].trim() === '' && en[key].trim() !== '')).toEqual([]);
  const loud = keys.filter((key) => /[!¡]|\bpor favor\b|\bnosotros\b|[«»]/i.test(es[key]));
  expect(loud).toEqual([]);
});

/** Words that are Spanish as they stand, names of programs and of what they write. */
const SAME =
  /^[\W\d_]*$|^( · SHA|kB|F|Gradus|Windows|UTF-8|Brightspace|PowerTeacher|Open Badges|Kappa|CSV|XLSX…?|PDF|OneRoster|Canvas|Moodle|Google|PowerSchool|CASE|SHA-256|xAPI|JSON|normal|total|error|Zoom|[Nn]o|Simple|Marzano|Color|General|Final|Individual|Plan)\b/;

test('nothing is left in English', () => {
  const left = keys.filter(
    (key) => es[key] === en[key] && !SAME.test(es[key].replace(/\{\{\w+\}\} ?/g, '')),
  );
  expect(left.map((key) => `${key}: ${es[key]}`)).toEqual([]);
  const english = keys.filter((key) =>
    /\b(the|and|with|of|is|are|students?)\b/.test(es[key].replace(/\{\{\w+\}\}|--\w+/g, '')),
  );
  expect(english.map((key) => `${key}: ${es[key]}`)).toEqual([]);
});

test('what counts is counted in both languages, whole millions too', () => {
  const say = createSay('es-MX', es);
  for (const key of keys.filter((one) => one.endsWith('_other'))) {
    const stem = key.replace(/_other$/, '') as TextKey;
    const params = Object.fromEntries(
      gapsOf(es[key]).map((gap) => [gap.replace(/\W/g, ''), 'x'] as const),
    );
    for (const count of [0, 1, 2, 1_000_000, 2_000_000]) {
      const said = say(stem, { ...params, count });
      expect(said, `${key} ${count}`).not.toContain('{{');
      expect(said).not.toBe(stem);
    }
  }
  expect(say('app.students', { count: 1 })).toBe('1 estudiante');
  expect(say('app.students', { count: 1_000_000 })).toBe('1,000,000 estudiantes');
  expect(createSay('es-ES', es)('app.students', { count: 12_345 })).toBe('12.345 estudiantes');
});

test('all that is built in has a Spanish name, and is found by either', () => {
  const names = [
    ...BUILT_IN_SCALES.flatMap(({ name, levels }) => [name, ...levels.map((one) => one.name)]),
    ...PRESET_RULES.map(({ name }) => name),
  ];
  for (const name of names) {
    const spanish = builtInName(name, 'es');
    expect(builtInNames(name)).toEqual([name, spanish]);
    expect(builtInNames(spanish)).toEqual([name, spanish]);
    expect(builtInName(name, 'en')).toBe(name);
  }
  expect(builtInName('Not yet', 'es')).toBe('Aún no');
  expect(builtInName('My scale', 'es')).toBe('My scale');
});

test.each([
  ['system', 'es-MX', 'es-MX'],
  ['system', 'en-GB', 'en-GB'],
  ['system', 'es', 'es'],
  // Dates of a third language would stand in English sentences.
  ['system', 'de-DE', 'en-GB'],
  ['system', '', 'en-GB'],
  ['system', 'not a locale', 'en-GB'],
  ['es', 'en-US', 'es-US'],
  ['es', 'es-ES', 'es-ES'],
  ['en', 'es-ES', 'en-US'],
  ['en', 'en-GB', 'en-GB'],
] as const)('%s on a system of %s is %s', (choice, system, locale) => {
  expect(localeFor(choice, system)).toBe(locale);
});

test('lists, days and order are those of the language', () => {
  expect(createFormat('es-US').list(['a', 'b', 'c'])).toBe('a, b y c');
  expect(createFormat('en-US').list(['a', 'b', 'c'])).toBe('a, b, and c');
  expect(createFormat('es-US').longDay('2026-11-10')).toBe('martes, 10 de noviembre');
  const { compare } = createFormat('es-US');
  expect(['Nz', 'Oak', 'Ñu'].sort(compare)).toEqual(['Nz', 'Ñu', 'Oak']);
});

test('a day inside a Spanish sentence has its article, today has none', () => {
  const say = createSay('es-US', es);
  const on = say('reason.on-day', { day: 'martes' });
  expect(say('reason.stuck', { count: 1, objectives: 'A3', day: on })).toBe(
    'Atascado: A3, último intento el martes',
  );
  expect(say('appointment.saved', { day: say('reason.today') })).toBe('Cita hoy: ');
  expect(createSay()('reason.on-day', { day: 'Tuesday' })).toBe('Tuesday');
});
