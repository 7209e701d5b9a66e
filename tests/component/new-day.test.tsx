// @vitest-environment jsdom
import { renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useNewDay } from '../../renderer/app/use-new-day.ts';
import { aGradebook } from '../helpers/builders.ts';
import { NOON } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

afterEach(() => vi.useRealTimers());

describe('a new day is noticed', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(2026, 10, 10, 23, 59, 0) });
  });

  const watched = () => {
    const onNewDay = vi.fn();
    renderHook(() => useNewDay(onNewDay));
    return onNewDay;
  };

  test('within a minute of midnight, once, and every night', () => {
    const onNewDay = watched();
    vi.advanceTimersByTime(50_000);
    expect(onNewDay).not.toHaveBeenCalled();
    vi.advanceTimersByTime(70_000);
    expect(onNewDay).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(2 * DAY);
    expect(onNewDay).toHaveBeenCalledTimes(3);
  });

  test('after a night in which the machine slept and no timer ran', () => {
    const onNewDay = watched();
    vi.setSystemTime(Date.now() + 8 * HOUR);
    vi.advanceTimersByTime(60_000);
    expect(onNewDay).toHaveBeenCalledOnce();
  });

  test('although the clock was put back before midnight', () => {
    const onNewDay = watched();
    vi.setSystemTime(Date.now() - HOUR);
    vi.advanceTimersByTime(10 * 60_000);
    expect(onNewDay).not.toHaveBeenCalled();
    vi.advanceTimersByTime(HOUR);
    expect(onNewDay).toHaveBeenCalledOnce();
  });

  test('at once by whoever comes back to the window', () => {
    const onNewDay = watched();
    vi.setSystemTime(Date.now() + HOUR);
    window.dispatchEvent(new Event('focus'));
    expect(onNewDay).toHaveBeenCalledOnce();
  });
});

test('a list left open overnight is that of the new day', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  const { host } = await openWindow({
    before: async (made) => {
      const built = await aGradebook(made).withStudents(1).withCourse(['A1']).build();
      return `#/class/${built.class}/today`;
    },
  });
  await screen.findByText(/Tuesday 10 November/);
  host.clock.millis += DAY;
  vi.setSystemTime(NOON + DAY);
  window.dispatchEvent(new Event('focus'));
  await screen.findByText(/Wednesday 11 November/);
});
