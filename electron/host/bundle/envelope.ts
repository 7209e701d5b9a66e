import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, createZstdDecompress, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { TroubleError } from '#shared/contract/errors.ts';
import type { TextKey } from '#shared/text/text.ts';
import { invalid } from '../found.ts';
import { say } from '../say.ts';
import type { Steps } from '../steps.ts';
import { byPassphrase } from './by-passphrase.ts';
import { inPieces } from './in-pieces.ts';
import type { Group } from './write-bundle.ts';

/** With what a bundle is closed or opened; all empty: open to everybody. */
export interface Lock {
  readonly passphrase?: string | undefined;
  /** age1… of whoever may open it. */
  readonly recipient?: string | undefined;
  /** AGE-SECRET-KEY-1… */
  readonly identity?: string | undefined;
}

/** A bundle that was opened and found whole, still packed: twenty of them fit into memory. */
export interface Opened {
  readonly file: string;
  readonly packed: Uint8Array;
  readonly sha256: string;
  readonly records: number;
  /** Bytes of its records. */
  readonly size: number;
  readonly wasEncrypted: boolean;
}

const compress = promisify(zstdCompress);

const AGE = 'age-encryption.org/v1';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
/** A year of one teacher is 8 times its packed size; what unpacks to far more is no bundle. */
const MOST_RATIO = 200;
const LEAST_ROOM = 1 << 20;
const MOST_BYTES = 2 ** 31 - 1;
const LEAST_CHUNK = 65_536;
/** So much is unpacked at a time when nothing of it is kept. */
const CHUNK = 262_144;

/** Why a file cannot be merged: one sentence. */
export const unreadable = (
  file: string,
  why: TextKey,
  params: Record<string, string | number> = {},
) => new TroubleError('BUNDLE_UNREADABLE', { file, why: say(why, params) });

/** A closed bundle without what opens it; `needs` lets each door say how it is given there. */
const needing = (file: string, needs: 'passphrase' | 'identity') =>
  new TroubleError('BUNDLE_UNREADABLE', { file, why: say(`bundle.why.${needs}`), needs });

/** A frame of Zstandard that every reader skips: its magic number, then its length. */
const SKIPPED = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0]);
const SEAL = SKIPPED.length + 32;

const sealOf = (packed: Uint8Array): Buffer =>
  Buffer.concat([SKIPPED, createHash('sha256').update(packed).digest()]);

/**
 * The packed bytes and, skipped by whoever unpacks, their SHA-256. The digest of the records does
 * not see bits of the packing that change none of them; the file as a whole is to be what was sent.
 */
export const withSeal = (packed: Uint8Array): Buffer => Buffer.concat([packed, sealOf(packed)]);

const isSealed = (bytes: Uint8Array): boolean =>
  bytes.length > SEAL && sealOf(bytes.subarray(0, -SEAL)).equals(bytes.subarray(-SEAL));

/** The records of a bundle as bytes, ready to be packed. */
export interface Packing {
  readonly parts: readonly Buffer[];
  readonly sha256: string;
  readonly records: number;
}

/** Groups of records as bytes, with their digest at the end; one group is one step. */
export function* packingSteps(groups: Iterable<Group>): Steps<Packing> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  let records = 0;
  for (const { lines, far } of groups) {
    if (lines.length > 0) {
      records += lines.length;
      const part = Buffer.from(`${lines.join('\n')}\n`, 'utf8');
      hash.update(part);
      parts.push(part);
    }
    // A class's bundle passes over most of the history: that takes its time, too.
    yield far;
  }
  const sha256 = hash.digest('hex');
  parts.push(Buffer.from(`${JSON.stringify(['end', records, sha256])}\n`, 'utf8'));
  return { parts, sha256, records };
}

/** Records as bytes to the bytes of a file: packed, then encrypted. */
export async function seal({ parts, sha256, records }: Packing, lock: Lock) {
  const params = { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 };
  const packed = withSeal(await compress(Buffer.concat(parts), { params }));
  return { bytes: await encrypted(packed, lock), sha256, records };
}

async function encrypted(packed: Uint8Array, { passphrase, recipient }: Lock): Promise<Uint8Array> {
  if (passphrase === undefined && recipient === undefined) return packed;
  const age = new Encrypter();
  if (recipient === undefined) age.addRecipient(byPassphrase(passphrase ?? ''));
  else {
    try {
      age.addRecipient(recipient);
    } catch {
      throw invalid('recipient', recipient.slice(0, 100), 'why.not-public-key');
    }
  }
  return inPieces(packed, (pieces) => age.encrypt(pieces));
}

/** Opens a file and proves that it is one whole bundle. Throws TroubleError BUNDLE_…. */
export async function openEnvelope(file: string, bytes: Uint8Array, lock: Lock): Promise<Opened> {
  const wasEncrypted = isLocked(bytes);
  const packed = wasEncrypted ? await decrypted(file, bytes, lock) : bytes;
  const { sha256, records, size } = await proven(file, packed);
  return { file, packed, sha256, records, size, wasEncrypted };
}

