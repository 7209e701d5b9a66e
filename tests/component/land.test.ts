// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { land } from '../../renderer/app/land.ts';
import { aGradebook } from '../helpers/builders.ts';
import { testHost } from '../helpers/memory-host.ts';

beforeEach(() => {
  window.location.hash = '';
});

/** What the host answers to the window's first question, before and after there is a class. */
async function answers() {
  const real = await testHost();
  const empty = await real.ask('window.first', { class: null });
  const built = await aGradebook(real).build();
  const first = await real.ask('window.first', { class: null });
  real.close();
  return { empty, first, grid: `#/class/${built.class}/grid` };
}

test('a window that opens nowhere stands at its class before anything is drawn', async () => {
  const { first, grid } = await answers();
  const steps = window.history.length;
  land(first);
  expect(window.location.hash).toBe(grid);
  // Going back leads out of Gradus, not to an empty page that leads here again.
  expect(window.history.length).toBe(steps);
});

test('an address that says where stays, and so does a gradebook without a class', async () => {
  const { empty, first } = await answers();
  land(empty);
  expect(window.location.hash).toBe('');
  window.location.hash = '#/day';
  land(first);
  expect(window.location.hash).toBe('#/day');
});

test('a file of several teachers opens at what it says of all of them', async () => {
  const { first } = await answers();
  land({ ...first, department: { ...first.department, isDepartment: true } });
  expect(window.location.hash).toBe('');
});
