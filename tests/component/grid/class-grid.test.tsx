// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordingStore } from '../../../renderer/features/gradebook/recording.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { cellOf } from '../../helpers/grid-view.ts';
import type { TestHost } from '../../helpers/memory-host.ts';
import { type OpenWindow, openWindow } from '../../helpers/open-window.tsx';

beforeAll(() => {
  // jsdom lays nothing out; a grid of no size would draw no cells.
  const size = (name: 'clientWidth' | 'clientHeight', value: number) =>
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return this.classList.contains('grid') ? value : 0;
      },
    });
  size('clientWidth', 1200);
  size('clientHeight', 700);
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.setPointerCapture = () => undefined;
});
beforeEach(() => recordingStore.reset());

interface Opened extends OpenWindow {
  readonly built: Built;
}

/** Four students, two units of two objectives, on a Tuesday; the window stands at the grid. */
async function openGrid(
  prepare?: (host: TestHost, built: Built) => Promise<unknown>,
): Promise<Opened> {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      await host.ask('gradebook.save', { teacher: 'Rivera' });
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(4)
        .withCourse([
          { code: 'A1.1', unit: 'Lines', critical: true, due: '2026-11-02' },
          { code: 'A1.2', unit: 'Lines', needs: ['A1.1'], due: '2026-11-05' },
          { code: 'A2.1', unit: 'Graphs', due: '2026-12-01' },
          { code: 'A2.2', unit: 'Graphs', due: '2026-12-04' },
        ])
        .build();
      await prepare?.(host, built);
      return `#/class/${built.class}/grid`;
    },
  });
  if (!built) throw new Error('not built');
  return { ...opened, built };
}

const grid = () => screen.findByRole('grid');
const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(
    `[data-row="${row}"] > [aria-colindex="${column + 2}"]`,
  );
  if (!found) throw new Error(`no cell ${row}/${column}`);
  return found;
};
const said = (row: number, column: number) => cell(row, column).getAttribute('aria-label') ?? '';
const toasts = () => screen.getByRole('region', { name: 'Messages' });

/** The keyboard in the first cell. */
async function enter({ user }: Opened): Promise<void> {
  const table = await grid();
  await waitFor(() => cell(0, 0));
  table.focus();
  await user.keyboard('{Control>}{Home}{/Control}');
}

