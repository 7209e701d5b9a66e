import type { ReadCtx } from '../../context.ts';
import { bytesOf, hashOf, namedFiles } from '../file-store.ts';
import type { Check, Finding } from './finding.ts';

/** Every file of an attempt and of a second check has its bytes, as they were put in. */
export const files: Check = {
  part: 'files',
  find(ctx) {
    const stateOf = new Map<string, State>();
    const counts = { missing: 0, damaged: 0 };
    for (const { sha256, size } of namedFiles(ctx)) {
      const state = stateOf.get(sha256) ?? look(ctx, sha256);
      stateOf.set(sha256, state);
      if (state === 'missing') counts.missing += 1;
      else if (state === 'damaged' || state !== size) counts.damaged += 1;
    }
    return [
      ...found('check.files-missing', counts.missing),
      ...found('check.files-damaged', counts.damaged),
    ];
  },
};

/** Bytes that are what they should be are as many as they are. */
type State = 'missing' | 'damaged' | number;

function look(ctx: ReadCtx, sha256: string): State {
  const bytes = bytesOf(ctx, sha256);
  if (!bytes) return 'missing';
  return hashOf(bytes) === sha256 ? bytes.length : 'damaged';
}

const found = (key: Finding['key'], count: number): Finding[] =>
  count === 0 ? [] : [{ key, params: { count } }];
