import { randomBytes } from 'node:crypto';
import { PSEUDONYM_KEY } from '../../bundle/lifted.ts';
import type { WriteCtx } from '../../context.ts';

/** The file's own key of pseudonyms, made when it is first needed. */
export function secretOf(tx: WriteCtx): string {
  const known = tx.rows.get('pseudonymKey', PSEUDONYM_KEY);
  if (known) return known.secret;
  const secret = randomBytes(32).toString('hex');
  tx.rows.insert('pseudonymKey', PSEUDONYM_KEY, { secret });
  return secret;
}
