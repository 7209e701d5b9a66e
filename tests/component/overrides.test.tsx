// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openAt(view: string, more: object = {}) {
  return openWindow({
    before: async (host) => {
      await host.ask('gradebook.save', { teacher: 'Rivera' });
      const built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(['A1', 'A2', 'A3'])
        .build();
      const [student = ''] = built.students;
      const at = { class: built.class, student, objective: built.objectives.A1 ?? '' };
      await host.ask('override.cell', { ...at, level: 'clear', reason: 'Told me', ...more });
      host.clock.millis += 60_000;
      await host.ask('evidence.record', { ...at, level: 'basic', on: '2026-11-10' });
      return `#/class/${built.class}/${view}`;
    },
  });
}

test('a letter is set by hand with a reason, and taken back', async () => {
  const { user } = await openAt('letters');
  await user.click(await screen.findByRole('button', { name: 'Abbott, Ana' }));
  await user.click(await screen.findByRole('button', { name: 'Set by hand…' }));
  const dialog = await screen.findByRole('dialog');
  const set = within(dialog).getByRole('button', { name: 'Set' });
  expect(set).toHaveProperty('disabled', true);
  const letter = within(dialog).getByLabelText('Letter');
  const choices = within(letter).getAllByRole('option');
  expect(choices.map((one) => one.textContent)).toEqual([
    'choose',
    'A',
    'B',
    'C',
    'D',
    'F',
    'I',
    'NG',
  ]);
  await user.selectOptions(letter, 'B');
  await user.type(within(dialog).getByLabelText('Reason'), 'Agreed');
  await user.click(set);
  await waitFor(() => expect(document.querySelector('.why-letter')?.textContent).toBe('B'));
  await user.click(await screen.findByRole('button', { name: 'Take back what was set by hand' }));
  await waitFor(() => expect(document.querySelector('.why-letter')?.textContent).not.toBe('B'));
});

test('the list says what became of each, and takes it back', async () => {
  const { user } = await openAt('objectives?part=overrides', { locked: true });
  const row = (await screen.findByText('Told me')).closest('tr');
  expect(row?.textContent).toBe(
    'Abbott, AnaA1Clear lockednewer evidence says BasicTold me10 Nov, RiveraTake back',
  );
  await user.click(screen.getByRole('button', { name: 'Take back A1 of Abbott, Ana' }));
  expect(await screen.findByText(/Nothing is set by hand/)).toBeTruthy();
});

test('one that ended stays in the list', async () => {
  await openAt('objectives?part=overrides');
  const row = (await screen.findByText('Told me')).closest('tr');
  expect(row?.textContent).toContain('ended; now Basic');
});
