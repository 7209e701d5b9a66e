import { readFileSync } from 'node:fs';
import type { NewLock } from '../../electron/host/lock/lock-up.ts';
import { putLock, takeLockOff } from '../../electron/host/lock/lock-up.ts';

/** A process of its own that locks or unlocks a gradebook, and dies at the n-th step of it. */
const [file = '', folder = '', lockFile = '', what = 'lock', dies = '0'] = process.argv.slice(2);
const { key, ...lock } = JSON.parse(readFileSync(lockFile, 'utf8')) as NewLock;
const made = { ...lock, key: { id: key.id, secret: Buffer.from(String(key.secret), 'hex') } };
let steps = 0;
const tell = () => {
  if (steps === Number(dies)) process.kill(process.pid, 'SIGKILL');
  steps += 1;
};
if (what === 'lock') await putLock({ file, folder }, made, tell);
else await takeLockOff({ file, folder }, made.key, tell);
process.stdout.write('done');
