import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEMO_GRADEBOOK } from '#shared/contract/fill-demo.ts';
import type { HostChild } from '#shared/contract/host-link.ts';
import { appFolder, OWN_GRADEBOOK } from '#shared/platform/app-folder.ts';
import type { ServeFlags } from './flags.ts';
import { startHostWorker } from './host-worker.ts';

/** The gradebook that the shell was started for. */
export interface FirstFile {
  /** The app's own folder. */
  readonly folder: string;
  readonly file: string;
  /** Its host, which opens it while the rest of the shell is read; null where the folder cannot be made. */
  readonly host: HostChild | null;
}

/** Finds the file that the flags ask for and starts its host. */
export function beginFirstFile(flags: ServeFlags, hostFile: string, isSource: boolean): FirstFile {
  const folder = resolve(
    appFolder({ platform: process.platform, env: process.env, home: homedir() }),
  );
  const asked = join(folder, flags.demo ? DEMO_GRADEBOOK : OWN_GRADEBOOK);
  const file = flags.file === null ? asked : resolve(flags.file);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return { folder, file, host: null };
  }
  const config = { file, folder, mustExist: false, checkOutput: isSource };
  return { folder, file, host: startHostWorker(hostFile, config) };
}
