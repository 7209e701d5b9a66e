// @vitest-environment jsdom

import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import {
  PaperAgreement,
  PaperLetters,
  PaperSections,
} from '../../renderer/features/department/paper-tables.tsx';

afterEach(cleanup);

/** What stands on a sheet, line by line. */
function linesOf(sheet: ReactElement): string[] {
  const { container } = render(sheet);
  return [...container.querySelectorAll('tbody tr')].map((line) =>
    [...line.children].map((cell) => cell.textContent).join(' | '),
  );
}

const head = (students: number) => ({
  ...{ class: `of ${students}`, name: 'Period 2', teacher: 'T. Kim', scale: 'Two' },
  students,
});
const few = 'fewer than 10';

describe('on paper a group under ten has no figure, and one of ten has all', () => {
  test('of its sections', () => {
    const figures = { asked: 20, assessed: 10, mastered: 5 };
    const whole = { ...figures, levels: [7, 3] };
    const levels = [
      { key: 'a', name: 'Not yet', count: 8 },
      { key: 'b', name: 'Deep', count: 4 },
    ];
    const section = (students: number, leaving: (typeof whole & { hidden: number }) | null) => ({
      ...{ ...head(students), ...figures, threshold: 'Clear', levels, leaving },
    });
    const sections = [
      section(10, { ...whole, hidden: 0 }),
      section(11, { ...whole, hidden: 2 }),
      section(9, null),
    ];
    expect(linesOf(<PaperSections sections={sections} />)).toEqual([
      'Period 2, T. Kim | 10 | 50 % | 25 % | Not yet 7 · Deep 3',
      'Period 2, T. Kim | 11 * | 50 % | 25 % | Not yet 7 · Deep 3',
      `Period 2, T. Kim | ${few} |  |  | `,
    ]);
  });

  test('of its letters', () => {
    const sections = [
      { ...head(10), counts: [6, 0, 4] },
      { ...head(9), counts: [5, 0, 4] },
      { ...head(12), counts: null },
    ];
    const answer = { asOf: '2026-11-10', rule: 'Cumulative', term: null, letters: ['A', 'B', 'F'] };
    expect(linesOf(<PaperLetters {...answer} sections={sections} />)).toEqual([
      'Period 2, T. Kim | 6 |  | 4',
      `Period 2, T. Kim | ${few} |  | `,
      'Period 2, T. Kim | – | – | –',
    ]);
  });

  test('of how alike two judge, however many pairs the few students make', () => {
    const judgedBy = (other: string) => ({
      assessors: ['Kim', other] as [string, string],
      ...{ pairs: 18, blind: 0, exact: 0.9 },
    });
    const pairs = [
      { ...judgedBy('Lee'), students: 10, kappa: 0.625 },
      { ...judgedBy('Ode'), students: 10, kappa: null, blind: 3 },
      { ...judgedBy('Ude'), students: 9, kappa: 0.625, blind: 3 },
    ];
    const lines = linesOf(<PaperAgreement pairs={pairs} />);
    expect(lines).toEqual([
      'Kim · Lee | 18 |  | 90 % | 0.63',
      'Kim · Ode | 18 | 3 | 90 % | always one level',
      `Kim · Ude | ${few} |  |  | `,
    ]);
  });
});
