import { expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { en } from '#shared/text/en.ts';
import { createFormat } from '#shared/text/format.ts';

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
