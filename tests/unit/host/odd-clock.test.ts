import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../../electron/host/effects.ts';
import { ODD_CLOCKS, oddClock } from '../../helpers/odd-clocks.ts';

const SETUP = join(import.meta.dirname, '../../helpers/run-at-odd-clock.ts');

/** What a process of the tests, and one that it starts, see at an odd clock. */
function seenAt(name: string): { here: string; child: string; zone: string; looks: number[] } {
  const see = '[new Date().toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone]';
  const child = `process.stdout.write(JSON.stringify(${see}))`;
  const code = `
    const looks = Array.from({ length: 120 }, () => Date.now());
    const [here, zone] = ${see};
    const child = JSON.parse((await import('node:child_process')).execFileSync(
      process.execPath, ['-e', ${JSON.stringify(child)}], { encoding: 'utf8' }))[0];
    process.stdout.write(JSON.stringify({ here, child, zone, looks }));`;
  const env = { ...process.env, GRADUS_ODD_CLOCK: name, NODE_OPTIONS: '' };
  const args = ['--import', SETUP, '--input-type=module', '-e', code];
  return JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }));
}

describe('an odd clock', () => {
  test.each(['in-2099', 'epoch'])('is that of a process and of those it starts: %s', (name) => {
    const { at, zone } = ODD_CLOCKS.find((clock) => clock.name === name) ?? { at: '', zone: '' };
    const seen = seenAt(name);
    for (const instant of [seen.here, seen.child]) {
      const late = Date.parse(instant) - Date.parse(at);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(60_000);
    }
    expect(seen.zone).toBe(zone);
    expect(seen.looks.some((look, i) => look < (seen.looks[i - 1] ?? 0))).toBe(false);
  });

  test('that goes back does so while one looks at it', () => {
    const { looks } = seenAt('going-back');
    expect(looks.filter((look, i) => look < (looks[i - 1] ?? 0) - 3_000_000)).toHaveLength(2);
  });

  test('of an unknown name is refused with the names there are', () => {
    expect(() => oddClock('noon')).toThrow(/no odd clock named noon.*new-year/);
  });
});

const clock = oddClock(process.env.GRADUS_ODD_CLOCK);
if (clock) {
  test('a run at an odd clock stands at it', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(clock.zone);
    expect(Math.abs(Date.now() - Date.parse(clock.at))).toBeLessThan(86_400_000);
    expect(new Date()).toBeInstanceOf(Date);
    expect(localDay(Date.now())).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
}
