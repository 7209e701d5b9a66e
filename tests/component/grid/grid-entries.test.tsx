// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordingStore } from '../../../renderer/features/gradebook/recording.ts';
import { cellOf } from '../../helpers/grid-view.ts';
import { cell, enter, giveSizes, grid, openGrid, said, toasts } from './open-grid.ts';

beforeAll(giveSizes);
beforeEach(() => recordingStore.reset());

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

  test('two keys on one cell show in their order, however late the first is answered', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { bridge, host, built, user } = opened;
    const request = bridge.request.bind(bridge);
    let isFirst = true;
    vi.spyOn(bridge, 'request').mockImplementation(async (id, name, input) => {
      const answer = request(id, name, input);
      if (name === 'evidence.record' && isFirst) {
        isFirst = false;
        await answer;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      return answer;
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

  test('waits for none before it, is counted while it is on its way, and closing asks', async () => {
    const opened = await openGrid();
    await enter(opened);
    const { bridge, host, built, user } = opened;
    const request = bridge.request.bind(bridge);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    vi.spyOn(bridge, 'request').mockImplementation(async (id, name, input) => {
      const answer = request(id, name, input);
      if (name === 'evidence.record') await held;
      return answer;
    });
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(false);
    await user.keyboard('333');
    expect(bridge.asked.filter((name) => name === 'evidence.record')).toHaveLength(3);
    expect(leave()).toBe(true);
    await screen.findByText('Saving 3…');
    release();
    await waitFor(() => expect(screen.queryByText(/^Saving/)).toBeNull());
    expect(leave()).toBe(false);
    // One step a key: undo takes the last one back and leaves the others.
    await host.ask('history.undo', {});
    const answer = await host.ask('grid.get', { class: built.class });
    expect(built.students.map((id) => cellOf(answer, id, 'A1.1').attempts)).toEqual([1, 1, 0, 0]);
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
