// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { type OpenWindow, openWindow } from '../helpers/open-window.tsx';

/** Three students; the second has a critical objective overdue. The day is a Tuesday. */
async function openToday(): Promise<OpenWindow & { built: Built }> {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(3)
        .withCourse([{ code: 'A1', critical: true, due: '2026-11-02' }])
        .build();
      const [first = '', second = '', third = ''] = built.students;
      for (const [student, level] of [
        [first, 'clear'],
        [second, 'not-yet'],
        [third, 'deep'],
      ] as const) {
        await host.ask('evidence.record', {
          class: built.class,
          student,
          objective: built.objectives.A1 ?? '',
          level,
          on: '2026-10-28',
        });
      }
      return `#/class/${built.class}/today`;
    },
  });
  if (!built) throw new Error('not built');
  return { ...opened, built };
}

/** Six students who are all not yet on A1: two groups. */
function openGroups(): Promise<OpenWindow> {
  return openWindow({
    before: async (host) => {
      const built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(6)
        .withCourse([{ code: 'A1', critical: true, due: '2026-11-02' }])
        .build();
      for (const student of built.students) {
        const objective = built.objectives.A1 ?? '';
        const at = { class: built.class, student, objective, on: '2026-10-28' };
        await host.ask('evidence.record', { ...at, level: 'not-yet' });
      }
      return `#/class/${built.class}/today`;
    },
  });
}

const lines = async () =>
  within(await screen.findByRole('list', { name: 'Whom to see, in order' })).getAllByRole(
    'listitem',
  );
const nameOf = (name: string) => screen.findByRole('button', { name });
const messages = () => screen.getByRole('region', { name: 'Messages' });

/** Who is chosen in a dialog, by name. */
const pressed = async (dialog: HTMLElement) =>
  (await within(dialog).findAllByRole('button', { pressed: true })).map((one) => one.textContent);

test('the student with a critical objective overdue stands first, with the reason in words', async () => {
  await openToday();
  const [first, second] = await lines();
  expect(first?.textContent).toMatch(/^1Ana Baker.*overdue.*A1/);
  expect(second?.textContent).toContain('Not seen for 9 class days');
});

test('c on a line notes a talk, the student stands apart as seen, and Undo takes it back', async () => {
  const { host, user, built } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('c');
  const line = async () =>
    (await host.ask('today.get', { class: built.class })).students.find(
      (s) => s.called === 'Ana Baker',
    );
  await waitFor(async () => expect((await lines()).at(-1)?.textContent).toContain('seen today'));
  expect((await lines()).at(-1)?.textContent).toContain('Ana Baker');
  expect(messages().textContent).toContain('Contact noted: Ana Baker');
  expect((await line())?.lastContact).toBe('2026-11-10');

  await user.click(within(messages()).getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await line())?.lastContact).toBe('2026-10-28'));
  expect(messages().textContent).toContain('Undone: “Contact” for Ana Baker');
  expect(messages().textContent).not.toContain('Contact noted');
});

test('a digit records the level of the suggested objective and goes on to the next student', async () => {
  const { host, user, built } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('3');
  await waitFor(() => expect(messages().textContent).toContain('A1 Clear, mastered: Ana Baker'));
  expect(document.activeElement).toBe(await nameOf('Ana Abbott'));
  // What vanished is said, and the reason is gone from the line.
  const status = await screen.findByText(/No longer: .*overdue A1/);
  expect(status.textContent).toContain('Ana Baker');
  expect((await lines()).at(-1)?.textContent).not.toContain('overdue');
  const history = await host.ask('evidence.history', {
    class: built.class,
    student: built.students[1] ?? '',
    objective: built.objectives.A1 ?? '',
  });
  expect(history.attempts[0]).toMatchObject({ level: 'clear', kind: 'check', on: '2026-11-10' });
});

test('what a step made untrue is told with what came instead, and goes when it is taken back', async () => {
  const { user } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('1');
  const status = await screen.findByText(/No longer: .*not yet A1.*; now stuck on A1/);
  expect(status.textContent).toContain('Ana Baker');
  await user.click(within(messages()).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByText(/No longer/)).toBeNull());
});

test('a message of the page goes when a dialog opens over it', async () => {
  const { user } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('c');
  await waitFor(() => expect(messages().textContent).toContain('Contact noted'));
  (await nameOf('Ana Abbott')).focus();
  await user.keyboard('m');
  await screen.findByRole('dialog', { name: 'Appointment outside class' });
  await waitFor(() => expect(messages().textContent).toBe(''));
});

test('a group check leaves out who is taken out', async () => {
  const { user } = await openGroups();
  const aside = await screen.findByRole('complementary', { name: 'Together today' });
  await user.click(within(aside).getAllByRole('button', { name: 'Group check' })[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: /A1/ });
  await user.click(within(dialog).getByRole('button', { name: 'Take out Ana Baker' }));
  expect(within(dialog).queryByText('Ana Baker')).toBeNull();
  const all = within(dialog).getByRole('group', { name: 'All' });
  await user.click(within(all).getAllByRole('button')[2] as HTMLElement);
  await user.click(within(dialog).getByRole('button', { name: 'Record' }));
  await waitFor(() => expect(messages().textContent).toContain('2 levels recorded'));
});

