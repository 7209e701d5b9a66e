/** One line of the bench: a value, what it is held against, and whether the goal is met. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The physical limit measured in the same run; null where the goal is absolute. */
  readonly limit: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly ok: boolean;
}

/** A figure whose goal is a multiple of a limit measured beside it. */
export function ratioFigure(what: string, value: number, limit: number, atMost: number): Figure {
  const ratio = value / limit;
  return {
    what,
    value: tidy(value),
    unit: 'ms',
    limit: tidy(limit),
    ratio: tidy(ratio),
    goal: `≤ ${atMost} ×`,
    ok: ratio <= atMost,
  };
}

/** A figure whose goal is an absolute bound. */
export function boundFigure(what: string, value: number, unit: string, atMost: number): Figure {
  return {
    what,
    value: tidy(value),
    unit,
    limit: null,
    ratio: null,
    goal: `≤ ${atMost} ${unit}`,
    ok: value <= atMost,
  };
}

const tidy = (value: number): number => Number(value.toPrecision(4));

/** The middle of some durations; the noise of a shared machine sits in the tails. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value below which the given share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs two things in turn, so that a drifting machine hits both alike; medians in milliseconds. */
export async function inTurn(
  rounds: number,
  first: () => unknown,
  second: () => unknown,
): Promise<readonly [number, number]> {
  // Both are warm before anything counts.
  for (let i = 0; i < rounds / 5; i += 1) {
    await first();
    await second();
  }
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    firsts.push(await timed(first));
    seconds.push(await timed(second));
  }
  return [median(firsts), median(seconds)];
}

/** Milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
