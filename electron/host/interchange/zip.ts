import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { TroubleError } from '#shared/contract/errors.ts';
import type { TextKey } from '#shared/text/text.ts';
import { say } from '../say.ts';
import type { NamedBytes } from './reading.ts';

/** What a package of a few lists may be; a bomb is stopped at the first byte too many. */
const ZIP_LIMITS = { entries: 64, total: 200 * 1024 * 1024, ratio: 200 } as const;

const ENCRYPTED = 0x1;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * The files at the root of a zip. Refused as IMPORT_UNSAFE: folders, paths that lead elsewhere,
 * links, encryption, too many, too large, packed too tightly, names that stand twice; as
 * IMPORT_UNREADABLE: damaged or cut-off archives. What a Mac adds (`__MACOSX`) is left aside.
 */
export async function readZip(file: string, bytes: Uint8Array): Promise<NamedBytes[]> {
  const unsafe = (why: TextKey, params?: Record<string, string | number>) =>
    new TroubleError('IMPORT_UNSAFE', { file, why: say(why, params) });
  const files: NamedBytes[] = [];
  const names = new Set<string>();
  let total = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      strictFileNames: true,
      validateEntrySizes: true,
    });
    if (zip.entryCount > ZIP_LIMITS.entries) {
      throw unsafe('interchange.why.zip-entries', { limit: ZIP_LIMITS.entries });
    }
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.startsWith('__MACOSX/') || name === '.DS_Store') continue;
      if (name.includes('/'))
        throw unsafe('interchange.why.zip-folder', { name: name.slice(0, 80) });
      if (names.has(name)) throw unsafe('interchange.why.zip-twice', { name: name.slice(0, 80) });
      names.add(name);
      const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
      if (type === SYMBOLIC_LINK) throw unsafe('interchange.why.zip-link');
      if (entry.generalPurposeBitFlag & ENCRYPTED) throw unsafe('interchange.why.zip-encrypted');
      const room = Math.min(
        ZIP_LIMITS.total - total,
        // Tiny files may pack well without being bombs.
        Math.max(entry.compressedSize, 1024) * ZIP_LIMITS.ratio,
      );
      if (entry.uncompressedSize > room) throw unsafe('interchange.why.zip-size');
      const content = await unpack(zip, entry, room);
      if (content === null) throw unsafe('interchange.why.zip-size');
      if (crc32(content) !== entry.crc32) {
        throw new TroubleError('IMPORT_UNREADABLE', {
          file,
          why: say('interchange.why.zip-damaged'),
        });
      }
      total += content.length;
      files.push({ name, bytes: content });
    }
    return files;
  } catch (error) {
    if (error instanceof TroubleError) throw error;
    throw refusalOf(file, error);
  }
}

/** yauzl says in prose why it refuses; a path that leads elsewhere is a danger, the rest is damage. */
function refusalOf(file: string, error: unknown): TroubleError {
  const message = error instanceof Error ? error.message : '';
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(message)) {
    return new TroubleError('IMPORT_UNSAFE', { file, why: say('interchange.why.zip-path') });
  }
  return new TroubleError('IMPORT_UNREADABLE', { file, why: say('interchange.why.zip-damaged') });
}

/** The bytes of one entry; null as soon as they are more than `room`. */
async function unpack(zip: ZipFile, entry: Entry, room: number): Promise<Buffer | null> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const part = chunk as Buffer;
    size += part.length;
    if (size > room) {
      stream.destroy();
      return null;
    }
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
