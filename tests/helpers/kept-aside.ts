import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlaceFacts } from '#shared/platform/file-place.ts';
import { testFolder } from './file-host.ts';
import { type TestHost, testHost } from './memory-host.ts';

/** A laptop with nothing plugged in, on which nothing says that it keeps folders in step. */
export const PLAIN_LAPTOP: PlaceFacts = {
  platform: 'linux',
  env: {},
  home: '/home/ana',
  mounts: [],
  synced: [],
  isDesktopInCloud: false,
};

/** A gradebook on disk beside which the app keeps what it knows of it. */
export interface Shelf {
  readonly home: string;
  readonly file: string;
  readonly facts: PlaceFacts;
  open(now?: number): Promise<TestHost>;
}

/** In a folder of this name, below a folder of this test alone. */
export function shelfIn(folder = 'school', facts = PLAIN_LAPTOP): Shelf {
  const root = testFolder();
  const home = join(root, 'app');
  const file = join(root, folder, 'class.gradebook');
  mkdirSync(home);
  mkdirSync(dirname(file), { recursive: true });
  return {
    home,
    file,
    facts,
    async open(now) {
      const host = await testHost({ file, home, facts, ...(now !== undefined && { now }) });
      await host.host.keeping?.look();
      return host;
    },
  };
}

/** What a sync program does: a second version of a closed file, in which something else was done. */
export async function secondVersion(
  file: string,
  name: string,
  change: (host: TestHost) => Promise<unknown>,
): Promise<string> {
  const path = join(dirname(file), name);
  copyFileSync(file, path);
  const other = await testHost({ file: path, device: 'other-device' });
  await change(other);
  other.close();
  return path;
}
