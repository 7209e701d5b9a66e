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

/** The end of the year 9999: no wall clock counts beyond. */
const LAST_WALL = 253_402_300_799_999;

/** Until the year 2762 what is taken from elsewhere moves on with the time of day. */
const LAST_ROOM = 25_000_000_000_000;

/** Beyond what any laptop takes; 12 hexadecimal digits hold a little more. */
export const LAST_MILLIS: number = LAST_WALL + LAST_ROOM;

/**
 * The latest millisecond that is taken from elsewhere at wall time `now`. It moves on with time: were
 * it always the same, a stamp forged there would push all later ones beyond, and nobody took them.
 */
export function latestTaken(now: number): number {
  return LAST_WALL + Math.min(Math.max(now, 0), LAST_ROOM);
}

function next(millis: number, counter: number): Hlc {
  return counter > MAX_COUNTER ? { millis: millis + 1, counter: 0 } : { millis, counter };
}

/** The stamp of a new local change made at wall time `now`; always later than `clock`. */
export function tick(clock: Hlc, now: number): Hlc {
  const millis = Math.min(now, LAST_WALL);
  return millis > clock.millis ? { millis, counter: 0 } : next(clock.millis, clock.counter + 1);
}

/** The clock after a stamp from elsewhere was seen; never earlier than either. */
export function receive(clock: Hlc, remote: Hlc, now: number): Hlc {
  const millis = Math.max(clock.millis, remote.millis, Math.min(now, LAST_WALL));
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
