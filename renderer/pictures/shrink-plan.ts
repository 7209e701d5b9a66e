import { MOST_FILE_BYTES } from '#shared/domain/attachment/file-type.ts';

/** What a picture is before it is made small. */
export interface Source {
  readonly width: number;
  readonly height: number;
  /** Drawn or photographed: a screenshot stays sharp as PNG where that is small enough. */
  readonly isPng: boolean;
}

/** One way to draw it: size in pixels, kind of file, quality from 0 to 1. */
export interface Try {
  readonly width: number;
  readonly height: number;
  readonly type: 'image/png' | 'image/jpeg';
  readonly quality: number;
  /** Place on the ladder; -1 above it. */
  readonly step: number;
}

/** Longest side and quality, each rung smaller than the one above it. */
const LADDER = [
  [1600, 0.86],
  [1600, 0.76],
  [1600, 0.66],
  [1360, 0.7],
  [1360, 0.58],
  [1120, 0.6],
  [960, 0.55],
  [800, 0.5],
  [640, 0.45],
  [480, 0.4],
  [320, 0.35],
] as const;

/** Where a guess is hardly too large the rung is tried all the same. */
const HOPE = 1.2;

/** The first way to draw a picture: as large as is kept, and sharp. */
export function firstTry(source: Source): Try {
  return source.isPng ? { ...rung(source, 0), type: 'image/png', step: -1 } : rung(source, 0);
}

/**
 * The next way, after one gave this many bytes; null when there is none smaller. Rungs that cannot
 * fit by the size of the one before are left out, because each costs a moment.
 */
export function nextTry(source: Source, tried: Try, bytes: number): Try | null {
  for (let step = tried.step + 1; step < LADDER.length; step += 1) {
    const next = rung(source, step);
    const isHopeful =
      tried.type === 'image/png' || guess(tried, next, bytes) <= MOST_FILE_BYTES * HOPE;
    if (isHopeful || step === LADDER.length - 1) return next;
  }
  return null;
}

/** A picture is never drawn larger than it is. */
function rung(source: Source, step: number): Try {
  const [side, quality] = LADDER[step] ?? LADDER[0];
  const scale = Math.min(1, side / Math.max(source.width, source.height));
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  return { width, height, type: 'image/jpeg', quality, step };
}

/** Bytes go with the area, and a little faster than quality. */
function guess(tried: Try, next: Try, bytes: number): number {
  const area = (next.width * next.height) / (tried.width * tried.height);
  return bytes * area * (next.quality / tried.quality) ** 1.5;
}