test('pressing a name stands beside the student: level, help and marks without leaving', async () => {
  const { host, user, built } = await openToday();
  await user.click(await nameOf('Ana Baker'));
  const levels = screen.getByRole('group', { name: 'Level on A1 for Ana Baker' });
  expect(within(levels).getAllByRole('button')).toHaveLength(4);
  await user.click(screen.getByRole('button', { name: 'Conference' }));
  await waitFor(() => expect(messages().textContent).toContain('Conference on A1: Ana Baker'));
  expect(screen.queryByRole('group', { name: /Level on/ })).toBeNull();
  const today = await host.ask('today.get', { class: built.class });
  expect(today.students.find((line) => line.called === 'Ana Baker')?.lastContact).toBe(
    '2026-11-10',
  );
});

test('x on a line and Check… in its panel open the mastery check of its objective', async () => {
  const { user, built } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('x');
  const dialog = await screen.findByRole('dialog', { name: /Mastery check/ });
  expect(await pressed(dialog)).toEqual(['Ana Baker']);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(await nameOf('Ana Baker'));
  await user.click(screen.getByRole('button', { name: 'Check A1 with Ana Baker' }));
  const again = await screen.findByRole('dialog', { name: /Mastery check/ });
  expect(await pressed(again)).toEqual(['Ana Baker']);
  expect(within(again).getByLabelText<HTMLSelectElement>('Objective').value).toBe(
    built.objectives.A1,
  );
});

