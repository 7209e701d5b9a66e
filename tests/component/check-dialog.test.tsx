// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { type OpenWindow, openWindow } from '../helpers/open-window.tsx';
import { cell, giveSizes, grid, openGrid } from './grid/open-grid.ts';

/** Two students; the first holds Clear on A1. */
async function openCheck(): Promise<OpenWindow & { built: Built; dialog: HTMLElement }> {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(2)
        .withCourse([
          { code: 'A1', due: '2026-11-10' },
          { code: 'A2', due: '2026-11-12', needs: ['A1'] },
          { code: 'B1', unit: 'Unit 2', due: '2026-11-18' },
        ])
        .build();
      const at = { class: built.class, objective: built.objectives.A1 ?? '', on: '2026-11-02' };
      await host.ask('evidence.record', {
        ...at,
        student: built.students[0] ?? '',
        level: 'clear',
      });
      return `#/class/${built.class}/today`;
    },
  });
  if (!built) throw new Error('not built');
  await screen.findByRole('list', { name: 'Whom to see, in order' }, SLOW);
  await opened.user.keyboard('{Control>}m{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Mastery check' }, SLOW);
  for (const name of ['Ana Abbott', 'Ana Baker']) {
    await opened.user.click(await within(dialog).findByRole('button', { name: new RegExp(name) }));
  }
  return { ...opened, built, dialog };
}
const SLOW = { timeout: 10_000 };

const choose = async (
  { user, dialog }: Pick<OpenWindow, 'user'> & { dialog: HTMLElement },
  name: string,
  level: string,
) =>
  user.click(
    within(within(dialog).getByRole('group', { name: `Level of ${name}` })).getByRole('button', {
      name: level,
    }),
  );

test('who tries for more and comes out below keeps what is held, and the dialog says so', async () => {
  const opened = await openCheck();
  const { user, dialog, host, built } = opened;
  await user.click(within(dialog).getByRole('button', { name: 'More about Ana Abbott' }));
  await user.selectOptions(within(dialog).getByLabelText('Tries for'), 'Deep');
  await choose(opened, 'Ana Abbott', 'Basic');
  await within(dialog).findByText(/Tries for Deep and comes out below Clear, which stays: kept/);
  await user.click(within(dialog).getByRole('button', { name: 'Record 1 level' }));
  await screen.findByText(/Kept without counting, below what they hold/);
  const shown = await host.ask('cell.get', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
  });
  expect(shown).toMatchObject({ level: 'clear', attempts: [{ aimed: 'deep', counts: false }, {}] });
});

test('basic is enough to go on; what is recommended stays, is tried for, and is one press away', async () => {
  const opened = await openCheck();
  const { user, dialog, host, built } = opened;
  await user.click(within(dialog).getByRole('button', { name: 'More about Ana Baker' }));
  await user.selectOptions(within(dialog).getByLabelText('Recommended on A1'), 'Deep');
  await within(dialog).findByText(/tries for Deep/);
  await choose(opened, 'Ana Baker', 'Basic');
  await within(dialog).findByText(
    'Basic is enough to go on with A2 Statement of A2. Deep stays recommended.',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Record 1 level' }));
  await user.click(await screen.findByRole('button', { name: 'Check A2' }));
  const next = await screen.findByRole('dialog', { name: 'Mastery check' });
  await within(next).findByRole('group', { name: 'Level of Ana Baker' });
  expect(within(next).getByLabelText<HTMLSelectElement>('Objective').value).toBe(
    built.objectives.A2,
  );
  const { students } = await host.ask('mastery.prepare', {
    class: built.class,
    objective: built.objectives.A1 ?? '',
  });
  expect(students[1]).toMatchObject({ level: 'basic', recommended: 'deep' });
});

test('nobody is celebrated who wants it so, nor while names are hidden', async () => {
  const opened = await openCheck();
  const { user, host, built } = opened;
  await host.ask('student.save', { student: built.students[1] ?? '', celebrate: false });
  await waitFor(async () => {
    const { students } = await host.ask('mastery.prepare', {
      class: built.class,
      objective: built.objectives.A1 ?? '',
    });
    expect(students[1]?.celebrate).toBe(false);
  });
  await choose(opened, 'Ana Baker', 'Deep');
  await user.click(screen.getByRole('button', { name: 'Record 1 level' }));
  expect((await screen.findByText(/A1 Deep:/)).textContent).toContain('A1 Deep: Ana Baker');
  expect(screen.queryByText(/Mastered A1/)).toBeNull();
});

test('while one student looks at the screen, the check names nobody else', async () => {
  giveSizes();
  const { user } = await openGrid();
  await grid();
  await user.click(cell(0, 0));
  await user.keyboard('b');
  await waitFor(() => expect(screen.queryByRole('grid')).toBeNull());
  await user.keyboard('{Control>}m{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Mastery check' }, SLOW);
  await within(dialog).findByRole('group', { name: 'Level of Ana Abbott' });
  expect(within(dialog).queryByText(/Baker|Castillo|Diallo/)).toBeNull();
  expect(within(dialog).queryByRole('group', { name: 'Who' })).toBeNull();
});

test('while one student looks at the screen, search and the clipboard sheet name nobody else', async () => {
  giveSizes();
  const { user } = await openGrid();
  await grid();
  await user.click(cell(0, 0));
  await user.keyboard('b');
  await waitFor(() => expect(screen.queryByRole('grid')).toBeNull());
  const others = /Baker|Castillo|Diallo/;
  const search = async (text: string) => {
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find anything' }, SLOW), text);
  };
  await search('ana');
  expect(await screen.findByRole('option', { name: /Abbott/ })).toBeTruthy();
  expect(screen.queryByRole('option', { name: others })).toBeNull();
  await user.keyboard('{Escape}');
  await search('type a clipboard{Enter}');
  const sheet = await screen.findByRole('dialog', { name: 'Type a clipboard sheet back' }, SLOW);
  await user.type(within(sheet).getByRole('textbox'), '1 4{Enter}2 4');
  expect(await within(sheet).findByText('Ana Abbott')).toBeTruthy();
  await within(sheet).findByRole('button', { name: 'Record 2 rows' });
  expect(within(sheet).queryByText(others)).toBeNull();
});
