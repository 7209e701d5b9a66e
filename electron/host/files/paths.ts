import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { v4 } from 'uuid';
import { isId } from '#shared/domain/ids.ts';
import { appFolder, OWN_GRADEBOOK, type Surroundings } from '#shared/platform/app-folder.ts';

/** Where the app keeps its own files. */
export interface AppPaths {
  readonly folder: string;
  /** The gradebook that opens when no other is named. */
  readonly gradebook: string;
  readonly logs: string;
}

/** The surroundings of this process. */
const surroundings = (): Surroundings => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
});

/** The app's own places; nothing is created. */
export function appPaths(around: Surroundings = surroundings()): AppPaths {
  const folder = resolve(appFolder(around));
  return { folder, gradebook: join(folder, OWN_GRADEBOOK), logs: join(folder, 'logs') };
}

function readDevice(path: string): string | null {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as { device?: unknown } | null;
    const device = found?.device;
    return typeof device === 'string' && isId(device) ? device : null;
  } catch {
    return null;
  }
}

/**
 * The id of this laptop, made at first use. It lives beside the gradebook and not in it: a copied
 * gradebook on another laptop must be another device. `newId` makes a UUID.
 */
export function deviceId(folder: string, newId: () => string = v4): string {
  const path = join(folder, 'device.json');
  const known = readDevice(path);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  const device = newId();
  const content = `${JSON.stringify({ device })}\n`;
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return device;
  } catch {
    // Another process was first, or what stood there cannot be read.
    const first = readDevice(path);
    if (first) return first;
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
    return device;
  }
}
