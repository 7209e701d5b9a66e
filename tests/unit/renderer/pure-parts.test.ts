import { describe, expect, test } from 'vitest';
import { es } from '#shared/text/es.ts';
import { createSay } from '#shared/text/text.ts';
import { formatRoute, parseRoute, type Route } from '../../../renderer/app/route.ts';
import { monthAfter, weeksOfMonth } from '../../../renderer/features/objectives/month.ts';
import {
  resourcesFromText,
  resourcesToText,
} from '../../../renderer/features/objectives/resources-text.ts';
import { createPaletteSearch } from '../../../renderer/features/search/palette-search.ts';
import { withDaysInWords } from '../../../renderer/ui/days-in-words.ts';
import { fillOf, toneOf } from '../../../renderer/ui/level-tone.ts';
import { isShortcut, shownShortcut } from '../../../renderer/ui/shortcut.ts';

describe('places in the address', () => {
  const id = '01900000-0000-7000-8000-000000000001';
  const places: Route[] = [
    { at: 'home' },
    { at: 'start' },
    { at: 'day' },
    { at: 'courses', course: undefined },
    { at: 'courses', course: id },
    { at: 'settings', section: `classes:${id}` },
    { at: 'student', class: id, student: id },
    { at: 'class', class: id, view: 'grid', student: id, objective: id, part: undefined },
    {
      at: 'class',
      class: id,
      view: 'objectives',
      student: undefined,
      objective: undefined,
      part: 'calendar',
    },
  ];
  test.each(places)('%o is found again from its address', (place) => {
    expect(parseRoute(formatRoute(place))).toEqual(place);
  });
  test.each(['', '#', '#/nowhere', '#/class', '#/class/', '#/%00'])('%j leads home', (address) => {
    expect(parseRoute(address)).toEqual({ at: 'home' });
  });
  test('an unknown view of a class is its grid', () => {
    expect(parseRoute(`#/class/${id}/elsewhere`)).toMatchObject({ at: 'class', view: 'grid' });
  });
});

describe('shortcuts', () => {
  const press = (key: string, more: object = {}) => ({
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  test.each([
    ['Mod+Z', press('z', { ctrlKey: true }), true],
    ['Mod+Z', press('z', { metaKey: true }), true],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['g', press('g'), true],
    ['g', press('g', { ctrlKey: true }), false],
    ['g', press('g', { altKey: true }), false],
    ['?', press('?', { shiftKey: true }), true],
    ['Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true],
    ['Alt+1', press('1'), false],
    ['Mod+.', press('.', { ctrlKey: true }), true],
  ] as const)('%s against %o: %s', (shortcut, pressed, expected) => {
    expect(isShortcut(pressed, shortcut)).toBe(expected);
  });
  test('are shown as the machine writes them', () => {
    expect(shownShortcut('Mod+Shift+Z', false, createSay())).toBe('Ctrl+Shift+Z');
    expect(shownShortcut('Mod+Shift+Z', true, createSay())).toBe('⌘⇧Z');
    expect(shownShortcut('+', true, createSay())).toBe('+');
    const spanish = createSay('es', es);
    expect(shownShortcut('Mod+Shift+Z', false, spanish)).toBe('Ctrl+Mayús+Z');
    expect(shownShortcut('Del', false, spanish)).toBe('Supr');
  });
});

describe('level marks', () => {
  test.each([
    [4, 1, ['warm0', 'cool1', 'cool2', 'cool3']],
    [5, 3, ['warm0', 'warm0', 'warm1', 'cool1', 'cool3']],
    [2, 1, ['warm0', 'cool3']],
    [8, 4, ['warm0', 'warm0', 'warm0', 'warm1', 'cool1', 'cool2', 'cool2', 'cool3']],
  ] as const)('%i levels with the threshold at %i', (count, threshold, tones) => {
    expect(tones.map((_, index) => toneOf(index, threshold, count))).toEqual(tones);
  });
  test('the ring grows with the level, empty at the lowest and full at the highest', () => {
    expect([0, 1, 2, 3].map((index) => fillOf(index, 4))).toEqual([0, 25, 50, 100]);
    for (const count of [2, 3, 5, 8]) {
      const fills = Array.from({ length: count }, (_, index) => fillOf(index, count));
      expect(fills[0]).toBe(0);
      expect(fills.at(-1)).toBe(100);
      expect([...fills].sort((a, b) => a - b)).toEqual(fills);
      expect(new Set(fills).size).toBe(count);
    }
  });
});

describe('months', () => {
  test('weeks begin on Monday and cover the whole month', () => {
    const weeks = weeksOfMonth('2026-11-17');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
    expect(weeks).toHaveLength(6);
  });
  test.each([
    ['2026-11-17', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-31', -1, '2025-12-01'],
    ['2026-03-01', -15, '2024-12-01'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(monthAfter(from, months)).toBe(expected);
  });
});

test('resources survive being written as lines and read again', () => {
  const resources = [
    { title: 'Video: shells', link: 'https://example.org/a?b=1' },
    { title: 'Textbook, page 40', link: null },
  ];
  expect(resourcesFromText(resourcesToText(resources))).toEqual(resources);
  expect(resourcesFromText('  https://example.org/x \n\n')).toEqual([
    { title: 'https://example.org/x', link: 'https://example.org/x' },
  ]);
});

describe('the palette', () => {
  const search = createPaletteSearch(
    [
      { id: 'undo', label: 'Undo', detail: 'Ctrl+Z', words: '' },
      { id: 'names', label: 'Hide or show all names', detail: 'Ctrl+.', words: '' },
    ],
    {
      students: [
        {
          id: 's1',
          class: 'c',
          className: 'Chemistry P1',
          name: 'Fekete, Zsófia',
          schoolId: '0042',
        },
        {
          id: 's2',
          class: 'c',
          className: 'Chemistry P1',
          name: 'O’Brien, Saoirse',
          schoolId: null,
        },
      ],
      objectives: [
        {
          id: 'o1',
          class: 'c',
          className: 'Chemistry P1',
          code: 'C2.2',
          statement: 'Electron configuration',
        },
      ],
    },
  );
  test.each([
    ['zsofia', 'Fekete, Zsófia'],
    ['FEK zso', 'Fekete, Zsófia'],
    ['0042', 'Fekete, Zsófia'],
    ['saoirse', 'O’Brien, Saoirse'],
    ['c2.2', 'C2.2 Electron configuration'],
    ['configurtion', 'C2.2 Electron configuration'],
    ['hide names', 'Hide or show all names'],
  ])('finds %s', (query, label) => {
    expect(search(query)[0]?.label).toBe(label);
  });
  test('offers actions alone before anything is typed', () => {
    expect(search('').map((one) => one.id)).toEqual(['undo', 'names']);
  });
});

test('days in a sentence of the host are written as people here write them', () => {
  const day = (date: string) => `<${date}>`;
  expect(withDaysInWords('The day 2026-11-14 is off until 2026-12-01.', day)).toBe(
    'The day <2026-11-14> is off until <2026-12-01>.',
  );
  const other = 'Row 12026-11-144 and 2026-13-01 stay.';
  expect(withDaysInWords(other, day)).toBe(other);
});
