// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onlyCritical, renamedIn } from '../../renderer/features/gradebook/task-fields.ts';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

test('a task is changed where it is shown: a version renamed, a wrong key corrected', async () => {
  let built: Built | undefined;
  let student = '';
  const { user, host } = await openWindow({
    before: async (host) => {
      built = await aGradebook(host).withStudents(1).withCourse(['A1', 'A2']).build();
      student = built.students[0] ?? '';
      const objective = built.objectives.A1 ?? '';
      const { task } = await host.ask('task.save', {
        class: built.class,
        name: 'Quiz',
        kind: 'quiz',
        on: '2026-11-03',
        objectives: [objective],
        versions: ['A', 'B'],
      });
      const scored = { score: 6, outOf: 10, on: '2026-11-03', task, version: 'A' };
      await host.ask('evidence.record', { class: built.class, student, objective, ...scored });
      return `#/class/${built.class}/grid`;
    },
  });
  const attempt = async () =>
    (
      await host.ask('evidence.history', {
        class: built?.class ?? '',
        student,
        objective: built?.objectives.A1 ?? '',
      })
    ).attempts.find((one) => one.voided === null);
  await user.click(await screen.findByRole('button', { name: 'View' }));
  await user.selectOptions(await screen.findByLabelText('By task'), 'Quiz');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Change the task…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change the task' }));
  const versions = dialog.getByLabelText('Versions');
  await user.clear(versions);
  await user.type(versions, 'Blue, B');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByRole('button', { name: 'Blue' });
  expect(await attempt()).toMatchObject({ version: 'Blue', score: 6 });
  await user.click(screen.getByRole('button', { name: 'Change the task…' }));
  const again = within(await screen.findByRole('dialog', { name: 'Change the task' }));
  await user.click(again.getByText('The key was wrong…'));
  await user.type(again.getByLabelText('Points for everybody'), '2');
  await user.click(again.getByRole('button', { name: 'Correct all results' }));
  await screen.findByText('1 result corrected');
  expect(await attempt()).toMatchObject({ version: 'Blue', score: 8, outOf: 10 });
});

test('from anywhere the palette makes a task over several objectives; its levels are corrected for all', async () => {
  let built: Built | undefined;
  const { user, host } = await openWindow({
    before: async (host) => {
      built = await aGradebook(host).withStudents(2).withCourse(['A1', 'A2']).build();
      return `#/class/${built.class}/today`;
    },
  });
  await screen.findByRole('link', { name: /^Today/ });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'task');
  await user.click(await screen.findByRole('option', { name: /New task/ }));
  const dialog = within(await screen.findByRole('dialog', { name: /task/i }));
  await user.type(dialog.getByLabelText('Name'), 'Lab');
  for (const code of [/^A1/, /^A2/]) await user.click(dialog.getByRole('checkbox', { name: code }));
  await user.click(dialog.getByRole('button', { name: 'Make the task' }));
  await screen.findByRole('button', { name: 'Change the task…' });
  const known = await host.ask('grid.get', { class: built?.class ?? '' });
  const [task] = known.tasks;
  const at = { class: built?.class ?? '', on: task?.on ?? '', task: task?.id ?? null };
  const objective = built?.objectives.A1 ?? '';
  for (const student of built?.students ?? []) {
    await host.ask('evidence.record', { ...at, student, objective, level: 'basic' });
  }
  await user.click(screen.getByRole('button', { name: 'Change the task…' }));
  const again = within(await screen.findByRole('dialog', { name: 'Change the task' }));
  await user.click(again.getByText('The key was wrong…'));
  await user.selectOptions(again.getByLabelText('Who was given'), 'Basic');
  await user.selectOptions(again.getByLabelText('was meant to be'), 'Deep');
  await user.click(again.getByRole('button', { name: 'Correct all results' }));
  await screen.findByText('2 results corrected');
  const after = await host.ask('grid.get', { class: built?.class ?? '' });
  const deep = after.scale.levels.findIndex((level) => level.key === 'deep');
  expect([after.rows.level[0], after.rows.level[2]]).toEqual([deep, deep]);
});

test.each([
  [['A', 'B'], ['Blue', 'B'], [{ from: 'A', to: 'Blue' }]],
  [['A', 'B'], ['B', 'A'], []],
  [['A', 'B'], ['A', 'B', 'C'], []],
  [['A'], ['A'], []],
])('versions %j that become %j are renamed %j', (before, after, expected) => {
  expect(renamedIn(before, after)).toEqual(expected);
});

test('a critical-only form keeps the critical ones of those chosen, or takes all', () => {
  const grid = { objectives: { id: ['a', 'b', 'c'], critical: [true, false, true] } };
  const critical = (...chosen: string[]) => [...onlyCritical(grid as never, new Set(chosen))];
  expect([critical(), critical('a', 'b'), critical('b')]).toEqual([['a', 'c'], ['a'], []]);
});
