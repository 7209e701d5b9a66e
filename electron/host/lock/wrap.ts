import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** A key, locked away with something that a person knows. */
export interface Wrap {
  readonly by: 'passphrase' | 'recovery';
  /** What scrypt was asked for: N is a power of two, so that this is its exponent. */
  readonly work: number;
  readonly salt: string;
  readonly nonce: string;
  /** The key's 32 bytes encrypted (AES-256-GCM), and their tag. */
  readonly sealed: string;
}

/** N = 2¹⁷: about a third of a second and 128 MB for each guess. */
const WORK = 17;
/** What no key file may ask for more. */
const MOST_WORK = 20;
const R = 8;
const SALT = 16;
const NONCE = 12;
const TAG = 16;
const SECRET = 32;

const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** Derived in Node's pool of threads: the host answers others meanwhile. */
function keyFrom(said: string, salt: Buffer, work: number): Promise<Buffer> {
  const N = 2 ** work;
  // One passphrase is spelled in several ways by the keyboards of two systems.
  const text = said.normalize('NFKC').trim();
  return derive(text, salt, SECRET, { N, r: R, p: 1, maxmem: 128 * R * (N + 1024) });
}

/** What the wrap speaks of: moved to another key or purpose it does not open. */
const about = (by: Wrap['by'], id: string): Buffer => Buffer.from(`gradus key ${id} by ${by}`);

/** Locks a key away. */
export async function wrapKey(
  { id, secret }: { readonly id: string; readonly secret: Buffer },
  by: Wrap['by'],
  said: string,
): Promise<Wrap> {
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(said, salt, WORK), nonce);
  cipher.setAAD(about(by, id));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return {
    by,
    work: WORK,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** The key that was locked away; null where other words did it. */
export async function unwrapKey(id: string, wrap: Wrap, said: string): Promise<Buffer | null> {
  const sealed = Buffer.from(wrap.sealed, 'base64');
  const key = await keyFrom(said, Buffer.from(wrap.salt, 'base64'), wrap.work);
  const nonce = Buffer.from(wrap.nonce, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(about(wrap.by, id));
  decipher.setAuthTag(sealed.subarray(SECRET));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, SECRET)), decipher.final()]);
  } catch {
    return null;
  }
}

/** True for what this program wrote, or may have. */
export function isWrap(value: unknown): value is Wrap {
  const wrap = value as Partial<Wrap> | null;
  return (
    (wrap?.by === 'passphrase' || wrap?.by === 'recovery') &&
    Number.isInteger(wrap.work) &&
    Number(wrap.work) > 0 &&
    Number(wrap.work) <= MOST_WORK &&
    hasBytes(wrap.salt, SALT) &&
    hasBytes(wrap.nonce, NONCE) &&
    hasBytes(wrap.sealed, SECRET + TAG)
  );
}

const hasBytes = (text: unknown, bytes: number): boolean =>
  typeof text === 'string' && Buffer.from(text, 'base64').length === bytes;
