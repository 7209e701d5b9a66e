// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { linesCalled } from '../../renderer/features/today/today-find.tsx';
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
