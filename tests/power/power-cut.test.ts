import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../build/bench/random.ts';
import { testFolder } from '../helpers/file-host.ts';
import { testHost } from '../helpers/memory-host.ts';
import { FailingDisk } from './failing-disk.ts';
import { type Call, recordSession, whyNoRecording } from './recorded-calls.ts';
import { seenState } from './seen-state.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const CUTS = 500 * SOAK;
const CONTROL_CUTS = 60;
/** GRADUS_SEED plays one again; the seed of every run is printed. */
const SEED = Number(process.env.GRADUS_SEED ?? Date.now() % 2 ** 31);

const why = whyNoRecording();
process.stdout.write(
  `power cuts: ${why ?? `seed ${SEED}, ${CUTS} cuts (GRADUS_SEED plays it again)`}\n`,
);

/** Where a recording is cut: as many calls were made. Spread evenly, each moved by chance. */
const momentsOf = (calls: readonly Call[], cuts: number, chance: () => number): number[] =>
  Array.from({ length: cuts }, (_, i) =>
    Math.min(calls.length, Math.floor(((i + chance()) / cuts) * (calls.length + 1))),
  );

/** What one cut left: whether the file opened clean, and which of the acknowledged states it shows. */
async function reopen(file: string): Promise<{ findings: readonly unknown[]; state: string }> {
  const host = await testHost({ file, device: 'power' });
  try {
    const { findings } = await host.ask('check.run', {});
    return { findings, state: await seenState(host) };
  } finally {
    host.close();
  }
}

interface Verdict {
  readonly cut: number;
  readonly wrong: string;
}

/** Cuts a recorded session so many times and answers every cut after which something was wrong. */
async function cutOften(folder: string, mode: string, cuts: number): Promise<readonly Verdict[]> {
  const file = join(folder, 'year.gradebook');
  const calls = recordSession(folder, file, mode);
  const chance = seeded(SEED);
  const disk = new FailingDisk();
  const victims = join(folder, 'victims');
  const states = calls.flatMap((call) => (call.kind === 'ack' ? [call.state] : []));
  const verdicts: Verdict[] = [];
  let taken = 0;
  let acknowledged = 0;
  for (const cut of momentsOf(calls, cuts, chance)) {
    for (const call of calls.slice(taken, cut)) {
      disk.take(call);
      if (call.kind === 'ack') acknowledged += 1;
    }
    taken = Math.max(taken, cut);
    rmSync(victims, { recursive: true, force: true });
    mkdirSync(victims);
    for (const [path, content] of disk.cut(chance)) {
      writeFileSync(join(victims, basename(path)), content);
    }
    const wrong = await verdictOf(join(victims, basename(file)), states, acknowledged);
    if (wrong !== null) verdicts.push({ cut, wrong });
  }
  return verdicts;
}

/** Null when the file is whole and shows what was acknowledged last, or the step under way. */
async function verdictOf(
  file: string,
  states: readonly string[],
  acknowledged: number,
): Promise<string | null> {
  try {
    const { findings, state } = await reopen(file);
    if (findings.length > 0) return JSON.stringify(findings);
    // Between creating the gradebook and the first digest many steps are set up, each whole.
    if (acknowledged < 2) return null;
    const allowed = [states[acknowledged - 1], states[acknowledged]];
    return allowed.includes(state) ? null : `shows ${state}, acknowledged ${allowed.join(' or ')}`;
  } catch (error) {
    return String(error);
  }
}

describe.skipIf(why !== null)('when the power goes', () => {
  test(`at any of ${CUTS} moments, the file opens clean and holds every acknowledged entry`, {
    timeout: 300_000 * SOAK,
  }, async () => {
    expect(await cutOften(testFolder(), 'as-shipped', CUTS)).toEqual([]);
  });

  test.each(['synchronous-off', 'wal-normal'])(
    'the same cuts lose entries with %s',
    {
      timeout: 300_000,
    },
    async (mode) => {
      const lost = await cutOften(testFolder(), mode, CONTROL_CUTS);
      expect(lost.length).toBeGreaterThan(CONTROL_CUTS / 10);
    },
  );
});
