// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../../helpers/builders.ts';
import type { TestHost } from '../../helpers/memory-host.ts';
import { cell, enter, giveSizes, openGrid, said } from './open-grid.ts';

beforeAll(giveSizes);

/** The first student was given a course beyond the class; the second one's work was judged by Lee. */
async function prepare(host: TestHost, built: Built): Promise<void> {
  const { course } = await host.ask('course.create', { name: 'Geometry' });
  const more = { course, unit: 'One', statement: 'Angles' };
  await host.ask('objective.create', { ...more, code: 'G1' });
  await host.ask('objective.create', { ...more, code: 'G2' });
  const [first = '', second = ''] = built.students;
  await host.ask('student.give', { student: first, course, give: true });
  const judged = {
    class: built.class,
    student: second,
    objective: built.objectives['A1.1'] ?? '',
    on: '2026-11-03',
  };
  await host.ask('evidence.record', { ...judged, level: 'basic', assessor: 'Lee' });
  const other = { ...judged, objective: built.objectives['A1.2'] ?? '' };
  await host.ask('evidence.record', { ...other, level: 'basic', assessor: 'Lee' });
  const again = { ...other, on: '2026-11-05' } as const;
  await host.ask('evidence.record', { ...again, level: 'clear', assessor: 'Rivera' });
}

async function withBeyond() {
  const opened = await openGrid(prepare);
  await enter(opened);
  await opened.user.click(screen.getByRole('button', { name: 'View' }));
  await opened.user.click(screen.getByRole('checkbox', { name: 'Beyond the class' }));
  await opened.user.keyboard('{Escape}');
  await waitFor(() => expect(said(0, 4)).toMatch(/^G1 /));
  return opened;
}

test('what lies beyond the class stands at the end, live only for who has it', async () => {
  const { host, user, built } = await withBeyond();
  expect(screen.getByRole('columnheader', { name: 'Geometry' })).toBeTruthy();
  expect(said(0, 4)).toContain('nothing yet');
  expect(said(1, 4)).toContain('not given');

  screen.getByRole('grid').focus();
  await user.keyboard(
    '{Control>}{Home}{/Control}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}3',
  );
  await waitFor(() => expect(said(0, 4)).toContain('Clear'));
  await waitFor(() => expect(cell(0, 4).className).not.toContain('is-saving'));
  expect(said(0, 4)).toContain('Clear');

  // The key went down: nothing is recorded for somebody without the course, and why is said.
  await user.keyboard('3');
  await screen.findAllByText(/was not given G1; nothing recorded/);
  expect(cell(1, 4).className).toContain('outside');
  const beyond = await host.ask('grid.beyond', { class: built.class });
  expect(beyond.rows.attempts.slice(0, 4)).toEqual([1, 0, 0, 0]);

  await user.click(screen.getByRole('button', { name: 'Show all' }));
  await waitFor(() =>
    expect(document.querySelector('[data-row="0"] > [aria-colindex="6"]')).toBeNull(),
  );
});

test('a key over everybody records only for those who have it', async () => {
  const { host, user, built } = await withBeyond();
  screen.getByRole('grid').focus();
  await user.keyboard(
    '{Control>}{Home}{/Control}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}2',
  );
  await waitFor(() => expect(said(0, 4)).toContain('Basic'));
  const beyond = await host.ask('grid.beyond', { class: built.class });
  expect(beyond.rows.attempts.filter((n) => n > 0)).toEqual([1]);
});

test('the cells that a person judged are framed, apart from those judged again since', async () => {
  const opened = await openGrid(prepare);
  await enter(opened);
  await opened.user.click(screen.getByRole('button', { name: 'View' }));
  await opened.user.selectOptions(await screen.findByLabelText('Judged by'), 'Lee');
  await waitFor(() => expect(said(0, 0)).toContain('judged by Lee'));
  expect(said(0, 0)).not.toContain('before somebody else');
  expect(said(0, 1)).toContain('judged by Lee before somebody else');
  expect(cell(0, 0).className).toContain('is-judged');
  expect(cell(0, 1).className).toContain('is-earlier');
  expect(cell(0, 2).className).not.toContain('is-judged');
});