test('groups of one objective stand under one heading; levels chosen there go along into the full check', async () => {
  const { user } = await openGroups();
  const aside = await screen.findByRole('complementary', { name: 'Together today' });
  expect(within(aside).getAllByRole('heading', { name: 'A1 Statement of A1' })).toHaveLength(1);
  const checks = within(aside).getAllByRole('button', { name: 'Group check' });
  expect(checks).toHaveLength(2);
  await user.click(checks[0] as HTMLElement);
  const group = await screen.findByRole('dialog', { name: 'Group check on A1' });
  const baker = await within(group).findByRole('group', { name: 'Ana Baker' });
  await user.click(within(baker).getByRole('button', { name: 'Clear' }));
  await user.click(within(group).getByRole('button', { name: 'With version and feedback…' }));
  const dialog = await screen.findByRole('dialog', { name: /Mastery check/ });
  expect(await pressed(dialog)).toEqual(['Ana Abbott', 'Ana Baker', 'Ana Castillo', 'Clear']);
  const level = within(dialog).getByRole('group', { name: 'Level of Ana Baker' });
  expect(within(level).getByRole('button', { name: 'Clear' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  expect(within(dialog).getByRole('button', { name: 'Record 1 level' })).toBeTruthy();
});

test('a group check is typed: a digit each, then the button has the focus', async () => {
  const { user } = await openGroups();
  const aside = await screen.findByRole('complementary', { name: 'Together today' });
  await user.click(within(aside).getAllByRole('button', { name: 'Group check' })[0] as HTMLElement);
  const group = await screen.findByRole('dialog', { name: 'Group check on A1' });
  const first = await within(group).findByRole('group', { name: 'Ana Abbott' });
  within(first).getByRole('button', { name: 'Not yet' }).focus();
  for (const key of ['3', '1', '4']) {
    await user.keyboard(key);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  expect(document.activeElement?.textContent).toBe('Record');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(messages().textContent).toContain('3 levels recorded'));
  expect(messages().textContent).toContain('Finished Unit 1: Ana Abbott, Ana Castillo');
});

test('a level typed on a line says that it was mastered, and of a unit a little more', async () => {
  const { user } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('3');
  await waitFor(() => expect(messages().textContent).toContain('A1 Clear, mastered: Ana Baker'));
  expect(messages().textContent).toContain('Finished Unit 1: Ana Baker');
});

test('whose mastery is not to be celebrated has a level like any other', async () => {
  const { host, user, built } = await openToday();
  const quiet = { student: built.students[1] ?? '', celebrate: false, called: 'Annie' };
  await host.ask('student.save', quiet);
  (await nameOf('Annie Baker')).focus();
  await user.keyboard('3');
  await waitFor(() => expect(messages().textContent).toContain('A1 Clear: Annie Baker'));
  expect(messages().textContent).not.toContain('Finished');
});

test('starting the class fixes its plan and counts who was seen', async () => {
  const { host, user, built } = await openToday();
  await nameOf('Ana Baker');
  await user.click(screen.getByRole('button', { name: 'Start class' }));
  expect(await screen.findByText(/Started .* 0 of 3 seen/)).toBeTruthy();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('c');
  expect(await screen.findByText(/1 of 3 seen/)).toBeTruthy();
  expect((await host.ask('today.get', { class: built.class })).startedAt).not.toBeNull();
});

test('a clipboard sheet is printed and typed back from Today', async () => {
  const { user } = await openToday();
  await nameOf('Ana Baker');
  const choose = async (name: string) => {
    await user.click(await screen.findByRole('button', { name: 'More about this list' }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };
  await choose('Type a clipboard sheet…');
  await screen.findByRole('dialog', { name: 'Type a clipboard sheet back' }, { timeout: 5000 });
  await user.keyboard('{Escape}');
  await choose('Print a clipboard sheet…');
  await screen.findByText('Clipboard sheet', {}, { timeout: 5000 });
});

test('an appointment is noted on the line and can be taken back', async () => {
  const { user } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('m');
  const dialog = await screen.findByRole('dialog', { name: 'Appointment outside class' });
  await user.type(within(dialog).getByLabelText('When and where'), 'at lunch');
  await user.click(within(dialog).getByRole('button', { name: 'Note it' }));
  await waitFor(async () =>
    expect((await lines())[0]?.textContent).toContain('Appointment tomorrow, at lunch'),
  );
});

test('an arrow enters the list from nowhere; a started class goes on with its first line', async () => {
  const { user } = await openToday();
  await nameOf('Ana Baker');
  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard('{ArrowDown}');
  const first = document.activeElement?.textContent;
  expect(first).toMatch(/^Ana /);
  await user.click(screen.getByRole('button', { name: 'Start class' }));
  await screen.findByText(/0 of 3 seen/);
  await waitFor(() => expect(document.activeElement?.textContent).toBe(first));
});

test('what was promised in today’s class stands on the line and is taken back by the same button', async () => {
  const { user, host, built } = await openToday();
  await user.click(await screen.findByRole('button', { name: 'Start class' }));
  await screen.findByText(/0 of 3 seen/);
  const button = async () => {
    if (screen.queryByRole('button', { name: 'First next class' }) === null) {
      await user.click(await nameOf('Ana Baker'));
    }
    return screen.findByRole('button', { name: 'First next class' });
  };
  const lineText = async () =>
    (await lines()).find((one) => one.textContent?.includes('Ana Baker'))?.textContent;
  await user.click(await button());
  await waitFor(async () => expect(await lineText()).toContain('First next class'));
  expect((await button()).getAttribute('aria-pressed')).toBe('true');
  await user.click(await button());
  await waitFor(async () => expect(await lineText()).not.toContain('First next class'));
  expect(messages().textContent).toContain('Not promised any more: Ana Baker');
  const today = await host.ask('today.get', { class: built.class });
  expect(today.students.map((line) => line.promised)).toEqual([false, false, false]);
});

test('weights are tried out beside the order they give, and refused as typed wrong', async () => {
  const { host, user } = await openToday();
  await nameOf('Ana Baker');
  await user.click(screen.getByRole('button', { name: 'More about this list' }));
  await user.click(await screen.findByRole('menuitem', { name: 'What reasons weigh…' }));
  const dialog = await screen.findByRole('dialog', { name: 'What reasons weigh' });
  const overdue = within(dialog).getByLabelText('Overdue: Points');
  const save = within(dialog).getByRole('button', { name: 'Use these' });
  await user.clear(overdue);
  await user.type(overdue, 'x');
  expect(overdue.getAttribute('aria-invalid')).toBe('true');
  expect(save.hasAttribute('disabled')).toBe(true);
  await user.clear(overdue);
  await user.type(overdue, '20');
  await user.click(save);
  await waitFor(async () =>
    expect((await host.ask('help.get', {})).weights.overdue?.points).toBe(20),
  );
});

test('who had my time and the best twenty minutes open from the list', async () => {
  const { user } = await openToday();
  await nameOf('Ana Baker');
  const open = async (name: string) => {
    await user.click(screen.getByRole('button', { name: 'More about this list' }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };
  await open('Who had my time…');
  const time = await screen.findByRole('dialog', { name: 'Who had my time' });
  expect(await within(time).findByText('Ana Baker')).toBeTruthy();
  await user.keyboard('{Escape}');
  await open('Best twenty minutes…');
  expect(await screen.findByRole('dialog', { name: 'Best twenty minutes' })).toBeTruthy();
});

test('arrows move along the list and keep the focus on names', async () => {
  const { user } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const all = (await lines()).map((line) => within(line).getAllByRole('button')[0]);
  expect(document.activeElement).toBe(all[2]);
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(all[0]);
});

test('an absent student stands apart and can be taken back in', async () => {
  const { user } = await openToday();
  (await nameOf('Ana Baker')).focus();
  await user.keyboard('a');
  const back = await screen.findByRole('button', { name: 'Ana Baker is here' });
  expect(await lines()).toHaveLength(2);
  await user.click(back);
  await waitFor(async () => expect(await lines()).toHaveLength(3));
});

test('a class without students says what to do next', async () => {
  await openWindow({
    before: async (host) =>
      `#/class/${(await host.ask('class.create', { name: 'Empty' })).class}/today`,
  });
  expect(await screen.findByRole('button', { name: 'Bring the class list…' })).toBeTruthy();
});
