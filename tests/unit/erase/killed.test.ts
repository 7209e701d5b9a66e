import { spawn } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { contentOf } from '../../helpers/content-digest.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const KILLS = 4 * SOAK;
const CHILD = join(import.meta.dirname, '../../helpers/merge-child.ts');

/** Erases in a process of its own that is killed before its n-th statement that writes. */
function eraseAndKill(file: string, id: string, write: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const kill = write === 0 ? 'never' : 'write';
    const child = spawn(process.execPath, [CHILD, file, `erase:${id}`, kill, String(write)], {
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

test(`killed with -9 at ${KILLS} moments of an erasing, a file holds all of it or nothing, and what is left to do is done at the next start`, {
  timeout: 120_000 * SOAK,
}, async () => {
  const folder = testFolder();
  const at = (name: string) => join(folder, name);
  const host = await testHost({ file: at('before.gradebook') });
  const built = await aGradebook(host).withStudents(5).withCourse(['A1', 'A2', 'A3']).build();
  const entries = built.students.flatMap((student) =>
    Object.values(built.objectives).map((objective) => ({ student, objective, level: 'clear' })),
  );
  await host.ask('evidence.fill', { class: built.class, entries, on: '2026-11-02' });
  host.close();
  const file = at('victim.gradebook');
  const fresh = () => {
    copyFileSync(at('before.gradebook'), file);
    for (const left of [`${file}-journal`, `${file}.backups`]) {
      rmSync(left, { recursive: true, force: true });
    }
  };
  fresh();
  const { writes } = JSON.parse(await eraseAndKill(file, built.class, 0)) as { writes: number };
  expect(writes).toBeGreaterThan(40);
  const seen = { nothing: 0, all: 0 };
  for (let i = 0; i < KILLS; i += 1) {
    fresh();
    const whole = await testHost({ file });
    await whole.ask('backup.make', { to: null });
    whole.close();
    await eraseAndKill(
      file,
      built.class,
      Math.ceil((writes * (i + 1)) / KILLS) + (i === KILLS - 1 ? 2 : 0),
    );
    const again = await testHost({ file });
    const { clean } = await again.ask('check.run', {});
    const { backups, failed } = await again.ask('erase.finish', {});
    const [backup] = await again.ask('backup.list', {});
    again.close();
    const { evidence, student } = contentOf(file);
    const isErased = evidence?.length === 0;
    expect([i, clean, student?.length]).toEqual([i, true, isErased ? 0 : 5]);
    expect([i, evidence?.length]).toEqual([i, isErased ? 0 : 15]);
    expect([i, failed]).toEqual([i, []]);
    if (isErased) expect([i, backup?.evidence, backups]).toEqual([i, 0, 1]);
    else expect([i, backup?.evidence, backups]).toEqual([i, 15, 0]);
    seen[isErased ? 'all' : 'nothing'] += 1;
  }
  expect(seen.nothing).toBeGreaterThan(0);
  expect(seen.all).toBeGreaterThan(0);
  process.stdout.write(`killed erasings: ${JSON.stringify(seen)}\n`);
});
