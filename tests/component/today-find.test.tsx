// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { linesCalled } from '../../renderer/features/today/today-find.tsx';
import { typedOn } from '../../renderer/features/today/typed-on.ts';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

const called = (...names: string[]) => names.map((name) => ({ called: name })) as never;

test.each([
  ['jo', ['José Álvarez', 'Mary-Jo Kim', 'Jo O’Neil'], ['José Álvarez', 'Jo O’Neil']],
  ['alv', ['José Álvarez', 'Jo O’Neil'], ['José Álvarez']],
  ['mac a', ['Cerys Mac Aodha', 'Cerys Pritchard'], []],
  ['cerys p', ['Cerys Mac Aodha', 'Cerys Pritchard'], ['Cerys Pritchard']],
  [' ', ['José Álvarez'], []],
])('%j finds by the beginning of a given or family name', (typed, names, found) => {
  expect(linesCalled(called(...names), typed).map((line) => line.called)).toEqual(found);
});

test.each([
  ['Chad Carter', 'ch', 'a', 150, 'cha'],
  ['Chad Carter', 'ch', 'a', 900, 'cha'],
  ['Chad Carter', 'ch', 'a', 1000, null],
  ['Mary-Jo Kim', 'mary', '-', 400, 'mary-'],
  ['Ana María Ruiz', 'ana', ' ', 400, 'ana '],
  ['Chad Carter', 'ch', 'c', 150, 'ch'],
  ['Chad Carter', 'ch', 'c', 400, null],
  ['Chad Carter', 'ch', '3', 20, null],
  ['Chad Carter', 'ch', 'Enter', 20, null],
])('%s was found by %j: %j after %i ms', (called, typed, key, since, expected) => {
  expect(typedOn(called, typed, key, since)).toBe(expected);
});

test('who types a whole name says nothing about the student by its last letters', async () => {
  let built: Built | undefined;
  const { user, host } = await openWindow({
    before: async (made) => {
      built = await aGradebook(made).withStudents(3).withCourse(['A1']).build();
      return `#/class/${built.class}/today`;
    },
  });
  (await screen.findByRole('button', { name: 'Ana Abbott' })).focus();
  // "a", "c" and "f" on a line mean absent, contact and first next class; "l" goes to the letters.
  await user.keyboard('/castillo');
  expect(document.activeElement?.textContent).toBe('Ana Castillo');
  await user.keyboard('2');
  await screen.findByText('Seen, 1');
  const today = await host.ask('today.get', { class: built?.class ?? '' });
  expect(today.absent).toEqual([]);
  expect(today.students.filter((line) => line.daysSinceContact === 0)).toMatchObject([
    { called: 'Ana Castillo' },
  ]);
});

test('a slash and two letters stand beside a student; a check recorded there goes on to the next', async () => {
  let built: Built | undefined;
  const { user, host } = await openWindow({
    before: async (made) => {
      built = await aGradebook(made).withStudents(3).withCourse(['A1']).build();
      return `#/class/${built.class}/today`;
    },
  });
  (await screen.findByRole('button', { name: 'Ana Abbott' })).focus();
  await user.keyboard('/');
  expect(document.activeElement?.getAttribute('type')).toBe('search');
  await user.keyboard('ba');
  const baker = screen.getByRole('button', { name: 'Ana Baker' });
  await waitFor(() => expect(document.activeElement).toBe(baker));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await user.keyboard('x');
  await waitFor(() => expect(document.activeElement?.className).toBe('level-choice'), {
    timeout: 5000,
  });
  await user.keyboard('2');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Record 1 level'));
  await user.keyboard('{Enter}');
  await screen.findByText('Seen, 1');
  await waitFor(() =>
    expect(document.activeElement?.textContent).toMatch(/^Ana (Abbott|Castillo)$/),
  );
  const today = await host.ask('today.get', { class: built?.class ?? '' });
  expect(today.students.filter((line) => line.daysSinceContact === 0)).toMatchObject([
    { called: 'Ana Baker' },
  ]);
});
