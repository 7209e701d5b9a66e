import type { FileEncoding } from '#shared/domain/export-profile.ts';

/** The characters of Windows-1252 with the bytes that they are. */
const WINDOWS = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map(
    (sign, byte) => [sign, byte],
  ),
);

/** The first character of a text that the encoding cannot hold; null when it holds all. */
export function unheld(text: string, encoding: FileEncoding): string | null {
  if (encoding !== 'windows-1252') return null;
  for (const sign of text) if (!WINDOWS.has(sign)) return sign;
  return null;
}

/** The bytes of a text; ask `unheld` before. */
export function encoded(text: string, encoding: FileEncoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf-16le':
      // The mark is how a program tells that it is UTF-16.
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'windows-1252':
      return Buffer.from([...text].map((sign) => WINDOWS.get(sign) ?? 0x3f));
    default:
      return encoding satisfies never;
  }
}
