import * as v from 'valibot';
import { job, query } from '../define.ts';
import { done, nothing } from '../types.ts';
import { secret } from './secret.ts';

/** The lock of the gradebook: encrypted as a whole, opened by a passphrase or a recovery code. */
export const lock = {
  'lock.state': query({
    input: nothing,
    /** `isWhole`: everything that is kept of it is locked too. */
    output: v.object({ isLocked: v.boolean(), isWhole: v.boolean() }),
  }),
  /** Locks it; the recovery code is answered this once. */
  'lock.set': job({
    input: v.strictObject({ passphrase: secret }),
    output: v.object({ recovery: v.string() }),
    touches: [],
  }),
  /** Opens it, where the host answers FILE_LOCKED. */
  'lock.open': job({ input: v.strictObject({ secret }), output: done, touches: [] }),
  /** Closes it and forgets the key, until somebody opens it again. */
  'lock.now': job({ input: nothing, output: done, touches: [] }),
  'lock.change': job({
    input: v.strictObject({ secret, passphrase: secret }),
    output: done,
    touches: [],
  }),
  'lock.recovery': job({
    input: v.strictObject({ secret }),
    output: v.object({ recovery: v.string() }),
    touches: [],
  }),
  /** Takes the lock off: from then on anybody can read the file. */
  'lock.off': job({ input: v.strictObject({ secret }), output: done, touches: [] }),
};
