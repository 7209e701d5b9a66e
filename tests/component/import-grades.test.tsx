// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TestHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

const GRADES =
  'Student\tID\tSection\tQuiz one (101)\n    Points Possible\t\t\t10\nBaker, Ana\t1\tA\t7\nDiallo, B.\t2\tA\t9\n';

async function take(host: TestHost, text: string, kind: 'roster' | 'objectives', name: string) {
  const into = kind === 'roster' ? { class: name } : { course: name };
  const { preview } = await host.ask('import.preview', { source: { text }, kind, ...into });
  await host.ask('import.apply', { preview });
}

test('columns and people of an export are matched by hand, and it is remembered', async () => {
  const { host, user } = await openWindow({
    before: async (at) => {
      await take(at, 'Student ID,Name\n1,"Baker, Ana"\n2,"Diallo, Ben"\n', 'roster', 'Algebra');
      await take(at, 'Code,Objective\nA1,Lines\nA2,Slopes\n', 'objectives', 'K');
      const [taken] = await at.ask('class.list', {});
      const [course] = await at.ask('course.list', {});
      await at.ask('plan.use', { class: taken?.id ?? '', course: course?.id ?? '' });
      return `#/class/${taken?.id}/grid`;
    },
  });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'import a file');
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: /^Import/ });
  await user.click(within(dialog).getByLabelText(/paste rows copied/i));
  await user.paste(GRADES);
  await user.click(within(dialog).getByRole('button', { name: 'Look at it' }));
  const cls = await within(dialog).findByLabelText('Class');
  if ((cls as HTMLInputElement).value === '') await user.type(cls, 'Algebra');

  const about = await within(dialog).findByLabelText('Objective of Quiz one');
  expect(within(dialog).getByText(/Choose at least one/)).toBeTruthy();
  await user.selectOptions(about, within(about).getByRole('option', { name: 'A1 Lines' }));
  await within(dialog).findByRole('button', { name: 'Take 1 result' });
  const who = within(dialog).getByLabelText('Who Diallo, B. is');
  await user.selectOptions(who, within(who).getByRole('option', { name: 'Diallo, Ben' }));
  const button = await within(dialog).findByRole('button', { name: 'Take 2 results' });
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
  await user.click(button);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const source = { text: GRADES };
  const again = await host.ask('import.preview', { source, kind: 'evidence', class: 'Algebra' });
  expect(again).toMatchObject({ new: 0, unchanged: 2, unmatched: 0 });
});

/** Opens the import over a class of two with two objectives, and pastes rows into it. */
async function pasted(text: string, kind: RegExp | null = null) {
  const opened = await openWindow({
    before: async (at) => {
      await take(at, 'Student ID,Name\n1,"Baker, Ana"\n2,"Diallo, Ben"\n', 'roster', 'Algebra');
      await take(at, 'Code,Objective\nA1,Lines\nA2,Slopes\n', 'objectives', 'K');
      const [taken] = await at.ask('class.list', {});
      const [course] = await at.ask('course.list', {});
      await at.ask('plan.use', { class: taken?.id ?? '', course: course?.id ?? '' });
      return `#/class/${taken?.id}/grid`;
    },
  });
  const { user } = opened;
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'import a file');
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: /^Import/ });
  if (kind) {
    const what = within(dialog).getByLabelText('What it holds');
    await user.selectOptions(what, within(what).getByRole('option', { name: kind }));
  }
  await user.click(within(dialog).getByLabelText(/paste rows copied/i));
  await user.paste(text);
  await user.click(within(dialog).getByRole('button', { name: 'Look at it' }));
  const into = async () => {
    const cls = await within(dialog).findByLabelText('Class');
    if ((cls as HTMLInputElement).value === '') await user.type(cls, 'Algebra');
  };
  return { ...opened, dialog, into };
}

test('a file that holds something else than was said is looked at as what it is', async () => {
  const { user, dialog } = await pasted(GRADES, /^Objectives$/);
  expect((await within(dialog).findByRole('alert')).textContent).toMatch(/lacks the column/);
  await user.click(within(dialog).getByRole('button', { name: 'Find out what it is' }));
  expect(await screen.findByText('detected: Canvas gradebook')).toBeTruthy();
  expect(within(dialog).queryByRole('alert')).toBeNull();
});

