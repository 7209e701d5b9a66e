// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openLetters() {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      const codes = ['A1', 'A2', 'A3', 'A4'];
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(codes.map((code) => ({ code, due: '2026-11-02' })))
        .build();
      const [first = '', second = ''] = built.students;
      const { class: classId, objectives } = built;
      const entries = codes.flatMap((code) => [
        { student: first, objective: objectives[code] ?? '', level: 'clear' },
        {
          student: second,
          objective: objectives[code] ?? '',
          level: code === 'A1' ? 'not-yet' : 'basic',
        },
      ]);
      await host.ask('evidence.fill', { class: classId, entries, on: '2026-10-28' });
      return `#/class/${classId}/letters`;
    },
  });
  return { ...opened, built };
}

test('every student has a letter and the next step', async () => {
  await openLetters();
  const rows = within(await screen.findByRole('table', { name: 'Letters' })).getAllByRole('row');
  expect(rows.slice(1).map((row) => row.textContent)).toEqual([
    'Abbott, AnaB2 more → A',
    'Baker, AnaC2 more → B',
  ]);
});

test('choosing a student shows how the letter came about and the shortest way on', async () => {
  const { user } = await openLetters();
  await user.click(await screen.findByRole('button', { name: 'Baker, Ana' }));
  expect(await screen.findByRole('heading', { name: 'Ana Baker' })).toBeTruthy();
  const how = screen.getByRole('region', { name: 'How it came about' });
  expect(how.textContent).toContain('at least 80 % of all mastered3 of 4 · 75 %');
  expect(how.textContent).toContain('all critical masteredleft aside');
  expect(screen.getByText('Shortest way to B').parentElement?.textContent).toContain('A1');
  const bars = within(screen.getByRole('region', { name: 'Letters of the class' }));
  expect(bars.getAllByRole('listitem').map((bar) => bar.textContent)).toEqual([
    'A0',
    'B1',
    'C1',
    'D0',
    'F0',
    'I0',
    'NG0',
  ]);
});

test('a term is made in place and chosen at once', async () => {
  const { host, user } = await openLetters();
  await user.selectOptions(await screen.findByLabelText('Term'), 'New term…');
  const dialog = await screen.findByRole('dialog', { name: 'New term' });
  await user.type(within(dialog).getByLabelText('Name'), 'Six weeks 1');
  await user.type(within(dialog).getByLabelText('First day'), '2026-09-01');
  await user.type(within(dialog).getByLabelText('Last day'), '2026-10-16');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [term] = await host.ask('term.list', {});
  expect(term?.name).toBe('Six weeks 1');
  await waitFor(() =>
    expect((screen.getByLabelText('Term') as HTMLSelectElement).value).toBe(term?.id),
  );
});

test('a term that is over is asked about as it ended, and a later day is warned of', async () => {
  const { host, user } = await openLetters();
  const past = { name: 'Early', start: '2026-09-01', end: '2026-11-03' };
  const { term } = await host.ask('term.save', past);
  await screen.findByRole('option', { name: 'Early' });
  await user.selectOptions(screen.getByLabelText('Term'), term);
  await waitFor(() =>
    expect(document.querySelector('.letters-date')?.textContent).toContain('3 Nov'),
  );
  expect(screen.queryByText(/after the term’s last day/)).toBeNull();
  await user.click(screen.getByRole('button', { name: /as of/ }));
  const date = screen.getByLabelText('as of');
  fireEvent.change(date, { target: { value: '2026-11-09' } });
  fireEvent.blur(date);
  expect(await screen.findByText(/after the term’s last day, 3 Nov/)).toBeTruthy();
});

test('a term that crosses another is said at its field, and cannot be saved', async () => {
  const { host, user } = await openLetters();
  await host.ask('term.save', { name: 'Autumn', start: '2026-09-01', end: '2026-12-18' });
  await user.selectOptions(await screen.findByLabelText('Term'), 'New term…');
  const dialog = await screen.findByRole('dialog', { name: 'New term' });
  await user.type(within(dialog).getByLabelText('Name'), 'Crossing');
  await user.type(within(dialog).getByLabelText('First day'), '2026-11-01');
  const last = within(dialog).getByLabelText('Last day');
  await user.type(last, '2027-02-01');
  const problem = await within(dialog).findByText(/would cross Autumn/);
  expect(problem.textContent).toContain('(1 Sept to 18 Dec)');
  expect(last.getAttribute('aria-describedby')).toBe(problem.id);
  const save = within(dialog).getByRole('button', { name: 'Save' });
  expect((save as HTMLButtonElement).disabled).toBe(true);
  await user.clear(last);
  await user.type(last, '2026-11-30');
  expect(within(dialog).queryByText(/would cross/)).toBeNull();
  expect((save as HTMLButtonElement).disabled).toBe(false);
});

test('terms stand as a tree, and a new one begins inside the one it was asked in', async () => {
  const { host, user } = await openLetters();
  await host.ask('term.save', { name: 'Year', start: '2026-08-24', end: '2027-06-04' });
  await host.ask('term.save', { name: 'Fall', start: '2026-08-24', end: '2026-12-18' });
  await user.selectOptions(await screen.findByLabelText('Term'), 'Terms…');
  const list = await screen.findByRole('list', { name: 'Terms, each with those inside it' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((line) => [line.dataset.depth, line.querySelector('.terms-name')?.textContent]),
  ).toEqual([
    ['0', 'Year'],
    ['1', 'Fall'],
  ]);
  await user.click(within(list).getByRole('button', { name: 'Add inside Fall' }));
  const form = await screen.findByRole('dialog', { name: 'New term inside Fall' });
  await user.type(within(form).getByLabelText('Name'), 'Six weeks 1');
  const last = within(form).getByLabelText('Last day');
  await user.clear(last);
  await user.type(last, '2026-10-02');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const after = await screen.findByRole('list', { name: 'Terms, each with those inside it' });
  await within(after).findByText('Six weeks 1');
  const all = await host.ask('term.list', {});
  const fall = all.find((term) => term.name === 'Fall');
  expect(all.find((term) => term.name === 'Six weeks 1')?.parent).toBe(fall?.id);
});
