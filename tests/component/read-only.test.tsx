// @vitest-environment jsdom

import { join } from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Name } from '#shared/contract/contract.ts';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { exportTo, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { type OpenWindow, openWindow } from '../helpers/open-window.tsx';
import { cell, giveSizes } from './grid/open-grid.ts';

beforeAll(giveSizes);

afterEach(cleanup);

const OBJECTIVES = [
  { code: 'C1', unit: 'One', due: '2026-11-03' },
  { code: 'C2', unit: 'One', due: '2026-11-20' },
] as const;

/** A class with a term, a task, entries and marks: every view has something to show. */
async function taught(host: TestHost, name: string): Promise<Built> {
  const built = await aGradebook(host)
    .withClass(name)
    .withStudents(3)
    .withCourse([...OBJECTIVES])
    .build();
  const [student = ''] = built.students;
  const objective = built.objectives.C1 ?? '';
  const at = { class: built.class, student, objective, on: '2026-11-03' };
  await host.ask('evidence.record', { ...at, level: 'not-yet' });
  await host.ask('term.save', { name: 'Fall', start: '2026-09-01', end: '2026-12-20' });
  await host.ask('task.save', {
    class: built.class,
    name: 'Quiz',
    kind: 'quiz',
    objectives: [objective],
    on: '2026-11-03',
  });
  const cells = [{ student, objective }];
  await host.ask('mark.set', { class: built.class, cells, kind: 'missing', on: '2026-11-03' });
  return built;
}

/** The head's department file: Kim's class, merged, and one of the head's own. */
async function departmentWindow(
  address: (kims: Built, own: Built) => string,
): Promise<OpenWindow & { kims: Built; own: Built }> {
  const folder = testFolder();
  const kim = await testHost({ device: 'laptop of Kim' });
  await kim.ask('gradebook.create', { teacher: 'Kim', school: 'North High' });
  const kims = await taught(kim, 'Period Kim');
  await exportTo(kim, join(folder, 'kim.gradus'), { purpose: 'department' });
  kim.close();
  let own: Built | undefined;
  const opened = await openWindow({
    before: async (head) => {
      await head.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
      own = await aGradebook(head).withClass('My own').withStudents(2).withCourse(['M1']).build();
      await mergeFrom(head, join(folder, 'kim.gradus'));
      return address(kims, own);
    },
  });
  if (!own) throw new Error('no class');
  return { ...opened, kims, own };
}

/** Stands in the first cell. */
async function intoGrid(user: OpenWindow['user']): Promise<void> {
  const grid = await screen.findByRole('grid');
  await waitFor(() => cell(0, 0));
  grid.focus();
  await user.keyboard('{Control>}{Home}{/Control}');
}

const line = 'class of Kim, only read here';
const toView = (view: string) => (kims: Built) => `#/class/${kims.class}/${view}`;

/** What the window asked that changes something; files that are written out are not that. */
const changesAsked = (asked: readonly string[]): string[] =>
  asked.filter((name) => {
    const asks = contract[name as Name];
    return 'touches' in asks && asks.touches.length > 0 && !name.startsWith('export.');
  });

describe('another teacher’s class', () => {
  test('says once whose it is, and a key says why it does nothing', async () => {
    const { user, bridge } = await departmentWindow(toView('grid'));
    expect(await screen.findAllByText(line)).toHaveLength(1);
    await intoGrid(user);
    for (const key of ['2', '.', 'm', 'p', 'h', 'c', '+', 'b', '{Delete}', '{F2}']) {
      await user.keyboard(key);
    }
    expect(await screen.findAllByText(/only read here\. What is to change/)).not.toHaveLength(0);
    await user.keyboard('v');
    await user.paste('3\t3');
    expect(changesAsked(bridge.asked)).toEqual([]);
    expect(screen.queryByRole('button', { name: /Recording/ })).toBeNull();
  });

  test('the panel of its grid says what is read there, and teaches no key that records', async () => {
    await departmentWindow(toView('grid'));
    const panel = await screen.findByRole('complementary', { name: 'Chosen cell' });
    await within(panel).findByText(/Choose a cell to read/);
    expect(within(panel).queryByText(/press a key/)).toBeNull();
    const keys = [...panel.querySelectorAll('kbd')].map((key) => key.textContent);
    expect(keys).toEqual(['n', 'v', 's', 'b', '⇧ ← ↑ → ↓', 'Ctrl+.']);
    // What the marks mean is still told.
    expect(within(panel).getByText('overdue')).toBeTruthy();
  });

  test.each([
    ['grid', toView('grid')],
    ['today', toView('today')],
    ['letters', toView('letters')],
    ['plan', toView('objectives')],
    ['prerequisites', toView('objectives?part=prerequisites')],
    ['pre-teaching', toView('objectives?part=pre-teaching')],
    ['calendar', toView('objectives?part=calendar')],
    ['rules', toView('objectives?part=class')],
    ['overrides', toView('objectives?part=overrides')],
    ['habits', toView('objectives?part=habits')],
    ['student', (kims: Built) => `#/class/${kims.class}/student/${kims.students[0]}`],
  ])('%s: nothing that is offered asks the host to change', { timeout: 60_000 }, async (_, to) => {
    const { user, bridge } = await departmentWindow(to);
    await screen.findByText(line);
    const page = screen.getByRole('main');
    await waitFor(() => expect(page.querySelectorAll('.class-view *').length).toBeGreaterThan(10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const view = () => page.querySelector('.class-view');
    const count = view()?.querySelectorAll('button').length ?? 0;
    for (let i = 0; i < count; i += 1) {
      const button = view()?.querySelectorAll('button')[i];
      if (!button || button.disabled) continue;
      await user.click(button);
      await user.keyboard('{Escape}');
    }
    for (const field of view()?.querySelectorAll('select, input[type="checkbox"]') ?? []) {
      if (field instanceof HTMLSelectElement && !field.disabled) {
        const value = field.options[field.options.length - 1]?.value;
        if (value !== undefined) await user.selectOptions(field, value);
      } else if (field instanceof HTMLInputElement && !field.disabled) await user.click(field);
    }
    expect(changesAsked(bridge.asked)).toEqual([]);
  });

  test('today: no key of its list records', async () => {
    const { user, bridge } = await departmentWindow(toView('today'));
    await waitFor(() => expect(document.querySelector('[data-line]')).not.toBeNull());
    document.querySelector<HTMLElement>('[data-line]')?.focus();
    for (const key of ['2', 'c', 'x', 'k', 'm']) await user.keyboard(key);
    expect(await screen.findAllByText(/only read here\. What is to change/)).not.toHaveLength(0);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(changesAsked(bridge.asked)).toEqual([]);
  });

  test('in the settings is looked up and not changed', async () => {
    const { user, bridge } = await departmentWindow((kims) => `#/settings/classes:${kims.class}`);
    const roster = await screen.findByText(/only read here\. What is to change/);
    const section = roster.closest('section');
    if (!section) throw new Error('no roster');
    await within(section).findByRole('table');
    expect(within(section).queryAllByRole('button')).toEqual([]);
    await user.click(within(section).getByRole('link', { name: 'Class settings' }));
    expect(changesAsked(bridge.asked)).toEqual([]);
  });
});

test('a class of the head’s own is edited in the same file as ever', async () => {
  const { user, host, own } = await departmentWindow((_, mine) => `#/class/${mine.class}/grid`);
  await intoGrid(user);
  await user.keyboard('2');
  await waitFor(async () => {
    const { evidence } = await host.ask('gradebook.get', {});
    expect(evidence).toBe(2);
  });
  expect(screen.queryByText(/only read here/)).toBeNull();
  expect(own.students).toHaveLength(2);
});

test('the places of a department: its views, then the sections by teacher', async () => {
  const { user } = await departmentWindow(() => '#/');
  const places = await screen.findByRole('navigation', { name: 'Places' });
  await within(places).findByRole('link', { name: /Heat map|Objectives by section/ });
  const own = within(places).getByRole('link', { name: /My own/ });
  expect(own.closest('details')).toBeNull();
  const kims = within(places).getByText('Kim');
  await user.click(kims);
  expect(
    within(places)
      .getByRole('link', { name: /Period Kim/ })
      .closest('details')?.open,
  ).toBe(true);
  // It opens on what the files say together.
  expect(await screen.findByRole('heading', { level: 1, name: 'Department' })).toBeTruthy();
  expect(document.title).toBe('Department – Gradus');
});
