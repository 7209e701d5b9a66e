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

const lines = async () =>
  within(await screen.findByRole('list', { name: 'Whom to see, in order' })).getAllByRole(
    'listitem',
  );

test('the student with a critical objective overdue stands first, with the reason in words', async () => {
  await openToday();
  const [first, second] = await lines();
  expect(first?.textContent).toMatch(/^1Ana Baker.*overdue.*A1/);
  expect(second?.textContent).toContain('Not seen for 9 class days');
});

test('c on a line notes a talk today, the message offers Undo, and Undo takes it back', async () => {
  const { host, user, built } = await openToday();
  const name = await screen.findByRole('link', { name: 'Ana Baker' });
  name.focus();
  await user.keyboard('c');
  await waitFor(async () => expect((await lines())[0]?.textContent).toContain('seen today'));
  const messages = screen.getByRole('region', { name: 'Messages' });
  expect(messages.textContent).toContain('Contact noted: Ana Baker');
  const line = async () =>
    (await host.ask('today.get', { class: built.class })).students.find(
      (s) => s.called === 'Ana Baker',
    );
  expect((await line())?.lastContact).toBe('2026-11-10');

  await user.click(within(messages).getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await line())?.lastContact).toBe('2026-10-28'));
  expect(messages.textContent).toContain('Undone: “Contact” for Ana Baker');
  expect(messages.textContent).not.toContain('Contact noted');
});

test('arrows move along the list and keep the focus on names', async () => {
  const { user } = await openToday();
  (await screen.findByRole('link', { name: 'Ana Baker' })).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const all = (await lines()).map((line) => within(line).getAllByRole('link')[0]);
  expect(document.activeElement).toBe(all[2]);
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(all[0]);
});

test('an absent student stands apart and can be taken back in', async () => {
  const { host, user, built } = await openToday();
  await screen.findByRole('link', { name: 'Ana Baker' });
  await host.ask('mark.set', {
    class: built.class,
    cells: [{ student: built.students[1] ?? '', objective: null }],
    kind: 'absent',
    on: '2026-11-10',
  });
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
