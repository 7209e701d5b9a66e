import { describe, expect, test } from 'vitest';
import { entryIn, type LastEntry, meantBy } from '../../../renderer/pictures/last-entry.ts';

const cell = (student: string, objective = 'o1') => ({ class: 'c', student, objective });
const entry = (over: Partial<LastEntry> = {}): LastEntry => ({
  cell: cell('ada'),
  evidence: 'e1',
  chosen: cell('ben'),
  ...over,
});

describe('the attempt that was recorded last', () => {
  test('a level by key names its attempt', () => {
    const input = { ...cell('ada'), on: '2026-11-03', level: 'clear' };
    expect(entryIn('evidence.record', input, { evidence: 'e7' })).toEqual({
      cell: cell('ada'),
      evidence: 'e7',
    });
  });

  test('a check of one student is one attempt, of several it is none', () => {
    const input = { class: 'c', objective: 'o1', on: '2026-11-03', students: [{ student: 'ada' }] };
    expect(entryIn('mastery.record', input, {})).toEqual({ cell: cell('ada'), evidence: null });
    const students = [{ student: 'ada' }, { student: 'ben' }];
    expect(entryIn('mastery.record', { ...input, students }, {})).toBeNull();
  });

  test('a filled range is none, a filled cell is one', () => {
    const one = { student: 'ada', objective: 'o1', level: 'clear' };
    expect(entryIn('evidence.fill', { class: 'c', entries: [one] }, {})?.cell).toEqual(cell('ada'));
    expect(entryIn('evidence.fill', { class: 'c', entries: [one, one] }, {})).toBeNull();
  });

  test('other changes are none', () => {
    expect(entryIn('note.add', { student: 'ada' }, {})).toBeNull();
  });
});

describe('the attempt that a picture is meant for', () => {
  test('the one just recorded, although the cursor went down by itself', () => {
    expect(meantBy(entry(), cell('ben'), null)).toMatchObject({ evidence: 'e1' });
  });

  test('once another cell is chosen, that cell', () => {
    expect(meantBy(entry(), cell('cleo'), null)).toEqual({
      cell: cell('cleo'),
      evidence: null,
      isLastTyped: false,
    });
  });

  test('where no cell can be chosen, the one just recorded', () => {
    expect(meantBy(entry(), null, null)).toMatchObject({ cell: cell('ada'), isLastTyped: true });
  });

  test('nothing, while nothing was recorded or chosen', () => {
    expect(meantBy(null, null, null)).toBeNull();
  });

  test('while a student looks at the screen, only what is theirs', () => {
    expect(meantBy(entry(), cell('cleo'), 'ada')).toMatchObject({ cell: cell('ada') });
    expect(meantBy(entry(), cell('cleo'), 'cleo')).toBeNull();
    expect(meantBy(null, cell('cleo'), 'cleo')).toBeNull();
  });
});
