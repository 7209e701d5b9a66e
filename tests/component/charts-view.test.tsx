// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

test('charts of a class are tables to a reader, and open from the reports', async () => {
  const { user } = await openWindow({
    before: async (host) => {
      const built = await aGradebook(host)
        .withClass('Algebra', { first: '2026-10-26', last: '2026-11-20' })
        .withStudents(2)
        .withCourse(['A1', 'A2', 'A3'].map((code) => ({ code, due: '2026-11-02' })))
        .build();
      const [first = '', second = ''] = built.students;
      const at = (student: string, code: string, level: string) => ({
        student,
        objective: built.objectives[code] ?? '',
        level,
      });
      await host.ask('evidence.fill', {
        class: built.class,
        on: '2026-10-28',
        entries: [at(first, 'A1', 'deep'), at(first, 'A2', 'basic'), at(second, 'A1', 'not-yet')],
      });
      return `#/class/${built.class}/reports`;
    },
  });
  await user.click(await screen.findByRole('link', { name: 'Show the charts' }));
  // The library that draws is fetched only now.
  const levels = await screen.findByRole(
    'table',
    { name: 'Levels of each objective' },
    { timeout: 20_000 },
  );
  const lines = within(levels).getAllByRole('row');
  expect(lines.map((line) => [...line.children].map((cell) => cell.textContent))).toEqual([
    ['Objective', 'Basic', 'Deep', 'Not yet', 'nothing yet', 'not asked'],
    ['A1', '0', '1', '1', '0', '0'],
    ['A2', '1', '0', '0', '1', '0'],
  ]);
  const letters = screen.getByRole('table', { name: 'Letters' });
  const having = [...letters.querySelectorAll('tbody tr')].map((line) => line.textContent);
  expect(having.slice(-2)).toEqual(['I0', 'NG2']);
  expect(screen.getAllByText(/Nobody has a letter yet. 2 have no grade/)[0]).toBeTruthy();
  const growth = screen.getByRole('table', { name: 'Growth' });
  const newest = within(growth).getByRole('row', { name: /^10 Nov/ });
  expect([...newest.children].map((cell) => cell.textContent)).toEqual(['10 Nov', '1', '3']);
  const button = screen.getByRole('button', { name: 'Growth as a table' });
  await user.click(button);
  expect(button.getAttribute('aria-pressed')).toBe('true');
  expect(growth.parentElement?.className).toBe('chart-table');
});
