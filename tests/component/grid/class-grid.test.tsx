// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordingStore } from '../../../renderer/features/gradebook/recording.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import type { TestHost } from '../../helpers/memory-host.ts';
import { openWindow } from '../../helpers/open-window.tsx';
import { cell, enter, giveSizes, grid, openGrid, said, toasts } from './open-grid.ts';

beforeAll(giveSizes);
beforeEach(() => recordingStore.reset());

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

describe('beside one student', () => {
  test('no message names another, of before or of what is taken back there', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { user } = opened;
    const [first = '?'] = [...document.querySelectorAll('.grid-row .person-name')].map(
      (name) => name.textContent?.split(',')[0],
    );
    await user.keyboard('3{ArrowUp}4');
    await waitFor(() => expect(cell(0, 0).className).not.toContain('is-saving'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(toasts().textContent).toContain(first));
    await user.keyboard('{Control>}{Home}{/Control}{ArrowDown}b');
    await screen.findByText('Nobody else is shown.');
    expect(document.body.textContent).not.toContain(first);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(toasts().textContent).toMatch(/^Undone/));
    expect(document.body.textContent).not.toContain(first);
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
    within(panel).getByText('opens 1 objective');
    fireEvent.doubleClick(cell(0, 0), { clientX: 1, clientY: 1 });
    const form = await within(panel).findByRole('form', { name: 'Record A1.1' });
    await opened.user.type(within(form).getByLabelText('or score'), '7');
    await opened.user.type(within(form).getByLabelText('out of'), '10');
    await opened.user.click(within(form).getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(said(0, 0)).toMatch(/Clear|Basic/));
    await within(panel).findByText('7 of 10');
  });

  test('a score above the top is said before it is recorded', async () => {
    const opened = await openGrid();
    await enter(opened);
    await opened.user.keyboard('{F2}');
    const form = await screen.findByRole('form', { name: 'Record A1.1' });
    await opened.user.type(within(form).getByLabelText('or score'), '12');
    await opened.user.type(within(form).getByLabelText('out of'), '12');
    expect(within(form).queryByText(/above the top/)).toBeNull();
    await opened.user.clear(within(form).getByLabelText('out of'));
    await opened.user.type(within(form).getByLabelText('out of'), '10');
    await within(form).findByText('12 out of 10 is above the top, so it counts as Deep.');
    // Nothing is left begun for those who come after.
    await opened.user.click(within(form).getByRole('button', { name: 'Cancel' }));
  });

  test('the view by task says above and in full what entries go to', async () => {
    const opened = await openGrid(async (host, built) => {
      await host.ask('task.save', {
        class: built.class,
        name: 'Quiz 1',
        kind: 'quiz',
        on: '2026-11-06',
        objectives: [built.objectives['A1.1'] ?? ''],
      });
    });
    await enter(opened);
    const { user } = opened;
    await user.click(screen.getByRole('button', { name: 'View' }));
    await user.selectOptions(await screen.findByLabelText('By task'), 'Quiz 1');
    await user.keyboard('{Escape}');
    await screen.findByRole('button', { name: /^Recording: Quiz 1 · by Rivera · .*(Nov 6|6 Nov)/ });
    (await grid()).focus();
    await user.keyboard('{F2}');
    const form = await screen.findByRole('form', { name: 'Record A1.1' });
    expect((within(form).getByLabelText('Date') as HTMLInputElement).value).toBe('2026-11-06');
    (await grid()).focus();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await screen.findByRole('button', { name: /^Recording: check · by Rivera · today/ });
  });

  test('its keys stand in the list of keys', async () => {
    const opened = await openGrid();
    await enter(opened);
    await opened.user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys' });
    within(dialog).getByRole('heading', { name: 'In the grid' });
    within(dialog).getByText('asked for help');
    within(dialog).getByText('Undo');
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

  test('what was typed in full is there again when the cell is come back to', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { user, host, built } = opened;
    await user.keyboard('{F2}');
    await user.type(await screen.findByLabelText('Feedback'), 'Check the sign');
    (await grid()).focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(screen.queryByRole('form', { name: /^Record/ })).toBeNull());
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
    await user.keyboard('{ArrowLeft}');
    await user.click(await screen.findByRole('button', { name: 'Go on in full…' }));
    const form = await screen.findByRole('form', { name: 'Record A1.1' });
    expect((within(form).getByLabelText('Feedback') as HTMLTextAreaElement).value).toBe(
      'Check the sign',
    );
    await user.click(within(form).getByRole('button', { name: /^Clear/ }));
    await user.click(within(form).getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: /^Record/ })).toBeNull());
    const { attempts } = await host.ask('evidence.history', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: built.objectives['A1.1'] ?? '',
    });
    expect(attempts[0]?.feedback).toBe('Check the sign');
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
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
