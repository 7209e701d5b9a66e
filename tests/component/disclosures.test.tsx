// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** The first look at a view fetches its code. */
const SLOW = { timeout: 10_000 };

test('what left is listed newest first, filtered, noted to whom, and saved', async () => {
  const { host, user } = await openWindow({
    before: async (made) => {
      const built = await aGradebook(made)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(['A1'])
        .build();
      const classes = [built.class];
      await made.ask('print.log', { what: 'grid', classes, students: null });
      made.clock.millis += 60_000;
      const who = [built.students[0] ?? ''];
      await made.ask('print.log', { what: 'dispute', classes, students: null, who });
      return '#/settings/left';
    },
  });
  const section = within(await screen.findByRole('region', { name: 'What left' }, SLOW));
  const lines = () => section.getAllByRole('listitem').map((line) => line.textContent ?? '');
  await waitFor(() => expect(lines()).toHaveLength(2));
  expect(lines()[0]).toMatch(/Printed: sheet of a dispute Abbott, Ana · Algebra/);
  expect(lines()[1]).toMatch(/Printed: grid · Algebra · 2 students/);

  const baker = section.getByRole('option', { name: /^Baker/ });
  await user.selectOptions(section.getByLabelText('Student'), baker);
  await waitFor(() => expect(lines()).toHaveLength(1));
  await user.click(section.getByRole('button', { name: /^To whom and why: Printed: grid/ }));
  await user.type(section.getByLabelText('To whom'), 'The office');
  await user.type(section.getByLabelText('Why'), 'asked for{Enter}');
  expect(await section.findByText('to The office · asked for')).toBeTruthy();
  await user.click(section.getByRole('button', { name: /^To whom and why/ }));
  await user.type(section.getByLabelText('To whom'), ' again{Escape}');
  expect(section.getByText('to The office · asked for')).toBeTruthy();

  await user.selectOptions(section.getByLabelText('What'), 'files');
  expect(await section.findByText('Nothing like this has left.')).toBeTruthy();
  await user.selectOptions(section.getByLabelText('What'), 'on paper');
  await user.click(section.getByRole('button', { name: 'Save as CSV…' }));
  expect(await screen.findByText('List saved. It stands in the list, too.')).toBeTruthy();
  expect((await host.ask('disclosure.list', {}))[0]).toMatchObject({ what: 'log', students: 1 });
});
