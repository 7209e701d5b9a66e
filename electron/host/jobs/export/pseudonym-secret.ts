import { randomBytes } from 'node:crypto';
import type { WriteCtx } from '../../context.ts';
import { nameId } from '../../name-id.ts';

const KEY = nameId('pseudonym key');

/** The file's own key of pseudonyms, made when it is first needed. */
export function secretOf(tx: WriteCtx): string {
  const known = tx.rows.get('pseudonymKey', KEY);
  if (known) return known.secret;
  const secret = randomBytes(32).toString('hex');
  tx.rows.insert('pseudonymKey', KEY, { secret });
  return secret;
}
