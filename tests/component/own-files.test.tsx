// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { NEW_PROFILE } from '#shared/domain/export-profile.ts';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

test('a file is described with its first lines in sight, kept, and removed with a way back', async () => {
  const { user, host } = await openWindow({
    before: async (test) => {
      const built = await aGradebook(test)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(['A1'])
        .build();
      return `#/class/${built.class}/reports`;
    },
  });
  const describeFile = { name: 'Describe a file…' };
  await user.click(await screen.findByRole('button', describeFile, { timeout: 10_000 }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Abbott, Ana')).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText('Quotation marks'), 'never');
  expect((await dialog.findByRole('alert')).textContent).toContain('Abbott, Ana');
  await user.selectOptions(dialog.getByLabelText('Between columns'), 'semicolon');
  await waitFor(() => expect(dialog.queryByRole('alert')).toBeNull());
  await user.click(dialog.getByRole('button', { name: 'Move column 2 up' }));
  await user.click(dialog.getByRole('button', { name: 'Take out column 3' }));
  await user.type(dialog.getByLabelText('Name'), 'Office');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  const change = await screen.findByRole('button', { name: 'Change Office' });
  const [kept] = await host.ask('export-profile.list', {});
  expect(kept).toMatchObject({ separator: 'semicolon', quoting: 'never' });
  expect(kept?.columns.map(({ field }) => field)).toEqual(['student-name', 'school-id']);
  await user.click(change);
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: 'Change Office' })).toBeTruthy();
});

test('a term stands there as for the school’s other files, and the whole year can be chosen', async () => {
  const { user } = await openWindow({
    before: async (test) => {
      const built = await aGradebook(test)
        .withClass('Algebra')
        .withStudents(1)
        .withCourse(['A1'])
        .build();
      await test.ask('term.save', { name: 'Spring', start: '2027-01-11', end: '2027-05-28' });
      await test.ask('term.save', { name: 'Fall', start: '2026-08-24', end: '2026-12-18' });
      const columns = [...NEW_PROFILE.columns];
      await test.ask('export-profile.save', { name: 'Office', ...NEW_PROFILE, columns });
      return `#/class/${built.class}/reports`;
    },
  });
  const title = { name: 'Your own files' };
  const heading = await screen.findByRole('heading', title, { timeout: 10_000 });
  const own = within(heading.closest('section') ?? document.body);
  const others = within(
    screen.getByRole('heading', { name: 'For the school’s programs' }).closest('section') ??
      heading,
  );
  const shown = (list: typeof own) =>
    list.getByRole<HTMLSelectElement>('combobox').selectedOptions[0]?.text;
  await waitFor(() => expect(shown(own)).toBe('Fall'));
  expect(shown(others)).toBe(shown(own));
  await user.selectOptions(own.getByRole('combobox'), 'Whole year');
  expect(shown(own)).toBe('Whole year');
});
