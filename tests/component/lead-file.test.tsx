// @vitest-environment jsdom
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo, grantFor } from '../helpers/exchange.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** The first look at a view fetches its code. */
const SLOW = { timeout: 10_000 };

let former: TestHost;
let folder = '';
let student = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradus-lead-'));
  former = await testHost({ device: 'former' });
  await former.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const built = await aGradebook(former)
    .withClass('P1')
    .withStudents(2)
    .withCourse(['A1', 'A2'])
    .build();
  student = built.students[1] ?? '';
  await exportTo(former, at('record.gradus'), { purpose: 'hand-over', students: [student] });
  await exportTo(former, at('other.gradus'));
  const passphrase = 'six quiet words for one file';
  await exportTo(former, at('closed.gradus'), { purpose: 'department', passphrase });
  await former.ask('export.course', {
    course: built.course,
    to: grantFor(former, at('pack.gradus'), 'write'),
  });
}, 60_000);
afterAll(() => {
  former.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A window of somebody else, with a file dropped on it. */
async function dropped(name: string) {
  const opened = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P2').withStudents(1).withCourse(['B1']).build();
      return '#/settings/look';
    },
  });
  await screen.findByRole('heading', { name: 'Settings' }, SLOW);
  const file = new File([new Uint8Array(readFileSync(at(name)))], name);
  const dataTransfer = { types: ['Files'], items: [], files: [file] };
  fireEvent.drop(document.body, { dataTransfer });
  return opened;
}

test('a student’s record is taken as history', async () => {
  await dropped('record.gradus');
  const dialog = await screen.findByRole('dialog', { name: /record/i }, SLOW);
  expect(await within(dialog).findByText('Baker, Ana', undefined, SLOW)).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: 'Take the record' })).toBeTruthy();
});

test('any other bundle is looked at before it is merged', async () => {
  await dropped('other.gradus');
  expect(await screen.findByText(/From R\. Ode/, undefined, SLOW)).toBeTruthy();
  expect(window.location.hash).toBe('#/bundles');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a closed one is led to where it asks for what opens it', async () => {
  await dropped('closed.gradus');
  expect(await screen.findByLabelText(/^Passphrase, or/, undefined, SLOW)).toBeTruthy();
  expect(screen.getByText('closed.gradus')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a course pack is imported, whatever it is called', async () => {
  await dropped('pack.gradus');
  const dialog = await screen.findByRole('dialog', undefined, SLOW);
  expect(await within(dialog).findByRole('button', { name: /^Take/ }, SLOW)).toBeTruthy();
});

test('a file that is chosen in the import is led like one that is dropped', async () => {
  const { user, bridge } = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P2').withStudents(1).build();
      return '#/settings/classes';
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Bring a class list…' }, SLOW));
  bridge.willChoose('record.gradus', readFileSync(at('record.gradus')));
  await user.click(await screen.findByRole('button', { name: 'Choose a file…' }, SLOW));
  expect(await screen.findByText('Baker, Ana', undefined, SLOW)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Take the record' })).toBeTruthy();
});
