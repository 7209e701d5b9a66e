import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
// Electron's own cryptography lacks this cipher, so Node's is of no use here.
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

/** Powers of two: a second of work as the age tool chooses it, and what no file may ask more than. */
const WORK = 18;
const MOST_WORK = 20;

const LABEL = Buffer.from('age-encryption.org/v1/scrypt');
const SALT = 16;
const WRAPPED = 32;
/** A key of its own for every salt: nothing is ever sealed twice with one. */
const NONCE = new Uint8Array(12);

const derive = promisify<string, Uint8Array, number, object, Uint8Array>(scrypt);

/**
 * age's lock of a passphrase, as age-encryption would write and read it; only that the key is derived
 * beside the host's thread, which meanwhile answers others.
 */
export function byPassphrase(passphrase: string): Recipient & Identity {
  const keyOf = async (salt: Uint8Array, work: number): Promise<Uint8Array> => {
    const N = 2 ** work;
    const limits = { N, r: 8, p: 1, maxmem: 1024 * (N + 1024) };
    // The cipher takes plain bytes; a Buffer passes for them only where both know the same class.
    return new Uint8Array(await derive(passphrase, Buffer.concat([LABEL, salt]), 32, limits));
  };
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(SALT);
      const wrapped = chacha20poly1305(await keyOf(salt, WORK), NONCE).encrypt(fileKey);
      return [new Stanza(['scrypt', written(salt), String(WORK)], wrapped)];
    },
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas.filter(({ args }) => args[0] === 'scrypt');
      if (!stanza) return null;
      // Whoever can open it in another way, too, could have made it: age forbids that.
      if (stanzas.length > 1) throw new Error('more than one stanza');
      const { salt, work } = asked(stanza);
      const key = await keyOf(salt, work);
      try {
        return chacha20poly1305(key, NONCE).decrypt(stanza.body);
      } catch {
        return null;
      }
    },
  };
}

/** What a stanza asks for. Throws where it is none, or asks for too much. */
function asked({ args, body }: Stanza): { readonly salt: Buffer; readonly work: number } {
  const [, text = '', factor = '', ...more] = args;
  const salt = Buffer.from(text, 'base64');
  const work = Number(factor);
  const isStanza = more.length === 0 && body.length === WRAPPED && /^[1-9]\d*$/.test(factor);
  if (!isStanza || salt.length !== SALT || written(salt) !== text) throw new Error('no stanza');
  if (work > MOST_WORK) throw new Error('the work factor is too high');
  return { salt, work };
}

/** Base64 as age writes it. */
const written = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
