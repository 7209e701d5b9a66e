import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Intent,
  intentOf,
  type KeyFacts,
  levelKeys,
} from '../../../renderer/grid/grid-keys.ts';

const press = (key: string, more: Partial<KeyFacts> = {}): KeyFacts => ({
  key,
  code: '',
  ctrl: false,
  shift: false,
  alt: false,
  composing: false,
  ...more,
});
const keys = ['1', '2', '3', '4'];

describe('keys of the levels', () => {
  test.each<[string, number[], (string | null)[]]>([
    ['numbers 1 to 4', [1, 2, 3, 4], ['1', '2', '3', '4']],
    ['numbers from 0', [0, 1, 2, 3, 4], ['0', '1', '2', '3', '4']],
    ['two levels', [0, 1], ['0', '1']],
    ['gaps', [0, 1, 3, 5], ['0', '1', '3', '5']],
    ['halves take the place', [1, 1.5, 2], ['1', '2', '3']],
    ['numbers above 9 take the place', [50, 70, 90], ['1', '2', '3']],
    ['negative numbers take the place', [-1, 0, 1], ['1', '2', '3']],
    [
      'a tenth level has no key',
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', null],
    ],
  ])('%s', (_name, numbers, expected) => {
    expect(levelKeys(numbers)).toEqual(expected);
  });
});

describe('what a key asks for', () => {
  test.each<[string, KeyFacts, Intent | null]>([
    ['an arrow', press('ArrowDown'), { type: 'move', move: 'down' }],
    ['Shift and arrow', press('ArrowLeft', { shift: true }), { type: 'extend', move: 'left' }],
    ['Ctrl and arrow', press('ArrowUp', { ctrl: true }), { type: 'move', move: 'column-start' }],
    ['Home', press('Home'), { type: 'move', move: 'row-start' }],
    ['Ctrl+End', press('End', { ctrl: true }), { type: 'move', move: 'grid-end' }],
    [
      'Ctrl+Shift+End',
      press('End', { ctrl: true, shift: true }),
      { type: 'extend', move: 'grid-end' },
    ],
    ['Enter', press('Enter'), { type: 'move', move: 'next' }],
    ['Shift+Enter', press('Enter', { shift: true }), { type: 'move', move: 'previous' }],
    ['Tab is left to the browser', press('Tab'), null],
    ['a level', press('3'), { type: 'level', level: 2 }],
    [
      'a level on a layout that needs Shift',
      press('3', { shift: true }),
      { type: 'level', level: 2 },
    ],
    ['a digit that is no level', press('5'), { type: 'swallow' }],
    ['excused', press('.'), { type: 'mark', mark: 'excused' }],
    [
      'the decimal key of a number pad with a comma',
      press(',', { code: 'NumpadDecimal' }),
      { type: 'mark', mark: 'excused' },
    ],
    ['missing with caps lock', press('M'), { type: 'mark', mark: 'missing' }],
    ['pre-learned', press('p'), { type: 'mark', mark: 'pre-learned' }],
    ['asked for help', press('h'), { type: 'mark', mark: 'asked' }],
    ['contact', press('c'), { type: 'mark', mark: 'contact' }],
    ['copy is no contact', press('c', { ctrl: true }), null],
    ['undo is the app’s', press('z', { ctrl: true }), null],
    ['hiding names is the app’s', press('.', { ctrl: true }), null],
    ['a further attempt', press('+', { shift: true }), { type: 'add-next' }],
    ['note', press('n'), { type: 'note' }],
    ['history', press('v'), { type: 'history' }],
    ['student', press('s'), { type: 'student' }],
    ['beside me', press('b'), { type: 'beside-me' }],
    ['delete', press('Delete'), { type: 'void' }],
    ['open', press('F2'), { type: 'open' }],
    ['the menu key', press('ContextMenu'), { type: 'menu' }],
    ['all', press('a', { ctrl: true }), { type: 'select', what: 'all' }],
    ['a letter without meaning', press('q'), null],
    ['Alt belongs to the menu', press('3', { alt: true }), null],
  ])('%s', (_name, facts, expected) => {
    expect(intentOf(facts, keys)).toEqual(expected);
  });

  test('while an input method composes, no key is ours', () => {
    const key = fc.constantFrom('Enter', '3', 'ArrowDown', 'Delete', 'm', 'Process', 'Escape');
    fc.assert(
      fc.property(key, (k) => {
        expect(intentOf(press(k, { composing: true }), keys)).toBeNull();
      }),
    );
    expect(intentOf(press('Process'), keys)).toBeNull();
  });

  test('every level of every scale is reached by its own key, and no digit reaches the app', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -2, max: 12 }), { minLength: 1 }), (numbers) => {
        const all = levelKeys(numbers.sort((a, b) => a - b));
        const given = all.filter((key) => key !== null);
        expect(new Set(given).size).toBe(given.length);
        all.forEach((key, level) => {
          if (key !== null) expect(intentOf(press(key), all)).toEqual({ type: 'level', level });
        });
        for (const digit of '0123456789') expect(intentOf(press(digit), all)).not.toBeNull();
      }),
    );
  });
});
