// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** The first look at a view fetches its code. */
const SLOW = { timeout: 10_000 };

test('a student is erased once the name was typed, and the window goes back to the class', {
  timeout: 30_000,
}, async () => {
  let classId = '';
  const { host, user } = await openWindow({
    before: async (made) => {
      const built = await aGradebook(made).withStudents(2).withCourse(['A1']).build();
      classId = built.class;
      return `#/class/${built.class}/student/${built.students[0]}`;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Erase for good…' }, SLOW));
  const dialog = await screen.findByRole('dialog', undefined, SLOW);
  expect(await within(dialog).findByText(/records go out of this gradebook/)).toBeTruthy();
  const erase = within(dialog).getByRole('button', { name: 'Erase for good' });
  expect(erase.hasAttribute('disabled')).toBe(true);
  const field = within(dialog).getByLabelText('Type the name as it stands above');
  await user.type(field, 'Abbott');
  expect(erase.hasAttribute('disabled')).toBe(true);
  await user.type(field, ',  ana');
  await user.click(erase);
  await waitFor(() => expect(window.location.hash).toBe(`#/class/${classId}/grid`), SLOW);
  const { students } = await host.ask('roster.get', { class: classId as never });
  expect(students.map(({ student }) => student.familyName)).toEqual(['Baker']);
  expect((await host.refused('history.undo', {})).code).toBe('ERASED_BEFORE');
});