/** The records of an opened bundle, once more; without waiting, inside a transaction. */
export function unpackAgain({ packed, size }: Opened): Buffer {
  // One byte more than it comes to, and all of it lies in one piece.
  const chunkSize = Math.max(size + 1, LEAST_CHUNK);
  return zstdDecompressSync(packed, { maxOutputLength: roomFor(packed), chunkSize });
}

/**
 * The same while `work` needs them. Their memory is given back at once: the next bundle needs as
 * much.
 */
export function withRecords<T>(opened: Opened, work: (plain: Buffer) => T): T {
  const plain = unpackAgain(opened);
  try {
    return work(plain);
  } finally {
    // Small ones lie in a piece that Node shares among many.
    const { buffer } = plain as unknown as { readonly buffer: Freed };
    if (buffer.byteLength > LEAST_CHUNK) buffer.transfer(0);
  }
}

/** ES2024, in every Node that the host runs in. */
interface Freed {
  readonly byteLength: number;
  transfer(length: 0): unknown;
}

/** True when a file is closed with age, in bytes or in lines of text. */
export const isLocked = (bytes: Uint8Array): boolean =>
  startsWith(bytes, AGE) || startsWith(bytes, ARMOR);

async function decrypted(file: string, given: Uint8Array, lock: Lock): Promise<Uint8Array> {
  const bytes = startsWith(given, ARMOR) ? unarmored(file, given) : given;
  const age = new Decrypter();
  const text = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  const hasPassphrase = text.includes('-> scrypt ');
  if (hasPassphrase && lock.passphrase === undefined) throw needing(file, 'passphrase');
  if (!hasPassphrase && lock.identity === undefined) throw needing(file, 'identity');
  try {
    if (hasPassphrase) age.addIdentity(byPassphrase(lock.passphrase ?? ''));
    else age.addIdentity(lock.identity ?? '');
  } catch {
    throw unreadable(file, 'bundle.why.bad-identity');
  }
  try {
    return await inPieces(bytes, (pieces) => age.decrypt(pieces));
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/no identity matched/.test(said)) {
      throw unreadable(
        file,
        hasPassphrase ? 'bundle.why.wrong-passphrase' : 'bundle.why.wrong-key',
      );
    }
    throw unreadable(file, 'bundle.why.damaged');
  }
}

type Proof = Pick<Opened, 'sha256' | 'records' | 'size'>;

/** What `age -a` wrapped in lines of text, so that it could travel in a mail. */
function unarmored(file: string, bytes: Uint8Array): Uint8Array {
  try {
    return armor.decode(Buffer.from(bytes).toString('latin1').trim());
  } catch {
    throw unreadable(file, 'bundle.why.damaged');
  }
}

/** Unpacks to the end and keeps nothing: what is proven is unpacked again when it is merged. */
async function proven(file: string, packed: Uint8Array): Promise<Proof> {
  if (packed.length === 0) throw unreadable(file, 'bundle.why.empty');
  if (!isZstd(packed)) {
    throw unreadable(file, startsWith(packed, AGE) ? 'bundle.why.nested' : 'bundle.why.not-one');
  }
  const unpacking = createZstdDecompress({ chunkSize: CHUNK });
  const proof = createProof(file, roomFor(packed));
  unpacking.end(packed);
  try {
    for await (const part of unpacking) proof.add(part as Buffer);
  } catch (error) {
    throw error instanceof TroubleError ? error : unreadable(file, 'bundle.why.damaged');
  }
  const found = proof.end();
  // Last, so that a bundle of another making still says what else is wrong with it.
  if (!isSealed(packed)) throw unreadable(file, 'bundle.why.damaged');
  return found;
}

const roomFor = (packed: Uint8Array): number =>
  Math.min(MOST_BYTES, Math.max(LEAST_ROOM, packed.length * MOST_RATIO));

/** Longer than the last record, which holds the digest of all before it. */
const TAIL = 256;

function createProof(file: string, room: number) {
  const hash = createHash('sha256');
  let tail = Buffer.alloc(0);
  let size = 0;
  return {
    add(part: Buffer): void {
      if (size === 0) {
        if (isZstd(part) || startsWith(part, AGE)) throw unreadable(file, 'bundle.why.nested');
        if (!startsWith(part, '{"gradus":"bundle"')) throw unreadable(file, 'bundle.why.not-one');
      }
      size += part.length;
      if (size > room) throw unreadable(file, 'bundle.why.too-large');
      const held = part.length > TAIL ? part : Buffer.concat([tail, part]);
      if (held === part) hash.update(tail);
      const keep = Math.max(0, held.length - TAIL);
      hash.update(held.subarray(0, keep));
      tail = Buffer.from(held.subarray(keep));
    },
    end(): Proof {
      const before = tail.lastIndexOf(10, tail.length - 2) + 1;
      const last = tail.toString('utf8', before).trim();
      const end = /^\["end",(\d+),"([0-9a-f]{64})"\]$/.exec(last);
      if (!end || tail.at(-1) !== 10) throw unreadable(file, 'bundle.why.truncated');
      const sha256 = hash.update(tail.subarray(0, before)).digest('hex');
      if (sha256 !== end[2]) throw unreadable(file, 'bundle.why.damaged');
      return { sha256, records: Number(end[1]), size };
    },
  };
}

/** True when these are the first bytes of something packed as bundles are. */
export const isZstd = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}
