// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** The first look at a view fetches its code. */
const SLOW = { timeout: 10_000 };

/** The record of a student whom another teacher had. */
async function aRecord(): Promise<Uint8Array> {
  const host = await testHost({ device: 'former' });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const built = await aGradebook(host)
    .withClass('P1')
    .withStudents(2)
    .withCourse(['A1', 'A2'])
    .build();
  const student = built.students[1] ?? '';
  for (const code of ['A1', 'A2']) {
    await host.ask('evidence.record', {
      class: built.class,
      student,
      objective: built.objectives[code] ?? '',
      level: 'clear',
      on: '2026-11-03',
    });
  }
  const path = join(testFolder(), 'baker.gradus');
  await exportTo(host, path, { purpose: 'hand-over', students: [student] });
  host.close();
  return readFileSync(path);
}

test('a record is opened, who it is is asked, and it is taken as one step', {
  timeout: 30_000,
}, async () => {
  const record = await aRecord();
  const { host, bridge, user } = await openWindow({
    before: async (made) => {
      const built = await aGradebook(made)
        .withClass('P2')
        .withStudents(1)
        .withCourse(['A1'])
        .build();
      return `#/class/${built.class}/objectives?part=pre-teaching`;
    },
  });
  bridge.willChoose('baker.gradus', record);
  await user.click(await screen.findByRole('button', { name: 'Bring a student’s record…' }, SLOW));
  await user.click(await screen.findByRole('button', { name: 'Choose the file…' }, SLOW));
  const dialog = await screen.findByRole('dialog', undefined, SLOW);
  expect(await within(dialog).findByText('Baker, Ana', undefined, SLOW)).toBeTruthy();
  const take = within(dialog).getByRole('button', { name: 'Take the record' });
  expect(take.hasAttribute('disabled')).toBe(true);
  await user.selectOptions(within(dialog).getByLabelText('Who it is here'), 'A new student');
  expect(await within(dialog).findByText('Joins P2.')).toBeTruthy();
  expect(within(dialog).getByText('1 objective is here too')).toBeTruthy();
  expect(within(dialog).getByText(/1 attempt counts here/)).toBeTruthy();
  // What only looks alike can be kept apart.
  await user.click(within(dialog).getByRole('checkbox', { name: /A1/ }));
  expect(await within(dialog).findByText(/0 attempts count here/)).toBeTruthy();
  await user.click(within(dialog).getByRole('checkbox', { name: /A1/ }));
  expect(await within(dialog).findByText(/1 attempt counts here/)).toBeTruthy();
  await user.click(take);
  const brought = await screen.findByRole('region', { name: 'Brought along' }, SLOW);
  expect(within(brought).getByText(/From R\. Ode, North High/)).toBeTruthy();
  expect((await host.ask('class.list', {}))[0]?.students).toBe(2);
  await host.ask('history.undo', {});
  expect((await host.ask('class.list', {}))[0]?.students).toBe(1);
});

test('handing over shows what goes and what stays, with words drawn to close it', {
  timeout: 30_000,
}, async () => {
  const { user } = await openWindow({
    before: async (made) => {
      const built = await aGradebook(made)
        .withClass('P1')
        .withStudents(2)
        .withCourse(['A1'])
        .build();
      const student = built.students[0] ?? '';
      await made.ask('note.add', {
        student,
        objective: null,
        class: null,
        on: '2026-11-03',
        text: 'x',
      });
      return `#/class/${built.class}/student/${student}`;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Hand over…' }, SLOW));
  const dialog = await screen.findByRole('dialog', undefined, SLOW);
  expect(await within(dialog).findByText('0 of 1', undefined, SLOW)).toBeTruthy();
  expect(within(dialog).getByText(/Stays here: 1 private note\. No other student/)).toBeTruthy();
  const words = within(dialog).getByLabelText<HTMLInputElement>('Passphrase').value;
  expect(words.split(' ')).toHaveLength(6);
  expect(
    within(dialog).getByRole('button', { name: 'Write the record…' }).hasAttribute('disabled'),
  ).toBe(false);
});

test('merging one in the window says that it is a record, and leads to taking it', {
  timeout: 30_000,
}, async () => {
  const record = await aRecord();
  const { bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  bridge.willChoose('baker.gradus', record);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }, SLOW));
  expect(await screen.findByText(/This is one student’s record/, undefined, SLOW)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Bring a student’s record…' }));
  expect(await screen.findByRole('dialog', undefined, SLOW)).toBeTruthy();
});
