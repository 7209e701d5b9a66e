// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openSettings() {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse(['A1'])
        .build();
      const [student = ''] = built.students;
      await host.ask('evidence.record', {
        class: built.class,
        student,
        objective: built.objectives.A1 ?? '',
        level: 'clear',
        on: '2026-11-10',
      });
      return '#/settings/history';
    },
  });
  return { ...opened, classId: built?.class ?? '' };
}

const messages = () => screen.getByRole('region', { name: 'Messages' });

test('Ctrl+Z names the step with student and objective, and Redo does it again', async () => {
  const { host, user, classId } = await openSettings();
  const attempts = async () => (await host.ask('grid.get', { class: classId })).rows.attempts[0];
  await screen.findByRole('heading', { name: 'Settings' });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(messages().textContent).toContain('Undone: level for Ana Abbott, A1'));
  expect(await attempts()).toBe(0);
  await user.click(within(messages()).getByRole('button', { name: 'Redo' }));
  await waitFor(() =>
    expect(messages().textContent).toContain('Done again: level for Ana Abbott, A1'),
  );
  expect(await attempts()).toBe(1);
});

test('an Undo offer goes when anybody takes a newer step', async () => {
  const { host, user } = await openSettings();
  await screen.findByRole('heading', { name: 'Settings' });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(messages().textContent).toContain('Undone'));
  await host.ask('gradebook.save', { teacher: 'Somebody else' });
  await waitFor(() => expect(messages().textContent).toBe(''));
});

test('with nothing left to undo one sentence says so', async () => {
  const { user } = await openWindow();
  await screen.findByRole('heading', { name: 'Bring the class list' });
  await user.keyboard('{Control>}z{/Control}');
  expect((await screen.findByRole('alert')).textContent).toBe('There is nothing to undo.');
});

test('in a field Ctrl+Z belongs to the field', async () => {
  const { bridge, user } = await openWindow();
  (await screen.findByLabelText('Teacher')).focus();
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.asked).not.toContain('history.undo');
});
