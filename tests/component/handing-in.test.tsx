// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

const CODES = ['A1', 'A2', 'A3', 'A4'];

/** One student at the top, one who owes a critical objective; the letters of a term are open. */
async function openLetters(at: (built: Built) => string) {
  let built: Built | undefined;
  let term = '';
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(CODES.map((code) => ({ code, due: '2026-11-02', critical: code === 'A1' })))
        .build();
      const [first = '', second = ''] = built.students;
      const made = built;
      const entries = CODES.flatMap((code) => [
        { student: first, objective: made.objectives[code] ?? '', level: 'deep' },
        ...(code === 'A1'
          ? []
          : [{ student: second, objective: made.objectives[code] ?? '', level: 'deep' }]),
      ]);
      await host.ask('evidence.fill', { class: built.class, entries, on: '2026-10-28' });
      ({ term } = await host.ask('term.save', {
        name: 'Fall',
        start: '2026-08-24',
        end: '2026-12-18',
      }));
      return at(built);
    },
  });
  if (!built) throw new Error('Nothing was built');
  return { ...opened, built, term };
}
const letters = (built: Built) => `#/class/${built.class}/letters`;

test('what is handed in is shown before, with what is owed; afterwards a letter is corrected', async () => {
  const { host, user, built, term } = await openLetters(letters);
  await user.selectOptions(await screen.findByLabelText('Term'), term);
  await user.click(await screen.findByRole('button', { name: 'Hand in…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Hand in Fall' });
  expect(within(dialog).getByText('1 incomplete goes in as I, with what is owed:')).toBeTruthy();
  expect(within(dialog).getByRole('listitem').textContent).toBe('Baker, Ana A1 due 2 Nov');
  const rows = within(dialog).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual(['Abbott, AnaAA95', 'Baker, AnaII']);
  expect((await host.ask('snapshot.get', { class: built.class, term })).snapshots).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Hand in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await host.ask('snapshot.get', { class: built.class, term })).snapshots).toHaveLength(1);

  host.clock.millis += 60_000;
  await host.ask('evidence.record', {
    class: built.class,
    student: built.students[1] ?? '',
    objective: built.objectives.A1 ?? '',
    level: 'deep',
    on: '2026-11-10',
  });
  const list = screen.getByRole('table', { name: 'Letters' });
  const line = await within(list).findByRole('row', { name: /handed in as I/ });
  expect(line.textContent).toBe('Baker, AnaAhanded in as I');
  await user.click(within(list).getByRole('button', { name: 'Baker, Ana' }));
  const handedIn = await screen.findByRole('region', { name: 'Fall, handed in' });
  await within(handedIn).findByText(/I → A/);
  expect(within(handedIn).getByRole('listitem').textContent).toContain('A1 Deep');
  await user.click(within(handedIn).getByRole('button', { name: 'Change the grade…' }));
  const form = await screen.findByRole('dialog', { name: 'Grade change for Ana Baker' });
  // What it comes to now is proposed.
  expect((within(form).getByLabelText('New letter') as HTMLSelectElement).value).toBe('A');
  await user.click(within(form).getByRole('button', { name: 'Change the grade' }));
  expect(within(form).getAllByText('This is needed.')).toHaveLength(2);
  await user.type(within(form).getByLabelText('Reason'), 'Showed it after the marking day');
  await user.type(within(form).getByLabelText('Approved by'), 'P. Ellis');
  await user.click(within(form).getByRole('checkbox', { name: /^A1/ }));
  await user.click(within(form).getByRole('button', { name: 'Change the grade' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const { changes } = await host.ask('snapshot.get', { class: built.class, term });
  expect(changes).toMatchObject([
    { from: 'I', to: 'A', approver: 'P. Ellis', evidence: [{ objective: 'A1', level: 'Deep' }] },
  ]);
  await within(handedIn).findByText(/^Handed in as I, changed to A on 10 Nov/);
  expect(screen.getByText('handed in: A, 95')).toBeTruthy();
  // Everybody is in.
  expect(screen.queryByRole('button', { name: /^Hand in/ })).toBeNull();
});

test('before the term closes, open incompletes of all classes stand with what they owe', async () => {
  await openLetters(() => '#/closing');
  const table = await screen.findByRole('table', { name: 'Before the term closes' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual(['Baker, AnaAlgebraIAA1 Statement of A1']);
});