test('people of a list with a result a row are matched by hand', async () => {
  const rows =
    'Student\tObjective\tDate\tLevel\nBaker, Ana\tA1\t2026-10-01\t3\nBenny\tA1\t2026-10-01\t2\n';
  const { user, dialog, into } = await pasted(rows);
  await into();
  const who = await within(dialog).findByLabelText('Who Benny is');
  await user.selectOptions(who, within(who).getByRole('option', { name: 'Diallo, Ben' }));
  expect(await within(dialog).findByRole('button', { name: 'Take 2 rows' })).toBeTruthy();
});

test('a list of which no row matches is opened, and matched by hand with its words', async () => {
  const rows = 'Student\tObjective\tDate\tLevel\nBenny\tA1\t2026-10-01\tPass\n';
  const { user, dialog, into } = await pasted(rows);
  await into();
  expect(await within(dialog).findByText(/^No row can be taken yet\./)).toBeTruthy();
  const who = await within(dialog).findByLabelText('Who Benny is');
  await user.selectOptions(who, within(who).getByRole('option', { name: 'Diallo, Ben' }));
  const word = await within(dialog).findByLabelText('What Pass stands for');
  await user.selectOptions(word, within(word).getByRole('option', { name: 'Basic' }));
  expect(await within(dialog).findByRole('button', { name: 'Take 1 row' })).toBeTruthy();
  expect(within(dialog).queryByText(/^No row can be taken yet/)).toBeNull();
});

test('the day that undated results will bear is shown and can be said', async () => {
  const { user, dialog, into, host } = await pasted(GRADES.replace('Quiz one', 'A1 quiz'));
  await into();
  const day = await within(dialog).findByText('Tue 10 Nov', { exact: false }, { timeout: 5000 });
  expect(within(dialog).getAllByText('2026-11-10').length).toBeGreaterThan(0);
  await user.click(day);
  const field = within(dialog).getByLabelText(/^Day of A1 quiz/);
  await user.clear(field);
  await user.type(field, '2026-10-02');
  await user.keyboard('{Enter}');
  await within(dialog).findAllByText('2026-10-02');
  await user.click(await within(dialog).findByRole('button', { name: 'Take 1 result' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [known] = await host.ask('class.list', {});
  const { tasks } = await host.ask('grid.get', { class: known?.id ?? '' });
  expect(tasks).toMatchObject([{ name: 'A1 quiz', on: '2026-10-02' }]);
});

test('dates that can be read in two ways are asked before anything is taken', async () => {
  const rows = 'Student ID\tObjective\tDate\tLevel\n1\tA1\t3/4/2026\t3\n2\tA1\t5/6/2026\t2\n';
  const { user, dialog, into } = await pasted(rows);
  await into();
  const button = () => within(dialog).getByRole('button', { name: /^Take|^Nothing/ });
  const how = await within(dialog).findByLabelText('How dates such as 3/4 are written');
  expect(button().hasAttribute('disabled')).toBe(true);
  await user.selectOptions(how, within(how).getByRole('option', { name: /day first/ }));
  await within(dialog).findByText('2026-04-03');
  await waitFor(() => expect(button().hasAttribute('disabled')).toBe(false));
});

test('a grade that is no level is said by hand, and it is remembered', async () => {
  const rows = GRADES.replace('Quiz one', 'A1 quiz')
    .replace('\t7\n', '\tB+\n')
    .replace('Diallo, B.', 'Diallo, Ben')
    .replace('\t9\n', '\tPass\n');
  const { user, dialog, into, host } = await pasted(rows);
  await into();
  const word = await within(dialog).findByLabelText('What B+ stands for');
  await user.selectOptions(word, within(word).getByRole('option', { name: 'Clear' }));
  expect(await within(dialog).findByRole('button', { name: 'Take 1 result' })).toBeTruthy();
  const other = within(dialog).getByLabelText('What Pass stands for');
  await user.selectOptions(other, within(other).getByRole('option', { name: 'says nothing' }));
  await waitFor(() => {
    const chosen = within(dialog).getByLabelText<HTMLSelectElement>('What Pass stands for');
    expect(chosen.selectedOptions[0]?.textContent).toBe('says nothing');
  });
  const button = within(dialog).getByRole('button', { name: 'Take 1 result' });
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
  await user.click(button);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const source = { text: rows };
  const again = await host.ask('import.preview', { source, kind: 'evidence', class: 'Algebra' });
  expect(again).toMatchObject({ new: 0, unchanged: 1, refused: 0 });
});
