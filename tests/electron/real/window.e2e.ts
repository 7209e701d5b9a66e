import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { electronBinary } from '../../../build/electron-binary.ts';

const root = join(import.meta.dirname, '../../..');
const binary = electronBinary(root);
if (binary === null) process.stderr.write('Real Electron tests skipped: no Electron binary.\n');

describe.skipIf(binary === null)('the real desktop window', () => {
  test('opens on its own origin, talks to its host, and has no Node inside', async () => {
    const home = mkdtempSync(join(tmpdir(), 'gradus-real-'));
    const app = await electron.launch({
      executablePath: binary ?? '',
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...(process.env as Record<string, string>), GRADUS_HOME: home },
    });
    try {
      const page = await app.firstWindow();
      expect(page.url()).toMatch(/^app:\/\/gradebook\//);
      const seen = await page.evaluate(async () => ({
        keys: Object.keys(Reflect.get(window, 'gradebook')).sort(),
        node: typeof Reflect.get(window, 'process') + typeof Reflect.get(window, 'require'),
        answer: await Reflect.get(window, 'gradebook').request('r1', 'class.list', {}),
      }));
      expect(seen.keys).toEqual(['cancel', 'info', 'platform', 'request', 'subscribe']);
      expect(seen.node).toBe('undefinedundefined');
      expect(seen.answer).toMatchObject({ ok: true, value: [] });
    } finally {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    }
  });

  test('a second instance on the same folder ends at once', async () => {
    const home = mkdtempSync(join(tmpdir(), 'gradus-real-'));
    const options = {
      executablePath: binary ?? '',
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...(process.env as Record<string, string>), GRADUS_HOME: home },
    };
    const first = await electron.launch(options);
    try {
      await first.firstWindow();
      await expect(electron.launch({ ...options, timeout: 10_000 })).rejects.toThrow();
    } finally {
      await first.close();
      rmSync(home, { recursive: true, force: true });
    }
  });
});
