import { expect, test } from 'vitest';
import { createSay } from '#shared/text/text.ts';
import {
  columnsOf,
  createDescribe,
  type HeatAnswer,
} from '../../../renderer/features/department/heat-view.ts';

const section = { class: 'c1', name: 'Period 2', teacher: 'T. Kim' };
const map = (mastered: number, assessed: number) =>
  ({
    sections: [section],
    objectives: [{ code: 'C1', statement: 'Weigh it', course: 'Chemistry' }],
    asked: [10],
    mastered: [mastered],
    assessed: [assessed],
  }) as unknown as HeatAnswer;

test.each([
  // Nothing seen is no failure; what was seen and mastered by nobody is shown as that.
  [0, 0, '·', false],
  [0, 1, '0', true],
  [10, 10, '100', false],
  // A person's word needs no evidence.
  [1, 0, '10', true],
])('%d of 10 mastered and %d assessed shows %s', (mastered, assessed, corner, isWarm) => {
  const answer = map(mastered, assessed);
  const [column] = columnsOf(answer, '');
  if (!column) throw new Error('no column');
  const look = createDescribe(createSay('en'), answer, 'mastered')(0, column);
  expect(look.corner).toBe(corner);
  expect(look.className.includes('warm')).toBe(isWarm);
});

test('of a section with its teacher over it the section stands first, so that a long name does not cut it', () => {
  const answer = {
    ...map(0, 0),
    sections: [section, { ...section, class: 'c2', name: 'Period 4' }],
  };
  const columns = columnsOf(answer as unknown as HeatAnswer, '');
  expect(columns.map(({ code }) => code)).toEqual(['Period 2, T. Kim', 'Period 4, T. Kim']);
});
