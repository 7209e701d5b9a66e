// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { recordingStore } from '../../../renderer/features/gradebook/recording.ts';
import { cell, enter, giveSizes, grid, openGrid, said, toasts } from './open-grid.ts';

beforeAll(giveSizes);
beforeEach(() => recordingStore.reset());

const settled = () => waitFor(() => expect(document.querySelector('.cell.is-saving')).toBeNull());

test('mark keys go down as levels do, so that a column is marked without arrows', async () => {
  const opened = await openGrid();
  await enter(opened);
  await opened.user.keyboard('mmm');
  await settled();
  for (const row of [0, 1, 2]) expect(said(row, 0)).toContain('missing');
  expect(cell(3, 0).hasAttribute('data-cursor')).toBe(true);
  // A contact is with the student: it stays.
  await opened.user.keyboard('c');
  expect(cell(3, 0).hasAttribute('data-cursor')).toBe(true);
});

test('not asked replaces missing at once, and has that name everywhere', async () => {
  const opened = await openGrid();
  await enter(opened);
  const { user } = opened;
  await user.keyboard('m{ArrowUp}.{ArrowUp}');
  expect(said(0, 0)).toMatch(/, not asked$/);
  await settled();
  expect(said(0, 0)).toMatch(/, not asked$/);
  const panel = await screen.findByRole('complementary', { name: 'Chosen cell' });
  await within(panel).findByText(/^Not asked since/);
  expect(panel.textContent).not.toMatch(/excused/i);
  await user.keyboard('{Shift>}{F10}{/Shift}');
  await screen.findByRole('menuitem', { name: /^Ask again/ });
});

test('a level given where nothing is asked says that it does not show, and asks again', async () => {
  const opened = await openGrid();
  await enter(opened);
  const { user } = opened;
  await user.keyboard('.{ArrowUp}3');
  await waitFor(() =>
    expect(toasts().textContent).toContain('is not asked for A1.1, so Clear does not show.'),
  );
  expect(said(0, 0)).toContain('not asked');
  await user.click(within(toasts()).getByRole('button', { name: 'Ask again' }));
  await waitFor(() => expect(said(0, 0)).toMatch(/Clear, 1 attempt/));
});

test('a contact has one name: in its message, which can be undone, and in what is undone', async () => {
  const opened = await openGrid();
  await enter(opened);
  const { user } = opened;
  await user.keyboard('c');
  await waitFor(() => expect(toasts().textContent).toContain('Contact noted: Ana'));
  await user.click(within(toasts()).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(toasts().textContent).toContain('Undone: “Contact” for Ana Abbott'));
  expect(toasts().textContent).not.toContain('Contact noted');
});

test('a panel let go of with Escape comes back with a click; one that was closed does not', async () => {
  const opened = await openGrid();
  await enter(opened);
  const { user } = opened;
  const panel = () => screen.queryByRole('complementary', { name: 'Chosen cell' });
  await waitFor(() => expect(panel()).not.toBeNull());
  await user.keyboard('{Escape}');
  expect(panel()).toBeNull();
  const click = async () =>
    fireEvent.pointerDown(await grid(), {
      button: 0,
      pointerType: 'mouse',
      clientX: 0,
      clientY: 0,
    });
  await click();
  expect(panel()).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Close the panel' }));
  await click();
  expect(panel()).toBeNull();
});

test('a refused paste is said once, goes with the next paste, and with the place', async () => {
  const opened = await openGrid();
  await enter(opened);
  const field = document.querySelector('textarea.visually-hidden');
  const paste = (text: string) =>
    fireEvent.paste(field ?? document.body, {
      clipboardData: { getData: () => text, types: ['text/plain'] },
    });
  paste('nonsense');
  await waitFor(() => expect(toasts().textContent).toContain('no level of this class'));
  paste('humbug');
  await waitFor(() => expect(toasts().textContent).toContain('humbug'));
  expect(toasts().textContent).not.toContain('nonsense');
  paste('Clear');
  await waitFor(() => expect(toasts().textContent).toContain('Pasted 1 cell'));
  expect(toasts().textContent).not.toContain('humbug');
  paste('twaddle');
  await waitFor(() => expect(toasts().textContent).toContain('twaddle'));
  window.location.hash = `#/class/${opened.built.class}/today`;
  await waitFor(() => expect(toasts().textContent).not.toContain('twaddle'));
});
