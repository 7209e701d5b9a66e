// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openClass(objective?: string) {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      const scale = (await host.ask('scale.list', {})).find((one) => one.name === 'Four points');
      built = await aGradebook(host)
        .withClass('Algebra', { scale: scale?.id ?? '' })
        .withStudents(2)
        .withCourse(['A1', 'A2'])
        .build();
      const at = { class: built.class, student: built.students[0] ?? '' };
      const cell = { ...at, objective: built.objectives.A1 ?? '' };
      await host.ask('evidence.record', { ...cell, level: 'mastery', on: '2026-11-02' });
      await host.ask('evidence.record', { ...cell, level: 'near', on: '2026-11-03' });
      const place = `#/class/${built.class}/objectives`;
      return objective === undefined
        ? `${place}?part=class`
        : `${place}?objective=${built.objectives[objective]}`;
    },
  });
  if (!built) throw new Error('not built');
  const known = () => opened.host.ask('class.get', { class: built?.class ?? '' });
  return { ...opened, known };
}

const choose = async (user: Awaited<ReturnType<typeof openClass>>['user'], method: string) =>
  user.selectOptions(
    await screen.findByLabelText('The level comes from', {}, { timeout: 10_000 }),
    method,
  );

test('a method that changes cells shows them first, and may be left', async () => {
  const { user, known } = await openClass();
  await choose(user, 'latest');
  const dialog = await screen.findByRole('dialog', { name: 'This changes cells' });
  expect(dialog.textContent).toContain('1 of 1 cells changes. 1 would no longer be mastered.');
  const row = within(dialog).getAllByRole('row')[1];
  expect(row?.textContent).toBe('Abbott, AnaA1Mastery (3)Near (2)');
  await user.click(within(dialog).getByRole('button', { name: 'Leave as it is' }));
  expect((await known()).method).toBe('highest');
  await choose(user, 'latest');
  await user.click(await screen.findByRole('button', { name: 'Change' }));
  await waitFor(async () => expect((await known()).method).toBe('latest'));
});

test('the chooser says what a method does with the names of its levels', async () => {
  const { user, known } = await openClass();
  expect(await screen.findByText(/mastered again after one Mastery/)).toBeTruthy();
  await choose(user, 'decaying');
  await user.click(await screen.findByRole('button', { name: 'Change' }));
  expect(
    await screen.findByText(/After one Near, mastered again after 6 attempts at Mastery\./),
  ).toBeTruthy();
  // A lower cut for calculated values is asked for; the built-in scale stays what it is.
  await user.type(screen.getByLabelText('A calculated value counts as mastered from'), '2.6');
  await user.click(screen.getByRole('button', { name: 'Set' }));
  await waitFor(async () => {
    const { scale, method } = await known();
    expect([scale.name, scale.calculatedThreshold, method]).toEqual([
      'Four points, from 2.6',
      2.6,
      'decaying',
    ]);
  });
  expect(await screen.findByText(/mastered again after one Mastery/)).toBeTruthy();
});

test('a copy of a scale is edited level by level, wrong fields say why', async () => {
  const { user, known } = await openClass();
  await user.click(
    await screen.findByRole('button', { name: 'Make a copy of this scale…' }, { timeout: 10_000 }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Make a copy of this scale' });
  const save = within(dialog).getByRole('button', { name: 'Save' });
  const near = within(dialog).getByRole('group', { name: 'Near' });
  const number = within(near).getByLabelText('Number');
  await user.clear(number);
  await user.type(number, '3');
  expect(within(dialog).getByText('another level has it')).toBeTruthy();
  expect(save).toHaveProperty('disabled', true);
  await user.clear(number);
  await user.type(number, '2.5');
  await user.click(within(dialog).getByRole('button', { name: 'Add a level' }));
  await user.click(save);
  // Near counts 2.5 on the copy; the cell is mastered as before, so nothing is asked.
  await waitFor(async () => {
    const { scale } = await known();
    expect(scale.name).toBe('Copy of Four points');
    expect(scale.levels.map((level) => level.value)).toEqual([0, 1, 2.5, 3, 4, 5]);
  });
  // The copy is in use now: what changes cells is shown before it is saved.
  await user.click(await screen.findByRole('button', { name: 'Edit this scale…' }));
  const edit = await screen.findByRole('dialog', { name: 'Edit this scale' });
  await user.selectOptions(within(edit).getByLabelText('Counts as mastered from'), 'exceeds');
  await user.click(within(edit).getByRole('button', { name: 'Save' }));
  const question = await screen.findByRole('dialog', { name: 'This changes cells' });
  expect(question.textContent).toContain('1 would no longer be mastered.');
  await user.click(within(question).getByRole('button', { name: 'Change' }));
  await waitFor(async () => expect((await known()).scale.threshold).toBe('exceeds'));
});

test('an objective judged by a method of its own shows its cells first', async () => {
  const { user, host, known } = await openClass('A1');
  const method = await screen.findByLabelText('The level comes from', {}, { timeout: 10_000 });
  await user.selectOptions(method, 'latest');
  const dialog = await screen.findByRole('dialog', { name: 'This changes cells' });
  expect(dialog.textContent).toContain('1 of 1 cells changes. 1 would no longer be mastered.');
  await user.click(within(dialog).getByRole('button', { name: 'Change' }));
  const course = (await host.ask('course.list', {}))[0]?.id ?? '';
  await waitFor(async () => {
    const { units } = await host.ask('course.get', { course });
    expect(units[0]?.objectives[0]?.method).toBe('latest');
  });
  expect((await known()).method).toBe('highest');
});