describe('an entry', () => {
  test('shows at once, goes down, and is in the file with kind, assessor and date', async () => {
    const opened = await openGrid();
    await enter(opened);
    await opened.user.keyboard('3');
    expect(said(0, 0)).toMatch(/^A1\.1 .*, Clear, 1 attempt/);
    await waitFor(() => expect(cell(0, 0).className).not.toContain('is-saving'));
    expect(cell(1, 0).hasAttribute('data-cursor')).toBe(true);
    const { host, built } = opened;
    const history = await host.ask('evidence.history', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: built.objectives['A1.1'] ?? '',
    });
    expect(history.attempts).toMatchObject([
      { level: 'clear', kind: 'check', assessor: 'Rivera', on: '2026-11-10' },
    ]);
  });

  test('opens the objective for everybody, and the others are overdue from then on', async () => {
    const opened = await openGrid();
    await enter(opened);
    expect(said(2, 0)).not.toContain('overdue');
    await opened.user.keyboard('3');
    await waitFor(() => expect(said(2, 0)).toContain('overdue'));
  });

  test('that is refused leaves the cell as it was; trying again sends the same level', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { bridge, host, built, user } = opened;
    const request = bridge.request.bind(bridge);
    const spy = vi
      .spyOn(bridge, 'request')
      .mockImplementation((id, name, input) =>
        name === 'evidence.record'
          ? Promise.resolve({ ok: false, error: { code: 'DISK_FULL', params: {} } })
          : request(id, name, input),
      );
    await user.keyboard('4');
    await waitFor(() => expect(toasts().textContent).toContain('The disk is full'));
    expect(said(0, 0)).toMatch(/nothing yet/);
    expect(cell(0, 0).className).not.toContain('is-saving');

    spy.mockRestore();
    await user.click(within(toasts()).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(said(0, 0)).toMatch(/Deep, 1 attempt/));
    const answer = await host.ask('grid.get', { class: built.class });
    expect(cellOf(answer, built.students[0] ?? '', 'A1.1').level).toBe('deep');
  });

  test('two keys on one cell arrive in their order, however slow the first is', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { bridge, host, built, user } = opened;
    const request = bridge.request.bind(bridge);
    let isFirst = true;
    vi.spyOn(bridge, 'request').mockImplementation(async (id, name, input) => {
      if (name === 'evidence.record' && isFirst) {
        isFirst = false;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      return request(id, name, input);
    });
    await user.keyboard('4{ArrowUp}2');
    expect(said(0, 0)).toContain('Basic');
    await waitFor(() => expect(cell(0, 0).className).not.toContain('is-saving'));
    const answer = await host.ask('grid.get', { class: built.class });
    expect(cellOf(answer, built.students[0] ?? '', 'A1.1')).toMatchObject({
      level: 'basic',
      attempts: 1,
    });
  });

  test('while an input method composes, nothing is recorded', async () => {
    const opened = await openGrid();
    await enter(opened);
    fireEvent.keyDown(await grid(), { key: '3', code: 'Digit3', isComposing: true });
    fireEvent.keyDown(await grid(), { key: 'Enter', isComposing: true });
    expect(said(0, 0)).toContain('nothing yet');
    expect(cell(0, 0).hasAttribute('data-cursor')).toBe(true);
    expect(opened.bridge.asked).not.toContain('evidence.record');
  });

  test('on another day is warm, and the entry carries that day', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { user, host, built } = opened;
    const bar = screen.getByRole('button', { name: /^Recording: check · by Rivera · today/ });
    await user.click(bar);
    fireEvent.change(await screen.findByLabelText('Date'), { target: { value: '2026-11-03' } });
    await user.keyboard('{Escape}');
    expect(bar.hasAttribute('data-warm')).toBe(true);
    (await grid()).focus();
    await user.keyboard('2');
    await waitFor(() => expect(said(0, 0)).toContain('Basic'));
    await waitFor(() => expect(cell(0, 0).className).not.toContain('is-saving'));
    const { attempts } = await host.ask('evidence.history', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: built.objectives['A1.1'] ?? '',
    });
    expect(attempts[0]?.on).toBe('2026-11-03');
  });
});

describe('what others do', () => {
  test('shows in the grid without being asked for', async () => {
    const { host, built } = await openGrid();
    await waitFor(() => cell(0, 0));
    await host.ask('evidence.record', {
      class: built.class,
      student: built.students[1] ?? '',
      objective: built.objectives['A2.1'] ?? '',
      level: 'deep',
      on: '2026-11-10',
    });
    await waitFor(() => expect(said(1, 2)).toContain('Deep'));
  });

  test('does not move the lines while one is worked on', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { user } = opened;
    await user.click(screen.getByRole('button', { name: /^need/ }));
    const names = () =>
      [...document.querySelectorAll('.grid-row .person-name')].map((name) => name.textContent);
    const before = names();
    (await grid()).focus();
    await user.keyboard('{Control>}{Home}{/Control}1');
    await waitFor(() => expect(cell(0, 0).className).not.toContain('is-saving'));
    expect(names()).toEqual(before);
  });
});

describe('mastery', () => {
  const almost = async (host: TestHost, built: Built) => {
    await host.ask('evidence.record', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: built.objectives['A1.2'] ?? '',
      level: 'clear',
      on: '2026-11-09',
    });
    await host.ask('evidence.record', {
      class: built.class,
      student: built.students[1] ?? '',
      objective: built.objectives['A1.1'] ?? '',
      level: 'clear',
      on: '2026-11-09',
    });
  };

  test('of a whole unit is said quietly', async () => {
    const opened = await openGrid(almost);
    await enter(opened);
    await opened.user.keyboard('3');
    await waitFor(() => expect(toasts().textContent).toMatch(/finished 1 Lines/));
    expect(toasts().querySelector('[data-tone="celebration"]')).not.toBeNull();
  });

  test('is not celebrated while names are hidden', async () => {
    const opened = await openGrid(almost);
    await enter(opened);
    await opened.user.keyboard('{Control>}.{/Control}');
    await screen.findByText('Names are hidden.');
    (await grid()).focus();
    await opened.user.keyboard('3');
    await waitFor(() => expect(said(0, 0)).toContain('Clear'));
    await waitFor(() => expect(cell(0, 0).className).not.toContain('is-saving'));
    expect(toasts().textContent).not.toContain('finished');
    expect(cell(0, 0).hasAttribute('data-flash')).toBe(false);
  });
});

