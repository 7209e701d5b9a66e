// @vitest-environment jsdom

import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createSay } from '#shared/text/text.ts';
import {
  columnsOf,
  createDescribe,
  type HeatAnswer,
} from '../../renderer/features/department/heat-view.ts';
import { PaperMap } from '../../renderer/features/department/paper-map.tsx';

afterEach(cleanup);

const figures = (asked: number, assessed: number, mastered: number): HeatAnswer => ({
  asOf: '2026-11-10',
  sections: [{ class: 'c1', name: 'Period 2', teacher: 'T. Kim', scale: 'Four', students: asked }],
  objectives: [{ id: 'o1', code: 'C1', statement: 'Weigh it', course: 'Chemistry' }],
  asked: [asked],
  assessed: [assessed],
  mastered: [mastered],
});

test.each([
  ['nothing seen', figures(12, 0, 0), '·', '·'],
  ['nobody has mastered', figures(12, 6, 0), '0', '0'],
  ['some have', figures(12, 6, 3), '25', '25'],
  ['not planned', figures(-1, 0, 0), '', ''],
  // A small group is read in the department and does not leave it.
  ['fewer than ten', figures(9, 9, 9), '100', '<10'],
  ['fewer than ten, nothing seen', figures(9, 0, 0), '·', '<10'],
] as const)('%s: the screen and the paper use one sign', (_, map, onScreen, onPaper) => {
  const [column] = columnsOf(map, '');
  if (!column) throw new Error('no column');
  expect(createDescribe(createSay('en'), map, 'mastered')(0, column).corner).toBe(onScreen);
  const { container } = render(<PaperMap map={map} shown="mastered" head={(title) => title} />);
  const [cell] = container.querySelectorAll('td');
  // A map that nothing is planned of has no line.
  expect(cell?.textContent ?? '').toBe(onPaper);
  const legend = container.querySelector('.print-legend')?.textContent ?? '';
  expect(legend).toContain('·: nothing seen yet');
  expect(legend).toContain('<10: fewer than 10 students');
});
