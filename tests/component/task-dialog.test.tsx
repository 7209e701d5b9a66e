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
  await user.click(again.getByRole('button', { name: 'Correct all scores' }));
  await screen.findByText('1 score corrected');
  expect(await attempt()).toMatchObject({ version: 'Blue', score: 8, outOf: 10 });
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
