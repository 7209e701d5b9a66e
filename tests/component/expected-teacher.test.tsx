// @vitest-environment jsdom

import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** A head who waits for Kim and merged the file of Ana Kim. */
async function openWaiting() {
  const file = join(testFolder(), 'kim.gradus');
  const kim = await testHost({ device: 'laptop of Kim' });
  await kim.ask('gradebook.create', { teacher: 'Ana Kim', school: null });
  await aGradebook(kim).withClass('Period 1').withStudents(2).withCourse(['C1']).build();
  await exportTo(kim, file, { purpose: 'department' });
  kim.close();
  return openWindow({
    before: async (head) => {
      await head.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
      await head.ask('department.expect', { teachers: ['Kim', 'Ode'] });
      await mergeFrom(head, file);
      return '#/department';
    },
  });
}

const messages = () => screen.getByRole('region', { name: 'Messages' });

test('a file of a like name is joined by a key, said with Undo, and the keyboard stays at the list', async () => {
  const { user } = await openWaiting();
  // Who speaks to the window says what stands on the button.
  const join = await screen.findByRole('button', { name: /^It is Ana Kim/ });
  join.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(messages().textContent).toContain('Kim is Ana Kim.'));
  expect(await screen.findByRole('button', { name: /^as Kim/ })).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Teachers' }));
  await user.click(within(messages()).getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: /^It is Ana Kim/ })).toBeDefined();
});

test('no longer waiting for somebody is said and can be taken back by a click', async () => {
  const { user } = await openWaiting();
  await user.click(await screen.findByRole('button', { name: 'No longer wait for Ode' }));
  await waitFor(() => expect(messages().textContent).toContain('Ode is no longer waited for'));
  await user.click(within(messages()).getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: 'No longer wait for Ode' })).toBeDefined();
});

test('a department without an entry does not name the day of its newest', async () => {
  await openWaiting();
  await screen.findByRole('button', { name: /^It is Ana Kim/ });
  await screen.findAllByText('Period 1');
  expect(screen.queryByText(/Up to the newest entry/)).toBeNull();
});
