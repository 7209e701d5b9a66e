import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { en } from '#shared/text/en.ts';
import { createFormat } from '#shared/text/format.ts';
import { createSay } from '#shared/text/text.ts';

test('every step that undo can name has its words', () => {
  const changing = Object.entries(contract).filter(([, one]) => one.kind !== 'query');
  const missing = changing.map(([name]) => `op.${name}`).filter((key) => !(key in en));
  expect(missing).toEqual([]);
});

test('a text with one count has the other too', () => {
  const keys = new Set(Object.keys(en));
  const alone = [...keys].filter((key) => {
    if (key.endsWith('_one')) return !keys.has(key.replace(/_one$/, '_other'));
    return key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one'));
  });
  expect(alone).toEqual([]);
});

test('texts are plain: no exclamation, no "please", no "we"', () => {
  const loud = Object.entries(en).filter(([, text]) => /!|\bplease\b|\bwe\b/i.test(text));
  expect(loud).toEqual([]);
});

test('a language without texts of its own gets English in English forms, dates and numbers in its own', () => {
  for (const language of ['es-MX', 'pl', 'ar', 'tlh']) {
    const say = createSay(language);
    for (const count of [0, 1, 2, 5, 1_000_000]) {
      const said = say('charts.letters-incomplete', { count });
      expect(said, `${language} ${count}`).toBe(
        count === 1
          ? '1 is incomplete.'
          : `${count === 1_000_000 ? '1,000,000' : count} are incomplete.`,
      );
    }
  }
  const spanish = createFormat('es-ES');
  expect(spanish.longDay('2026-11-10')).toBe('martes, 10 de noviembre');
  expect(spanish.number(3.5)).toBe('3,5');
  expect(['Nz', 'Ñu', 'Oak'].sort(spanish.compare)).toEqual(['Nz', 'Ñu', 'Oak']);
});

test('the window writes dates and numbers by its format alone, never by the machine’s locale', () => {
  const strays = globSync('renderer/**/*.{ts,tsx}').filter((file) =>
    /\.toLocale\w*\(|new Intl\./.test(readFileSync(file, 'utf8')),
  );
  expect(strays).toEqual([]);
});

test('a calendar day is the same day in every time zone and reads as its language writes it', () => {
  const british = createFormat('en-GB');
  expect(british.longDay('2026-11-10')).toBe('Tuesday 10 November');
  expect(british.weekdayDay('2026-11-10')).toMatch(/^Tue,? 10 Nov$/);
  expect(createFormat('en-US').longDay('2026-11-10')).toBe('Tuesday, November 10');
  expect(british.day('2025-12-31', '2026-11-10')).toContain('2025');
  expect(british.day('2026-12-31', '2026-11-10')).not.toContain('2026');
});

test('names sort as readers expect, numbers by size', () => {
  const { compare } = createFormat('en-GB');
  expect(['Özil', 'Zorn', 'Oak', 'Álvarez', 'Ash'].sort(compare)).toEqual([
    'Álvarez',
    'Ash',
    'Oak',
    'Özil',
    'Zorn',
  ]);
  expect(['P10', 'P2'].sort(compare)).toEqual(['P2', 'P10']);
});
