import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Effects } from './context.ts';

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The day on the wall calendar of this machine's time zone. */
export function localDay(millis: number): string {
  const date = new Date(millis);
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Sixteen random bytes at a time out of a pool: asking the system costs more than an id. */
function pooledRandom(): () => Uint8Array {
  const pool = new Uint8Array(4096);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += 16;
    return pool.slice(at - 16, at);
  };
}

/**
 * The real clock. GRADUS_NOW (an ISO instant) makes it stand at, and run on from, another moment:
 * for pictures and for tests of clocks that are wrong.
 */
export function systemEffects(log: (line: string) => void): Effects {
  const rng = pooledRandom();
  const started = Date.now();
  const pretended = Date.parse(process.env.GRADUS_NOW ?? '');
  const now = Number.isNaN(pretended) ? Date.now : () => pretended + (Date.now() - started);
  return { now, dayOf: localDay, newId: () => v7({ rng }), log };
}
