import {
  runChangePassphrase,
  runLock,
  runLockNow,
  runNewRecovery,
  runOpen,
  runUnlock,
} from '../jobs/lock.ts';
import { isPartlyOpen } from '../lock/turn-lock.ts';
import type { Handlers } from '../registry.ts';

/** The lock of the gradebook as a whole. */
export const lock: Pick<
  Handlers,
  | 'lock.state'
  | 'lock.set'
  | 'lock.off'
  | 'lock.now'
  | 'lock.open'
  | 'lock.change'
  | 'lock.recovery'
> = {
  'lock.state': ({ file, isLocked }) => ({
    isLocked,
    isWhole: !isLocked || !isPartlyOpen(file),
  }),
  'lock.set': runLock,
  'lock.off': runUnlock,
  'lock.now': runLockNow,
  'lock.open': runOpen,
  'lock.change': runChangePassphrase,
  'lock.recovery': runNewRecovery,
};
