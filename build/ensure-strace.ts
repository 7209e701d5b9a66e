import { spawnSync } from 'node:child_process';
import { tryDebianPackage } from './debian-package.ts';

const isThere = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** Sees to strace, which records the disk for the power cuts. Without it they are skipped in words. */
export function ensureStrace(): void {
  if (process.platform !== 'linux' || isThere()) return;
  tryDebianPackage('strace', 'for the power cuts');
}
