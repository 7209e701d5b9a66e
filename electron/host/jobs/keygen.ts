import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { TroubleError } from '#shared/contract/errors.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import type { FileGrants } from '../files/file-grants.ts';
import { invalid } from '../found.ts';
import type { Handlers } from '../registry.ts';

/** Writes a new secret key as age-keygen does; answers the public one to hand out. */
export async function makeKeyPair(path: string, now: number) {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const created = new Date(now).toISOString();
  // Nobody else may read it, not for a moment.
  const text = `# created: ${created}\n# public key: ${recipient}\n${identity}\n`;
  await writeAtomic(path, text, 0o600);
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
    throw invalid('Key file', '', 'why.no-secret-key');
  }
  return found[0];
}

export const runKeygen: Handlers['key.make'] = (ctx, { to }) =>
  makeKeyPair(ctx.grants.use(to, 'write').path, ctx.read().now);

const MOST_KEY_FILE = 100_000;

/** True for what age encrypts to. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text.trim());
    return true;
  } catch {
    return false;
  }
}

/** The text of a file that a person chose as key. Throws TroubleError NOT_FOUND, INVALID. */
export async function keyTextIn(grants: FileGrants, grant: string): Promise<string> {
  const { path, name } = grants.use(grant, 'read');
  try {
    if ((await stat(path)).size > MOST_KEY_FILE) {
      throw invalid('Key file', name, 'why.key-too-large');
    }
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw error instanceof TroubleError ? error : diskTrouble(error, name);
  }
}

/** The public key of a key file, of either half. */
export const readKey: Handlers['key.read'] = async (ctx, { from }) => {
  const text = await keyTextIn(ctx.grants, from);
  const isSecret = text.includes('AGE-SECRET-KEY-');
  const found = isSecret
    ? await identityToRecipient(identityIn(text))
    : (/\bage1[a-z0-9]+\b/.exec(text)?.[0] ?? '');
  if (!isRecipient(found)) throw invalid('Key file', '', 'why.no-public-key');
  return { recipient: found, fingerprint: fingerprintOf(found), isSecret };
};

/** The public half as a file that says what it is. */
export const saveKey: Handlers['key.save'] = async (ctx, { recipient, to }) => {
  const key = recipient.trim();
  if (!isRecipient(key)) throw invalid('Public key', key.slice(0, 100), 'why.not-a-key');
  const text = `# Gradus: public key. Bundles encrypted for it open with its owner's secret key only.\n# fingerprint: ${fingerprintOf(key)}\n${key}\n`;
  await writeAtomic(ctx.grants.use(to, 'write').path, text);
  return { bytes: Buffer.byteLength(text) };
};
