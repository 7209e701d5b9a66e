// @vitest-environment jsdom
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { secondVersion, shelfIn } from '../helpers/kept-aside.ts';
import { NOON } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

const notices = () => screen.findByRole('region', { name: 'About the file' });
const noNotices = () =>
  waitFor(() => expect(screen.queryByRole('region', { name: 'About the file' })).toBeNull());

test('a gradebook in a synced folder says so, moves by one click, or stays by a word', async () => {
  const shelf = shelfIn('OneDrive - North High');
  const on = await shelf.open();
  const { host, user } = await openWindow({
    on,
    before: async (made) => {
      await made.ask('class.create', { name: 'Bio' });
      return '#/settings';
    },
  });
  expect((await notices()).textContent).toContain('a folder that OneDrive copies');
  // The line below the classes does not say the contrary.
  await screen.findByText('There is no backup on this laptop yet.');
  expect(screen.queryByText('The only copy is on this laptop.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Move it to this laptop' }));
  await screen.findByText('The gradebook is on this laptop now.');
  expect(host.swaps).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Leave it there' }));
  await noNotices();
});

test('what a second version has is looked at where bundles merge, or left out', async () => {
  const shelf = shelfIn();
  const first = await shelf.open();
  await first.ask('class.create', { name: 'Both' });
  first.close();
  for (const n of [2, 3]) {
    await secondVersion(shelf.file, `class ${n}.gradebook`, (other) =>
      other.ask('class.create', { name: `Of ${n}` }),
    );
  }
  const { user } = await openWindow({ on: await shelf.open() });
  const told = await notices();
  expect(told.textContent).toContain('“class 2.gradebook”, with 1 step that is not here');
  const [, leave] = within(told).getAllByRole('button', { name: 'Leave it out' });
  await user.click(leave as HTMLElement);
  await waitFor(() => expect(told.textContent).not.toContain('class 3'));
  await user.click(within(told).getByRole('button', { name: 'See what it has…' }));
  await user.click(await screen.findByRole('button', { name: /^Merge/ }));
  await noNotices();
  expect(await screen.findByRole('link', { name: /Of 2/ })).toBeTruthy();
});

test('a file that was replaced is told of with the backup that has the rest, until a person says it is the one', async () => {
  const shelf = shelfIn();
  const first = await shelf.open();
  await first.ask('class.create', { name: 'Bio' });
  copyFileSync(shelf.file, `${shelf.file}.old`);
  first.clock.millis = NOON + 86_400_000;
  await first.ask('class.create', { name: 'Chem' });
  await first.ask('backup.make', { to: null });
  first.close();
  copyFileSync(`${shelf.file}.old`, shelf.file);
  const { user } = await openWindow({ on: await shelf.open() });
  const told = await notices();
  expect(told.textContent).toMatch(/This file was replaced.*The backup of .* has what is missing/);
  expect(within(told).getByRole('button', { name: 'See what is missing…' })).toBeTruthy();
  await user.click(within(told).getByRole('button', { name: 'This file is the one I want' }));
  await noNotices();
});

test('a second folder is typed, refused in a sentence, taken, and missed after a week', async () => {
  const shelf = shelfIn();
  const stick = join(shelf.home, '..', 'stick');
  mkdirSync(stick);
  const { host, user } = await openWindow({
    on: await shelf.open(),
    before: async (made) => {
      await made.ask('class.create', { name: 'Bio' });
      await made.ask('backup.make', { to: null });
      return '#/settings/file';
    },
  });
  expect(
    await screen.findByRole('link', { name: 'The only copy is on this laptop.' }),
  ).toBeTruthy();
  const folder = await screen.findByRole('textbox', { name: 'Folder' });
  await user.type(folder, join(stick, 'nowhere'));
  const use = screen.getByRole('button', { name: 'Copy backups there' });
  await user.click(use);
  expect((await screen.findByRole('alert')).textContent).toContain('there is no such folder');
  await user.clear(folder);
  await user.type(folder, stick);
  await user.click(use);
  await screen.findByText(/Backups are also copied to/);
  await screen.findByText('1 backup is there, checked.');
  await waitFor(() => expect(screen.queryByText('The only copy is on this laptop.')).toBeNull());
  host.clock.millis = NOON + 86_400_000;
  const there = (await host.ask('keeping.get', {})).second?.folder ?? '';
  const { rmSync } = await import('node:fs');
  rmSync(there, { recursive: true });
  await host.ask('backup.make', { to: null });
  host.clock.millis += 7 * 86_400_000;
  await host.ask('backup.make', { to: null });
  await screen.findByRole('link', {
    name: 'The second backup folder has been missing for 7 days.',
  });
});

test('the first page asks for a second folder, and says what putting it off means', async () => {
  const shelf = shelfIn();
  const { user } = await openWindow({ on: await shelf.open() });
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  expect(await screen.findByText('The only copy is on this laptop.')).toBeTruthy();
});

test('where a backup is damaged, the next older one is offered', async () => {
  const shelf = shelfIn();
  const { host, user } = await openWindow({
    on: await shelf.open(),
    before: async (made) => {
      await made.ask('class.create', { name: 'Bio' });
      for (const n of [0, 1]) {
        made.clock.millis = NOON + n * 60_000;
        await made.ask('backup.make', { to: null });
      }
      return '#/settings/file';
    },
  });
  const [newest] = await host.ask('backup.list', {});
  writeFileSync(join(`${shelf.file}.backups`, newest?.file ?? ''), 'damaged');
  const [restore] = await screen.findAllByRole('button', { name: /^Restore the backup of/ });
  await user.click(restore as HTMLElement);
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('The backup holds 0 entries, the gradebook now 0.');
  await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
  await user.click(await within(dialog).findByRole('button', { name: /^Take the one of/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
  await waitFor(() => expect(host.swaps).toHaveLength(1));
});