describe('the panel', () => {
  test('says what is late and what waits, and opens in full on a double click', async () => {
    const opened = await openGrid((host, built) =>
      host.ask('evidence.record', {
        class: built.class,
        student: built.students[1] ?? '',
        objective: built.objectives['A1.1'] ?? '',
        level: 'deep',
        on: '2026-11-09',
      }),
    );
    await enter(opened);
    const panel = await screen.findByRole('complementary', { name: 'Chosen cell' });
    await within(panel).findByText('8 days over');
    within(panel).getByText('opens 1');
    fireEvent.doubleClick(cell(0, 0), { clientX: 1, clientY: 1 });
    const form = await within(panel).findByRole('form', { name: 'Record A1.1' });
    await opened.user.type(within(form).getByLabelText('or score'), '7');
    await opened.user.type(within(form).getByLabelText('out of'), '10');
    await opened.user.click(within(form).getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(said(0, 0)).toMatch(/Clear|Basic/));
    await within(panel).findByText('7 of 10');
  });

  test('moving on closes a form that was opened for another cell', async () => {
    const opened = await openGrid();
    await enter(opened);
    await opened.user.keyboard('{F2}');
    await screen.findByRole('form', { name: 'Record A1.1' });
    (await grid()).focus();
    await opened.user.keyboard('{ArrowRight}');
    await waitFor(() => expect(screen.queryByRole('form', { name: /^Record/ })).toBeNull());
  });

  test('a note is kept with the cell and can be taken back', async () => {
    const opened = await openGrid();
    await enter(opened);
    await opened.user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'Note' });
    await opened.user.type(within(dialog).getByRole('textbox'), 'Confuses slope and height{Enter}');
    await screen.findByText('Confuses slope and height');
    await opened.user.click(screen.getByRole('button', { name: 'Remove this note' }));
    await waitFor(() => expect(screen.queryByText('Confuses slope and height')).toBeNull());
  });
});

describe('an empty grid says what to do', () => {
  test('without students', async () => {
    await openWindow({
      before: async (host) => {
        const { class: id } = await host.ask('class.create', { name: 'New' });
        return `#/class/${id}/grid`;
      },
    });
    await screen.findByText('No students yet');
    screen.getByRole('button', { name: 'Bring a class list' });
  });

  test('without objectives', async () => {
    await openWindow({
      before: async (host) => {
        const built = await aGradebook(host).withClass('New').withStudents(2).build();
        return `#/class/${built.class}/grid`;
      },
    });
    await screen.findByText('No objectives yet');
    screen.getByRole('button', { name: 'Bring objectives' });
  });

  test('where the filter leaves nothing', async () => {
    const { user } = await openGrid();
    await user.type(await screen.findByRole('searchbox'), 'nobody');
    await screen.findByText('No student matches.');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => cell(0, 0));
  });
});

test('students who left are folded away and reachable', async () => {
  const opened = await openGrid((host, built) =>
    host.ask('enrolment.end', {
      class: built.class,
      student: built.students[3] ?? '',
      on: '2026-11-02',
    }),
  );
  await waitFor(() => cell(0, 0));
  expect(document.querySelectorAll('.grid-row')).toHaveLength(3);
  await opened.user.click(screen.getByRole('button', { name: '1 left' }));
  const list = await screen.findByRole('dialog', { name: '1 left' });
  expect(within(list).getAllByRole('button').length).toBeGreaterThan(0);
});
