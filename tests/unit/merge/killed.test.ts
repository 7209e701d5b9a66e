import { spawn } from 'node:child_process';
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { contentOf, digestOf } from '../../helpers/content-digest.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const KILLS = 50 * SOAK;
const CHILD = join(import.meta.dirname, '../../helpers/merge-child.ts');

/** Where a merge is to be killed: before a statement that writes, or while its transaction ends. */
type Moment = readonly ['never' | 'write' | 'commit', number];

/** Merges in a process of its own that is killed at a moment; answers what it said before. */
function mergeAndKill(file: string, bundle: string, [kill, point]: Moment): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, file, bundle, kill, String(point)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

/** A class with a few thousand entries. */
async function teachYear(host: TestHost): Promise<void> {
  const codes = Array.from({ length: 12 }, (_, i) => `A${i}`);
  const { class: id, ...built } = await aGradebook(host).withStudents(30).withCourse(codes).build();
  for (const on of ['2026-09-01', '2026-11-02']) {
    const entries = built.students.flatMap((student) =>
      Object.values(built.objectives).map((objective) => ({ student, objective, level: 'clear' })),
    );
    await host.ask('evidence.fill', { class: id, entries, on });
  }
}

test(`killed with -9 at ${KILLS} moments of a merge, a file holds all of it or nothing`, {
  timeout: 600_000 * SOAK,
}, async () => {
  const folder = testFolder();
  const at = (name: string) => join(folder, name);
  const teacher = await testHost({ device: 'teacher' });
  await teachYear(teacher);
  await exportTo(teacher, at('bundle'), { purpose: 'department' });
  teacher.close();
  const before = await testHost({ file: at('before.gradebook'), device: 'head' });
  await before.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
  before.close();
  const nothing = digestOf(contentOf(at('before.gradebook')));

  copyFileSync(at('before.gradebook'), at('whole.gradebook'));
  const said = await mergeAndKill(at('whole.gradebook'), at('bundle'), ['never', 0]);
  const { writes, commit } = JSON.parse(said) as { writes: number; commit: number };
  const all = contentOf(at('whole.gradebook')).evidence?.length ?? 0;
  expect(all).toBeGreaterThan(700);
  expect(writes).toBeGreaterThan(700);

  const moments = Array.from({ length: KILLS }, (_, i): Moment => {
    const share = (Math.floor(i / 2) + 0.5) / (KILLS / 2);
    return i % 2 === 0 ? ['write', Math.ceil(writes * share)] : ['commit', commit * share];
  });
  const seen = { nothing: 0, all: 0, halfway: 0 };
  for (const [i, moment] of moments.entries()) {
    const file = at('victim.gradebook');
    copyFileSync(at('before.gradebook'), file);
    rmSync(`${file}-journal`, { force: true });
    await mergeAndKill(file, at('bundle'), moment);
    // What was there before waits in the journal: the merge was in the middle of it.
    if ((statSync(`${file}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0) seen.halfway += 1;
    const host = await testHost({ file, device: 'head' });
    const { clean, findings } = await host.ask('check.run', {});
    expect([moment, clean, findings]).toEqual([moment, true, []]);
    host.close();
    const content = contentOf(file);
    const isNothing = digestOf(content) === nothing;
    const held = isNothing ? 0 : (content.evidence?.length ?? -1);
    expect([i, moment, held]).toEqual([i, moment, isNothing ? 0 : all]);
    if (moment[0] === 'write') expect([i, moment, held]).toEqual([i, moment, 0]);
    seen[isNothing ? 'nothing' : 'all'] += 1;
  }
  expect(seen.nothing).toBeGreaterThanOrEqual(KILLS / 2);
  expect(seen.halfway).toBeGreaterThan(KILLS / 2);
  process.stdout.write(`killed merges: ${JSON.stringify(seen)}\n`);
  // And once more on one that was killed: it merges as if nothing had been.
  copyFileSync(at('before.gradebook'), at('victim.gradebook'));
  await mergeAndKill(at('victim.gradebook'), at('bundle'), ['write', Math.ceil(writes * 0.8)]);
  const again = await testHost({ file: at('victim.gradebook'), device: 'head' });
  expect((await mergeFrom(again, at('bundle'))).evidenceAfter).toBe(all);
  again.close();
});
