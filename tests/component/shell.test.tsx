// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createFormat } from '#shared/text/format.ts';
import { createSay } from '#shared/text/text.ts';
import { App } from '../../renderer/app/app.tsx';
import type { Bridge } from '../../renderer/bridge/bridge.ts';
import { createClient } from '../../renderer/data/client.ts';
import { aGradebook } from '../helpers/builders.ts';
import { fakeBridge } from '../helpers/fake-bridge.ts';
import { testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

afterEach(cleanup);

test('a gradebook that cannot be opened is one sentence and a way to try again', async () => {
  const host = await testHost();
  const bridge = {
    ...fakeBridge(host),
    request: () =>
      Promise.resolve({ ok: false, error: { code: 'FILE_OPEN_ELSEWHERE', params: {} } } as const),
  };
  const info = await bridge.info();
  render(
    <App
      client={createClient(bridge)}
      info={info}
      say={createSay()}
      format={createFormat('en-GB')}
    />,
  );
  const sentence = await screen.findByRole('alert');
  expect(sentence.textContent).toContain('This gradebook is open in Gradus.');
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
  host.close();
});

test('a lost gradebook offers its backups; one that is open elsewhere offers none', async () => {
  const host = await testHost();
  const backup = { file: 'b.gradebook', at: 1_794_300_000_000, bytes: 9, evidence: 42 };
  const opening = async (code: 'FILE_DAMAGED' | 'FILE_OPEN_ELSEWHERE') => {
    const bridge: Bridge = {
      ...fakeBridge(host),
      request: (_id, name) =>
        Promise.resolve(
          name === 'backup.list'
            ? { ok: true, value: [backup], rev: 0, changes: [] }
            : { ok: false, error: { code, params: { file: 'a.gradebook' } } },
        ),
    };
    const info = await bridge.info();
    const client = createClient(bridge);
    render(<App client={client} info={info} say={createSay()} format={createFormat('en-GB')} />);
    return screen.findByRole('alert');
  };
  const sentence = await opening('FILE_DAMAGED');
  expect(sentence.textContent).toBe('a.gradebook is damaged. Restore the newest backup.');
  expect(await screen.findByText(/42 entries/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Restore the backup of/ })).toBeTruthy();
  cleanup();
  await opening('FILE_OPEN_ELSEWHERE');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText(/42 entries/)).toBeNull();
  host.close();
});

test('a class made in another window appears in the sidebar', async () => {
  const { host } = await openWindow({
    before: async (test) => {
      await aGradebook(test).withClass('Algebra').withStudents(1).withCourse(['A1']).build();
      return '#/day';
    },
  });
  const places = await screen.findByRole('navigation', { name: 'Places' });
  await within(places).findByText('Algebra');
  await host.ask('class.create', { name: 'Geometry' });
  expect(await within(places).findByText('Geometry')).toBeTruthy();
});

test('the header says how many, which unit and what day', async () => {
  await openWindow({
    before: async (test) => {
      const built = await aGradebook(test)
        .withClass('Algebra')
        .withStudents(3)
        .withCourse([
          { code: 'A1', unit: 'Lines', due: '2026-10-01' },
          { code: 'A2', unit: 'Curves', due: '2026-11-20' },
        ])
        .build();
      return `#/class/${built.class}/reports`;
    },
  });
  expect(await screen.findByText('3 students · unit 2 of 2 · Tuesday 10 November')).toBeTruthy();
});

test('a class that is gone is said, and the rest of the window works', async () => {
  await openWindow({
    before: async (test) => {
      await aGradebook(test).withClass('Algebra').withCourse(['A1']).build();
      return '#/class/01900000-0000-7000-8000-000000000001/today';
    },
  });
  expect(await screen.findByText('This class is no longer in the gradebook.')).toBeTruthy();
  expect(screen.getByRole('navigation', { name: 'Places' })).toBeTruthy();
});

test('the only copy is said until there is a backup', async () => {
  await openWindow({
    before: async (test) => {
      await aGradebook(test).withClass('Algebra').withCourse(['A1']).build();
      return '#/day';
    },
  });
  expect(await screen.findByText('The only copy is on this laptop.')).toBeTruthy();
});

test('the keys of the moment are listed', async () => {
  const { user } = await openWindow({
    before: async (test) => {
      const built = await aGradebook(test).withClass('Algebra').withCourse(['A1']).build();
      return `#/class/${built.class}/reports`;
    },
  });
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('?');
  const dialog = await screen.findByRole('dialog', { name: 'Keys' });
  expect(within(dialog).getByText('Algebra: Letters').parentElement?.textContent).toBe(
    'Algebra: LetterslAlt+4',
  );
  await user.keyboard('{Escape}');
});
