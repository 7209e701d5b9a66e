// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

test('an empty gradebook offers four ways to begin', async () => {
  await openWindow();
  expect(await screen.findByRole('heading', { name: 'Bring the class list' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Type your class' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Restore a backup' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Look round with a demo class' })).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('a class is typed by hand, and its students after it', async () => {
  const { user } = await openWindow();
  await user.type(await screen.findByLabelText('Name of the class'), 'Algebra');
  await user.click(screen.getByRole('button', { name: 'Make the class' }));
  await user.click(await screen.findByRole('button', { name: 'Add a student…' }));
  await user.type(await screen.findByLabelText('First name'), 'Ana');
  await user.type(screen.getByLabelText('Last name'), 'Baker');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  // The invitation to bring objectives stands beside whom the class has.
  expect(await screen.findByRole('button', { name: 'Baker, Ana' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Bring objectives' })).toBeTruthy();
});

test('teacher and school are kept when their field is left', async () => {
  const { host, user } = await openWindow();
  await user.type(await screen.findByLabelText('Teacher'), 'Ana Rivera');
  await user.type(screen.getByLabelText('School'), 'North High');
  await user.tab();
  await waitFor(async () => {
    const gradebook = await host.ask('gradebook.get', {});
    expect([gradebook.teacher, gradebook.school]).toEqual(['Ana Rivera', 'North High']);
  });
});

test('choosing a file leads to its preview', async () => {
  const { bridge, user } = await openWindow();
  bridge.willChoose('period 1.csv', 'Student ID,First name,Last name\n001,Ana,Baker\n');
  await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  expect(await screen.findByRole('dialog', { name: 'Import a class list' })).toBeTruthy();
  expect(screen.getByText('period 1.csv')).toBeTruthy();
});

test('a gradebook with classes opens at the first class and does not offer the demo', async () => {
  const { user } = await openWindow({
    before: async (host) => {
      await aGradebook(host).withClass('Algebra').withStudents(2).withCourse(['A1']).build();
      return '#/';
    },
  });
  expect(await screen.findByRole('heading', { name: 'Algebra', level: 1 })).toBeTruthy();
  window.location.hash = '#/start';
  const demo = await screen.findByRole('button', { name: 'Make the demo' });
  expect(demo.hasAttribute('disabled')).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Back to the gradebook' }));
  expect(await screen.findByRole('heading', { name: 'Algebra', level: 1 })).toBeTruthy();
});
