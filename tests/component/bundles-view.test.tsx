// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** The bundle of a colleague, with 12 students who all show the first objective. */
async function colleague(passphrase?: string): Promise<Uint8Array> {
  const host = await testHost({ device: 'colleague' });
  await host.ask('gradebook.create', { teacher: 'T. Kim', school: null });
  const built = await aGradebook(host).withClass('P5').withStudents(12).withCourse(['C1']).build();
  const objective = built.objectives.C1 ?? '';
  const entries = built.students.map((student) => ({ student, objective, level: 'clear' }));
  await host.ask('evidence.fill', { class: built.class, entries, on: '2026-11-03' });
  const path = join(testFolder(), 'kim.gradus');
  await exportTo(host, path, { purpose: 'department', ...(passphrase && { passphrase }) });
  host.close();
  return readFileSync(path);
}

test('a bundle is looked at, merged, and the department shows it', async () => {
  const bundle = await colleague();
  const { host, bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  bridge.willChoose('kim.gradus', bundle);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  expect(await screen.findByText(/From T\. Kim/)).toBeTruthy();
  expect(screen.getByText('Entries: 0 before, 12 after.')).toBeTruthy();
  expect(await host.ask('class.list', {})).toEqual([]);
  expect(document.title).toBe('Gradus');
  await user.click(screen.getByRole('button', { name: 'Merge' }));
  const messages = await screen.findByRole('region', { name: 'Messages' });
  expect(await within(messages).findByText(/Merged \d+ records/)).toBeTruthy();
  await waitFor(() => expect(document.title).toBe('Department – Gradus'));
  window.location.hash = '#/department';
  const map = await screen.findByRole('region', { name: 'Objectives by section' });
  expect(within(map).getByText('100 %')).toBeTruthy();
  expect(screen.getByRole('heading', { name: /^Letters by/ })).toBeTruthy();
});

test('an encrypted one asks for its passphrase, and says when that is wrong', {
  timeout: 40_000,
}, async () => {
  const bundle = await colleague('seven words of no meaning');
  const { bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  bridge.willChoose('kim.gradus', bundle);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/it is encrypted/);
  const field = screen.getByLabelText('Passphrase, or the text of the key file');
  await user.type(field, 'wrong');
  await user.click(screen.getByRole('button', { name: 'Look inside' }));
  await screen.findByText(/does not open it/, undefined, { timeout: 15_000 });
  const again = screen.getByLabelText('Passphrase, or the text of the key file');
  await user.clear(again);
  await user.type(again, 'seven words of no meaning');
  await user.click(screen.getByRole('button', { name: 'Look inside' }));
  expect(await screen.findByText(/From T\. Kim/, undefined, { timeout: 15_000 })).toBeTruthy();
});

test('writing one proposes encryption, and says so when it is left off', async () => {
  const { host, user } = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P1').withStudents(2).withCourse(['C1']).build();
      return '#/bundles';
    },
  });
  const write = await screen.findByRole('button', { name: 'Write the bundle…' });
  // Words are drawn already, so encryption costs nobody a thought.
  expect(write.hasAttribute('disabled')).toBe(false);
  await user.clear(screen.getByLabelText('Passphrase'));
  await user.type(screen.getByLabelText('Passphrase'), 'short');
  expect(write.hasAttribute('disabled')).toBe(true);
  await user.selectOptions(screen.getByLabelText('Encryption'), 'none');
  expect(screen.getByText('Whoever gets this file can read it.')).toBeTruthy();
  await user.click(await screen.findByLabelText('P1'));
  await user.click(write);
  expect(await screen.findByText(/stands in the log/)).toBeTruthy();
  expect((await host.ask('gradebook.get', {})).classes).toBe(1);
});

test('pairs are found by a part of a name, and all that are listed decided in one step', async () => {
  const bundle = await colleague();
  const { host, bridge, user } = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P5').withStudents(12).withCourse(['C1']).build();
      return '#/bundles';
    },
  });
  bridge.willChoose('kim.gradus', bundle);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  await user.click(await screen.findByRole('button', { name: 'Merge' }));
  // Twelve students of the same numbers, and the course.
  const all = await screen.findByRole('button', { name: 'All 13 pairs listed are the same' });
  await user.type(screen.getByLabelText('Part of a name'), 'abbott');
  expect(all.textContent).toBe('All 2 pairs listed are the same');
  expect(screen.getAllByRole('button', { name: 'Different' })).toHaveLength(2);
  await user.click(all);
  expect(await screen.findByText('2 pairs are the same now.')).toBeTruthy();
  expect(await host.ask('merge.decisions', {})).toHaveLength(11);
  await host.ask('history.undo', {});
  expect(await host.ask('merge.decisions', {})).toHaveLength(13);
});
