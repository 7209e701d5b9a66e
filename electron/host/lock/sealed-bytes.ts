import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { FileKey } from '../store/file-key.ts';

/** A sealed file begins with these bytes, then the key's id. */
const MARK = Buffer.from('GradusSd');
const ID = 8;
const NONCE = 12;
const TAG = 16;
const HEAD = MARK.length + ID + NONCE;

/** Another key than the gradebook's own pages have: one cipher never sees what the other made. */
const keyFor = ({ secret }: FileKey): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'gradus files beside backups', 32));

/** The id of the key that these bytes are sealed with; null where they are not. */
export const sealedWith = (bytes: Buffer): string | null =>
  bytes.length >= HEAD + TAG && bytes.subarray(0, MARK.length).equals(MARK)
    ? bytes.subarray(MARK.length, MARK.length + ID).toString('hex')
    : null;

/** True for a file of sealed bytes; only its first ones are read. */
export function isSealedFile(path: string): boolean {
  const head = Buffer.alloc(MARK.length);
  const handle = openSync(path, 'r');
  try {
    return readSync(handle, head, 0, head.length, 0) === head.length && head.equals(MARK);
  } finally {
    closeSync(handle);
  }
}

/** Encrypts what lies beside the backups and is no database (AES-256-GCM). */
export function sealBytes(bytes: Buffer, key: FileKey): Buffer {
  const nonce = randomBytes(NONCE);
  const head = Buffer.concat([MARK, Buffer.from(key.id, 'hex'), nonce]);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key), nonce);
  cipher.setAAD(head);
  return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes as they were; undefined where the key is another or a bit has changed. */
export function unsealBytes(sealed: Buffer, key: FileKey | null): Buffer | undefined {
  if (key === null || sealedWith(sealed) !== key.id) return undefined;
  const head = sealed.subarray(0, HEAD);
  const nonce = head.subarray(MARK.length + ID);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key), nonce, { authTagLength: TAG });
  decipher.setAAD(head);
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}
