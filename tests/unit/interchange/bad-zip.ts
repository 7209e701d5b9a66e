import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly mode?: number;
  readonly stored?: boolean;
}

/** A zip of these files; `name` may be changed in the bytes afterwards by `patched`. */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content, mode, stored } of entries) {
    zip.addBuffer(Buffer.from(content), name, {
      ...(mode === undefined ? {} : { mode }),
      compress: !stored,
    });
  }
  zip.end();
  return await buffer(zip.outputStream);
}

/** The bytes with every occurrence of a text replaced by one of the same length. */
export function patched(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('A patch must keep the length');
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + to.length)) {
    bytes.write(to, at, 'latin1');
  }
  return bytes;
}

/** The same zip with the flag for encryption set in its directory. */
export function flaggedEncrypted(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8);
  return bytes;
}

/** The same zip with another size of the unpacked first file in its directory. */
export function lyingAboutSize(zip: Buffer, size: number): Buffer {
  const bytes = Buffer.from(zip);
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(size, entry + 24);
  return bytes;
}
