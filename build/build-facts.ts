import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractHash } from './contract-hash.ts';

/** What every bundle of one build carries, so that a window of another build refuses to run. */
export function buildFacts(root: string): Record<string, string> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    __APP_VERSION__: JSON.stringify(version),
    __CONTRACT_HASH__: JSON.stringify(contractHash(root)),
  };
}
