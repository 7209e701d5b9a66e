import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Names the contract of this source tree: a hash over every file of shared/contract. A window and
 * a host that carry different ones come from different builds.
 */
export function contractHash(root: string): string {
  const folder = join(root, 'shared/contract');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const name of files) {
    // Line ends differ between checkouts; the contract does not.
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name}\0${text}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}
