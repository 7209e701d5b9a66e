/** What may be kept with evidence: a short closed list. */
export const FILE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'text/plain',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Files that one attempt takes. */
export const MOST_FILES = 4;
/** Bytes that one file may have, once what the camera wrote is gone. */
export const MOST_FILE_BYTES = 300_000;

/** What bytes are by what stands in them, whatever their file is called; null: nothing we keep. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (textAt(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  return isPlainText(bytes) ? 'text/plain' : null;
}

/** True for a type of the list. */
export const isFileType = (type: string): type is FileType =>
  (FILE_TYPES as readonly string[]).includes(type);

/** True for what can be looked at as a picture. */
export const isPicture = (type: string): boolean => type.startsWith('image/');

/** Some bytes as ASCII; shorter where the file ends. */
export function textAt(bytes: Uint8Array, from: number, length: number): string {
  let text = '';
  for (let i = from; i < Math.min(from + length, bytes.length); i += 1) {
    text += String.fromCharCode(bytes[i] ?? 0);
  }
  return text;
}

const startsWith = (bytes: Uint8Array, with_: readonly number[]): boolean =>
  with_.every((byte, i) => bytes[i] === byte);

/** UTF-8 without control characters; other encodings are told from noise by nobody. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  for (let i = 0; i < bytes.length; ) {
    const length = characterAt(bytes, i);
    if (length === 0) return false;
    i += length;
  }
  return true;
}

/** How many bytes the character at a place takes; 0 where there is none of a text. */
function characterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return first >= 0x20 ? 1 : Number([0x09, 0x0a, 0x0c, 0x0d].includes(first));
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  let point = first & (0xff >> (length + 1));
  for (let i = 1; i < length; i += 1) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return 0;
    point = (point << 6) | (next & 0x3f);
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < least || point > 0x10ffff || isSurrogate ? 0 : length;
}
