// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function withWork(host: TestHost): Promise<void> {
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
  const built = await aGradebook(host).withClass('P5').withStudents(3).withCourse(['C1']).build();
  for (const student of built.students) {
    await host.ask('evidence.record', {
      class: built.class,
      student,
      objective: built.objectives.C1 ?? '',
      level: 'clear',
      on: '2026-11-03',
      shown: 'Drew the particles',
    });
  }
}

test('a judge gives levels with digits, goes back, takes one back, and sends the answer', async () => {
  const file = join(testFolder(), 'packet.gradus');
  const head = await testHost({ device: 'head' });
  await withWork(head);
  const packet = { name: 'Fall', classes: [], objectives: [], sample: 3, described: true };
  const { check } = await head.ask('second.make', packet);
  await head.ask('second.export', { check, to: grantFor(head, file, 'write') });
  const { host, user, bridge } = await openWindow({
    before: async (made) => {
      await made.ask('gradebook.create', { teacher: 'R. Ode', school: null });
      await mergeFrom(made, file);
      return '#/bundles';
    },
  });
  // The view is fetched first.
  const link = { name: 'Second checks' };
  await user.click(await screen.findByRole('link', link, { timeout: 10_000 }));
  expect(await screen.findByText(/Piece 1 of 3/)).toBeTruthy();
  const levels = async () =>
    (await host.ask('second.get', { check })).items.map(({ judgement }) => judgement);
  const [lowest = '', second = ''] =
    (await host.ask('second.get', { check })).scales[0]?.levels.map(({ key }) => key) ?? [];
  await user.keyboard('21');
  await waitFor(async () => expect(await levels()).toEqual([second, lowest, null]));
  expect(screen.getByText(/Piece 3 of 3/)).toBeTruthy();
  await user.keyboard('{ArrowLeft}{Delete}');
  await waitFor(async () => expect(await levels()).toEqual([second, null, null]));
  await user.click(screen.getByRole('button', { name: 'Write the answer…' }));
  expect(await screen.findByText('2 pieces are not judged yet.')).toBeTruthy();
  const words = screen.getByLabelText<HTMLInputElement>('Passphrase').value;
  expect(words).toMatch(/^([a-z]+ ){5}[a-z]+$/);
  await user.selectOptions(screen.getByLabelText('Encryption'), 'none');
  await user.click(screen.getByRole('button', { name: 'Write the bundle…' }));
  expect(await screen.findByText(/stands in the log/)).toBeTruthy();
  expect(bridge).toBeTruthy();
  head.close();
});

test('a head draws a packet and sees whose work each piece is', async () => {
  const { user, host } = await openWindow({
    before: async (made) => {
      await withWork(made);
      return '#/second';
    },
  });
  await user.click(await screen.findByRole('button', { name: 'New packet…' }));
  await user.type(await screen.findByLabelText('Name of the packet'), 'Fall');
  await user.type(screen.getByLabelText('Objectives (codes; empty: all)'), 'Z9');
  expect(await screen.findByText('No section plans Z9.')).toBeTruthy();
  await user.clear(screen.getByLabelText('Objectives (codes; empty: all)'));
  await user.type(screen.getByLabelText('Objectives (codes; empty: all)'), 'c1');
  await user.click(screen.getByRole('button', { name: 'Draw the packet' }));
  const rows = await screen.findAllByRole('row');
  expect(rows).toHaveLength(4);
  expect(await host.ask('second.list', {})).toMatchObject([
    { name: 'Fall', items: 3, isOwn: true },
  ]);
});

/** A judge who says one level of every piece of a packet, and writes the answer. */
async function answered(packet: string, teacher: string, answer: string): Promise<void> {
  const judge = await testHost({ device: teacher });
  await judge.ask('gradebook.create', { teacher, school: null });
  await mergeFrom(judge, packet);
  const [{ check } = { check: '' }] = await judge.ask('second.list', {});
  for (const { item } of (await judge.ask('second.get', { check })).items) {
    await judge.ask('second.judge', { item, level: 'clear' });
  }
  await judge.ask('second.export', { check, to: grantFor(judge, answer, 'write') });
  judge.close();
}

