import { spawn } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
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

/** Merges in a process of its own; kills it so many milliseconds after the merge began. */
function mergeAndKill(file: string, bundle: string, after: number | null) {
  return new Promise<{ took: number; wasDone: boolean }>((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, file, bundle], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let began = 0;
    let wasDone = false;
    child.stdout.on('data', (data: Buffer) => {
      const said = data.toString();
      if (said.includes('merging') && began === 0) {
        began = performance.now();
        if (after !== null) setTimeout(() => child.kill('SIGKILL'), after);
      }
      if (said.includes('done')) wasDone = true;
    });
    child.on('error', reject);
    child.on('close', () => resolve({ took: performance.now() - began, wasDone }));
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
  const { took } = await mergeAndKill(at('whole.gradebook'), at('bundle'), null);
  const all = contentOf(at('whole.gradebook')).evidence?.length ?? 0;
  expect(all).toBeGreaterThan(700);

  const seen = { nothing: 0, all: 0 };
  for (let i = 0; i < KILLS; i += 1) {
    const file = at('victim.gradebook');
    copyFileSync(at('before.gradebook'), file);
    rmSync(`${file}-journal`, { force: true });
    // Most moments lie where the transaction writes, toward the end.
    await mergeAndKill(file, at('bundle'), took * (0.3 + (0.75 * (i + 0.5)) / KILLS));
    const host = await testHost({ file, device: 'head' });
    const { clean, findings } = await host.ask('check.run', {});
    expect([i, clean, findings]).toEqual([i, true, []]);
    host.close();
    const content = contentOf(file);
    const isNothing = digestOf(content) === nothing;
    expect([i, isNothing ? 0 : (content.evidence?.length ?? -1)]).toEqual([i, isNothing ? 0 : all]);
    seen[isNothing ? 'nothing' : 'all'] += 1;
  }
  expect(seen.nothing).toBeGreaterThan(KILLS / 4);
  // And once more on one that was killed: it merges as if nothing had been.
  copyFileSync(at('before.gradebook'), at('victim.gradebook'));
  await mergeAndKill(at('victim.gradebook'), at('bundle'), took * 0.8);
  const again = await testHost({ file: at('victim.gradebook'), device: 'head' });
  expect((await mergeFrom(again, at('bundle'))).evidenceAfter).toBe(all);
  again.close();
});
