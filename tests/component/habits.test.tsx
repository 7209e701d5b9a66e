// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { linesOf } from '../../renderer/features/objectives/habits-dialog.tsx';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openAt(place: (built: Built) => string) {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(['A1'])
        .build();
      return `#/class/${built.class}/${place(built)}`;
    },
  });
  if (!built) throw new Error('not built');
  return { ...opened, built };
}

test('habits are named, scored in their table and counted', async () => {
  const { user, host, built } = await openAt(() => 'objectives?part=habits');
  await user.click(
    await screen.findByRole('button', { name: 'Start with four common ones' }, { timeout: 10_000 }),
  );
  expect(await screen.findByText('2 students are still to be scored.')).toBeTruthy();
  for (const domain of ['Comes prepared', 'Works on time', 'Works with others', 'Perseveres']) {
    const field = await screen.findByLabelText(`${domain} of Abbott, Ana`);
    await user.selectOptions(field, 'Usually');
  }
  expect(await screen.findByText('1 student is still to be scored.')).toBeTruthy();
  const { students } = await host.ask('habit.get', { class: built.class, term: null });
  expect(students[0]?.scores).toHaveLength(4);
  await user.click(screen.getByRole('button', { name: 'Domains and levels…' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Domains, one a line'), '\nAsks for help');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('columnheader', { name: 'Asks for help' })).toBeTruthy();
});

test('they stand on the student page with results from outside', async () => {
  const { host, built } = await openAt(({ students }) => `student/${students[0]}`);
  const [student = ''] = built.students;
  await host.ask('habit.define', { domains: [{ name: 'Prepared' }], levels: [{ name: 'Often' }] });
  const { domains, levels } = await host.ask('habit.get', { class: built.class, term: null });
  const entry = { student, domain: domains[0]?.id ?? '', level: levels[0]?.id ?? '' };
  const at = { class: built.class, term: null, on: '2026-11-10' };
  await host.ask('habit.score', { ...at, entries: [entry] });
  const text = 'Student ID,Test,Date,Score,Band\n00001,State test,2026-10-01,512,Proficient';
  const { preview } = await host.ask('import.preview', { source: { text }, kind: 'results' });
  await host.ask('import.apply', { preview });
  await waitFor(() => {
    const beside = document.querySelector('.student-beside');
    expect(beside?.textContent).toContain('Prepared AlgebraOften');
    expect(beside?.textContent).toContain('512, Proficient');
  });
});

test('a line that is edited in its place keeps its id, a new one gets none', () => {
  const known = [
    { id: 'a', name: 'Prepared' },
    { id: 'b', name: 'On time' },
  ];
  expect(linesOf('Comes prepared\nOn time\n\nPerseveres', known)).toEqual([
    { id: 'a', name: 'Comes prepared' },
    { id: 'b', name: 'On time' },
    { name: 'Perseveres' },
  ]);
  expect(linesOf('On time', known)).toEqual([{ id: 'b', name: 'On time' }]);
});

test('they are printed for the class and for each student, without a letter', async () => {
  const { user, host, built } = await openAt(() => 'reports');
  const print = vi.fn();
  window.print = print;
  const [ana = ''] = built.students;
  const domains = [{ name: 'Prepared' }, { name: 'Perseveres' }];
  await host.ask('habit.define', { domains, levels: [{ name: 'Often' }] });
  const { term } = await host.ask('term.save', {
    name: 'Fall',
    start: '2026-08-24',
    end: '2026-12-18',
  });
  const at = { class: built.class, term };
  const defined = await host.ask('habit.get', at);
  const entry = {
    student: ana,
    domain: defined.domains[0]?.id ?? '',
    level: defined.levels[0]?.id ?? '',
  };
  await host.ask('habit.score', { ...at, on: '2026-11-10', entries: [entry] });
  const sheet = async (heading: string) => {
    const item = (await screen.findByRole('heading', { name: heading })).closest('li');
    if (!item) throw new Error('no sheet');
    await user.selectOptions(await within(item).findByLabelText('Term of the habits'), 'Fall');
    print.mockClear();
    await user.click(within(item).getByRole('button', { name: 'Print…' }));
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    const text = document.querySelector('.print-document')?.textContent ?? '';
    window.dispatchEvent(new Event('afterprint'));
    await waitFor(() => expect(document.querySelector('.print-document')).toBeNull());
    return text;
  };
  expect(await sheet('Habits of the class')).toMatch(
    /Algebra: Habits of success.*Fall.*PreparedPerseveresAbbott, AnaOften·Baker, Ana··/,
  );
  const slips = await sheet('Habits, a slip per student');
  expect(slips).toMatch(/Abbott, Ana.*Algebra, Fall.*PreparedOftenPerseveresnot scored/);
  expect(slips).not.toContain('Baker');
});
