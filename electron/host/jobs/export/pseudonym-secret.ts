import { randomBytes } from 'node:crypto';
import { pseudonymKeys } from '../../bundle/lifted.ts';
import type { WriteCtx } from '../../context.ts';

/** The file's own key of pseudonyms, made when it is first needed; of several the newest. */
export function secretOf(tx: WriteCtx): string {
  const [newest] = pseudonymKeys(tx);
  if (newest) return newest;
  const secret = randomBytes(32).toString('hex');
  tx.rows.insert('pseudonymKey', tx.newId(), { secret });
  return secret;
}
