// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type OpenWindow, openWindow } from '../helpers/open-window.tsx';

const ROWS = 'Student ID\tName\n001\tBaker, Ana\n002\tDiallo, Ben\n002\tTwice, Zoe\n';

async function paste({ user }: OpenWindow, rows: string): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: 'Paste rows…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import' });
  await user.click(within(dialog).getByLabelText(/paste rows copied/i));
  await user.paste(rows);
  await user.click(within(dialog).getByRole('button', { name: 'Look at it' }));
  return screen.findByRole('dialog', { name: 'Import a class list' });
}

test('pasted rows are counted, refused rows are named, and nothing is taken yet', async () => {
  const opened = await openWindow();
  const dialog = await paste(opened, ROWS);
  expect(within(dialog).getByText('new').parentElement?.textContent).toBe('new2');
  expect(within(dialog).getByText('refused').parentElement?.textContent).toBe('refused1');
  const problems = within(dialog).getByRole('heading', { name: '1 problem; its row stays out' });
  const table = within(problems.parentElement ?? dialog).getAllByRole('row');
  expect(table[1]?.textContent).toMatch(/^4Student ID002.*row 3/);
  expect(await opened.host.ask('class.list', {})).toEqual([]);
});

test('the class is asked for before anything can be taken', async () => {
  const opened = await openWindow();
  const dialog = await paste(opened, ROWS);
  const take = () => within(dialog).getByRole('button', { name: /^Take/ });
  expect(take().hasAttribute('disabled')).toBe(true);
  await opened.user.type(within(dialog).getByLabelText('Class'), 'Algebra P3');
  await waitFor(() => expect(take().hasAttribute('disabled')).toBe(false));
});

test('taking shows the class, and one Undo takes the whole import back', async () => {
  const opened = await openWindow();
  const { host, user } = opened;
  const dialog = await paste(opened, ROWS);
  await user.type(within(dialog).getByLabelText('Class'), 'Algebra P3');
  const take = await within(dialog).findByRole('button', { name: 'Take 2 rows' });
  await waitFor(() => expect(take.hasAttribute('disabled')).toBe(false));
  await user.click(take);

  expect(await screen.findByRole('heading', { name: 'Algebra P3', level: 1 })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  const [taken] = await host.ask('class.list', {});
  expect([taken?.name, taken?.students]).toEqual(['Algebra P3', 2]);

  const messages = screen.getByRole('region', { name: 'Messages' });
  expect(messages.textContent).toContain('2 rows taken into Algebra P3');
  await user.click(within(messages).getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await host.ask('class.list', {})).toEqual([]));
});

test('a file that cannot be read is said in one sentence, and another can be chosen', async () => {
  const { bridge, user } = await openWindow();
  bridge.willChoose('empty.csv', '');
  await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  const sentence = await screen.findByRole('alert');
  expect(sentence.textContent).toContain('empty.csv');
  bridge.willChoose('good.csv', 'Name\n"Baker, Ana"\n');
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Choose a file…' }));
  expect(await screen.findByRole('dialog', { name: 'Import a class list' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('markup in a name stays text', async () => {
  const opened = await openWindow();
  const dialog = await paste(opened, 'Name\n"<img src=x>, <script>alert(1)</script>"\n');
  expect(within(dialog).getByText('<img src=x>')).toBeTruthy();
  expect(dialog.querySelector('img, script')).toBeNull();
});

test('Escape closes the preview and leaves the gradebook as it was', async () => {
  const opened = await openWindow();
  await paste(opened, ROWS);
  await opened.user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await opened.host.ask('class.list', {})).toEqual([]);
});
