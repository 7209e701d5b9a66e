import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { TroubleError } from '#shared/contract/errors.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import type { Handlers } from '../registry.ts';

/** Writes a new secret key as age-keygen does; answers the public one to hand out. */
export async function makeKeyPair(path: string, now: number) {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const created = new Date(now).toISOString();
  await writeAtomic(path, `# created: ${created}\n# public key: ${recipient}\n${identity}\n`);
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return { recipient, fingerprint: fingerprintOf(recipient) };
}

/** Groups of digits that two people compare by telephone. */
export function fingerprintOf(recipient: string): string {
  const digest = createHash('sha256').update(recipient.trim()).digest('hex').slice(0, 24);
  return (digest.match(/.{4}/g) ?? []).join(' ');
}

/** The secret key inside of a key file. Throws TroubleError INVALID. */
export function identityIn(text: string): string {
  const found = /^AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+$/m.exec(text.replaceAll('\r', ''));
  if (!found) {
    throw new TroubleError('INVALID', {
      what: 'Key file',
      value: '',
      why: 'it holds no age secret key (AGE-SECRET-KEY-1…)',
    });
  }
  return found[0];
}

export const runKeygen: Handlers['key.make'] = (ctx, { to }) =>
  makeKeyPair(ctx.grants.use(to, 'write').path, ctx.read().now);