test('what a judge said of a packet that was removed is said before and after merging, and shows once the packet is back', async () => {
  const folder = testFolder();
  const at = (name: string) => join(folder, `${name}.gradus`);
  const [packet, answer, other] = [at('packet'), at('answer'), at('other')];
  let check = '';
  const { user, host, bridge } = await openWindow({
    before: async (made) => {
      await withWork(made);
      const wish = { name: 'Fall', classes: [], objectives: [], sample: 3, described: true };
      check = (await made.ask('second.make', wish)).check;
      await made.ask('second.export', { check, to: grantFor(made, packet, 'write') });
      await answered(packet, 'R. Ode', answer);
      await answered(packet, 'T. Kim', other);
      return '#/second';
    },
  });
  const messages = () => within(screen.getByRole('region', { name: 'Messages' }));
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  expect(await messages().findByText('Removed the packet Fall.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Fall' })).toBeNull());
  // Nobody answered yet, so nothing waits for it.
  expect(screen.queryByRole('button', { name: 'Bring it back' })).toBeNull();
  window.location.hash = '#/bundles';
  bridge.willChoose('answer.gradus', readFileSync(answer));
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  const AWAY =
    'The packet Fall was removed here, so what R. Ode judged is kept and shows nowhere. Bring the packet back under Second checks to see it.';
  expect(await screen.findByText(AWAY)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Merge' }));
  await user.click(await screen.findByText(/^From R\. Ode/, { selector: 'summary span' }));
  const report = await screen.findByRole('group', { name: /^Merge of/ });
  expect(within(report).getByText(AWAY)).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Second checks' }));
  // Another answer came, too; the packet stands once, and comes back for both.
  await mergeFrom(host, other);
  await screen.findByText(/removed here\. T\. Kim judged 3 pieces/);
  const waits = screen.getByText(/removed here\. R\. Ode/);
  expect(waits.textContent).toBe(
    'The packet Fall was removed here. R. Ode judged 3 pieces of it, which are kept.',
  );
  await user.click(screen.getByRole('button', { name: 'Bring it back' }));
  expect(await screen.findByText(/^R\. Ode: 3 of 3 judged\./)).toBeTruthy();
  expect(screen.getByText(/^T\. Kim: 3 of 3 judged\./)).toBeTruthy();
  expect(screen.queryByText(/^The packet Fall was removed here/)).toBeNull();
  expect(await messages().findByText('The packet Fall is back.')).toBeTruthy();
  await user.click(messages().getByRole('button', { name: 'Undo' }));
  expect(await screen.findAllByText(/^The packet Fall was removed here/)).toHaveLength(2);
  expect(await host.ask('second.list', {})).toEqual([]);
});

test('a key pair is made, shown with its fingerprint, and kept where bundles are closed', async () => {
  const { user, host } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  await user.click(await screen.findByRole('button', { name: 'Make a key pair…' }));
  const key = await screen.findByText(/^age1/);
  const recipient = key.textContent ?? '';
  const { fingerprint } = await host.ask('key.look', { recipient });
  expect(await screen.findByText(fingerprint ?? 'none')).toBeTruthy();
  expect((await host.ask('setting.get', {})).publicKey).toBe(recipient);
  expect(JSON.stringify(await host.ask('setting.get', {}))).not.toContain('SECRET');
  await user.selectOptions(screen.getByLabelText('Encryption'), 'key');
  await user.type(screen.getByLabelText('Public key'), 'age1nonsense');
  expect(await screen.findByText('This is no public key (age1…).')).toBeTruthy();
  await user.clear(screen.getByLabelText('Public key'));
  await user.type(screen.getByLabelText('Public key'), recipient);
  expect(await screen.findAllByText(fingerprint ?? 'none')).toHaveLength(2);
});
