/**
 * Hybrid logical clock: wall-clock milliseconds plus a counter, so that stamps rise even when the
 * wall clock stands still or jumps back. Pure: time comes in as an argument, the clock goes out.
 */
export interface Hlc {
  readonly millis: number;
  readonly counter: number;
}

/** Before any change. */
export const HLC_ZERO: Hlc = { millis: 0, counter: 0 };

const MAX_COUNTER = 0xffff;

function next(millis: number, counter: number): Hlc {
  return counter > MAX_COUNTER ? { millis: millis + 1, counter: 0 } : { millis, counter };
}

/** The stamp of a new local change made at wall time `now`; always later than `clock`. */
export function tick(clock: Hlc, now: number): Hlc {
  return now > clock.millis ? { millis: now, counter: 0 } : next(clock.millis, clock.counter + 1);
}

/** The clock after a stamp from elsewhere was seen; never earlier than either. */
export function receive(clock: Hlc, remote: Hlc, now: number): Hlc {
  const millis = Math.max(clock.millis, remote.millis, now);
  const counters = [clock, remote].filter((c) => c.millis === millis).map((c) => c.counter);
  return counters.length === 0 ? { millis, counter: 0 } : next(millis, Math.max(...counters) + 1);
}

/** Fixed-width text whose order is the clock's order (12 + 4 hexadecimal digits). */
export function encodeHlc(clock: Hlc): string {
  return clock.millis.toString(16).padStart(12, '0') + clock.counter.toString(16).padStart(4, '0');
}

/** Reads what encodeHlc wrote; null for anything else. */
export function parseHlc(text: string): Hlc | null {
  if (!/^[0-9a-f]{16}$/.test(text)) return null;
  return {
    millis: Number.parseInt(text.slice(0, 12), 16),
    counter: Number.parseInt(text.slice(12), 16),
  };
}
