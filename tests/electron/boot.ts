import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type ElectronDouble, electronDouble } from './doubles/electron.ts';

export const OUT = join(import.meta.dirname, '../../out');

/** False before the first build; the tests of the bundles need it. */
export const isBuilt = existsSync(join(OUT, 'main/index.js'));

/** Runs the built main bundle against a fresh double, on a throw-away app folder. */
export async function boot(
  options: { electron?: ElectronDouble; argv?: readonly string[] } = {},
): Promise<{ electron: ElectronDouble; home: string; end: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'gradus-electron-'));
  vi.stubEnv('GRADUS_HOME', home);
  const electron = options.electron ?? electronDouble();
  vi.resetModules();
  vi.doMock('electron', () => ({ ...electron.module, default: electron.module }));
  const { argv } = process;
  process.argv = ['electron', ...(options.argv ?? [])];
  const listeners = (['uncaughtException', 'unhandledRejection'] as const).map(
    (event) => [event, process.listeners(event as 'uncaughtException')] as const,
  );
  try {
    await import(join(OUT, 'main/index.js'));
    await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    process.argv = argv;
  }
  return {
    electron,
    home,
    async end() {
      await electron.end();
      // The crash handlers of the bundle must not outlive the test.
      for (const [event, before] of listeners) {
        for (const listener of process.listeners(event as 'uncaughtException')) {
          if (!before.includes(listener)) process.off(event, listener);
        }
      }
      vi.doUnmock('electron');
      vi.unstubAllEnvs();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
