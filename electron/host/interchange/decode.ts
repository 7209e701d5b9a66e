import { TroubleError } from '#shared/contract/errors.ts';
import type { TextKey } from '#shared/text/text.ts';
import { say } from '../say.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The text of a file and how its bytes were read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Neither a mark in the file nor a person said so. */
  readonly guessed: boolean;
}

/** Files that people pick by mistake, by their first bytes. */
const MAGIC: readonly (readonly [readonly number[], TextKey])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'interchange.why.pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'interchange.why.spreadsheet'],
  [[0x89, 0x50, 0x4e, 0x47], 'interchange.why.picture'],
  [[0xff, 0xd8, 0xff], 'interchange.why.picture'],
  [[0x47, 0x49, 0x46, 0x38], 'interchange.why.picture'],
  [[0x1f, 0x8b], 'interchange.why.packed'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'interchange.why.packed'],
  [[0x52, 0x61, 0x72, 0x21], 'interchange.why.packed'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'interchange.why.gradebook'],
  // A bundle: Zstandard, or sealed by age (binary, or wrapped in lines of text).
  [[0x28, 0xb5, 0x2f, 0xfd], 'interchange.why.bundle'],
  [[...new TextEncoder().encode('age-encryption.org/')], 'interchange.why.bundle'],
  [[...new TextEncoder().encode('-----BEGIN AGE ENCRYPTED FILE')], 'interchange.why.bundle'],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** True for the beginning of a zip (an empty one too). */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]);
}

/**
 * Bytes to text: a byte order mark decides, then `wanted`, then UTF-8 when every byte fits, else
 * Windows-1252. Throws TroubleError IMPORT_EMPTY, IMPORT_UNREADABLE (not a text).
 */
export function decode(file: string, bytes: Uint8Array, wanted: Encoding | null): Decoded {
  if (bytes.length === 0) throw new TroubleError('IMPORT_EMPTY', { file });
  for (const [magic, why] of MAGIC) {
    if (startsWith(bytes, magic)) {
      throw new TroubleError('IMPORT_UNREADABLE', { file, why: say(why) });
    }
  }
  const decoded = { ...toText(bytes, wanted) };
  if (decoded.text.includes('\u0000')) {
    throw new TroubleError('IMPORT_UNREADABLE', { file, why: say('interchange.why.binary') });
  }
  if (decoded.text.trim() === '') throw new TroubleError('IMPORT_EMPTY', { file });
  return decoded;
}

function toText(bytes: Uint8Array, wanted: Encoding | null): Decoded {
  const marked = markedEncoding(bytes);
  // The mark itself is taken off by the decoder. A lone surrogate becomes U+FFFD here, not later.
  if (marked) {
    return { text: new TextDecoder(marked).decode(bytes), encoding: marked, guessed: false };
  }
  if (wanted) {
    return { text: new TextDecoder(wanted).decode(bytes), encoding: wanted, guessed: false };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', guessed: false };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, encoding: 'windows-1252', guessed: true };
  }
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return null;
}
