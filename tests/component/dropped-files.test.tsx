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

/** The first look at a view fetches its code. */
const SLOW = { timeout: 10_000 };

/** Lets a file fall on the window. */
function drop(name: string, content: string | Uint8Array): void {
  const file = new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const dataTransfer = { types: ['Files'], items: [], files: [file] };
  window.dispatchEvent(Object.assign(event, { dataTransfer }));
}

/** A window on a class of two with two objectives. */
async function onClass() {
  return await openWindow({
    before: async (made) => {
      const built = await aGradebook(made)
        .withClass('P2')
        .withStudents(2)
        .withCourse(['A1', 'A2'])
        .build();
      return `#/class/${built.class}/grid`;
    },
  });
}

/** A bundle of another teacher. */
async function aBundle(purpose: 'hand-over' | 'department'): Promise<Uint8Array> {
  const host = await testHost({ device: 'former' });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const built = await aGradebook(host)
    .withClass('P1')
    .withStudents(2)
    .withCourse(['A1', 'A2'])
    .build();
  const path = join(testFolder(), 'came.gradus');
  const students = purpose === 'hand-over' ? built.students.slice(1) : [];
  await exportTo(host, path, { purpose, students });
  host.close();
  return readFileSync(path);
}

test('a record that is dropped leads to taking it', { timeout: 30_000 }, async () => {
  const record = await aBundle('hand-over');
  await onClass();
  await screen.findAllByText('P2', undefined, SLOW);
  drop('baker.gradus', record);
  const dialog = await screen.findByRole('dialog', { name: 'Bring a student’s record' }, SLOW);
  expect(await within(dialog).findByText('Baker, Ana', undefined, SLOW)).toBeTruthy();
  expect(screen.queryByRole('dialog', { name: /Import/ })).toBeNull();
});

test('a bundle of a department that is dropped leads to merging', { timeout: 30_000 }, async () => {
  const bundle = await aBundle('department');
  await onClass();
  await screen.findAllByText('P2', undefined, SLOW);
  drop('ode.gradus', bundle);
  expect(await screen.findByText('ode.gradus', undefined, SLOW)).toBeTruthy();
  expect(globalThis.location.hash).toContain('bundles');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('evidence dropped on a class is proposed for it, a class list is not', {
  timeout: 30_000,
}, async () => {
  const { user } = await onClass();
  await screen.findAllByText('P2', undefined, SLOW);
  drop('e.csv', 'Student ID,Objective,Date,Level\n00001,A1,2026-11-03,clear\n');
  const dialog = await screen.findByRole('dialog', { name: 'Import evidence' }, SLOW);
  await waitFor(
    () => expect(within(dialog).getByLabelText<HTMLInputElement>('Class').value).toBe('P2'),
    SLOW,
  );
  await within(dialog).findByRole('button', { name: 'Take 1 row' }, SLOW);
  // It stays while nobody types.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(within(dialog).getByLabelText<HTMLInputElement>('Class').value).toBe('P2');
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  drop('list.csv', 'Student ID,Name\n00009,"Roe, Kim"\n');
  const list = await screen.findByRole('dialog', { name: 'Import a class list' }, SLOW);
  expect(within(list).getByLabelText<HTMLInputElement>('Class').value).toBe('');
});

test('results of an outside test are known by their headings', { timeout: 30_000 }, async () => {
  await onClass();
  await screen.findAllByText('P2', undefined, SLOW);
  drop('s.csv', 'Student ID,Last name,First name,Test,Date,Score\n00001,A,B,State,2026-05-02,2\n');
  await screen.findByRole('dialog', { name: /results/i }, SLOW);
});
