import type { Readable } from 'node:stream';

/** Why a body was not taken. */
export type BodyTrouble = 'too-large' | 'not-json';

/** Reads a JSON body of at most `limit` bytes, however it is announced. */
export async function readJson(
  body: Readable,
  limit: number,
): Promise<{ value: unknown } | BodyTrouble> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) return 'too-large';
    chunks.push(chunk);
  }
  try {
    // `fatal`: a byte that is no UTF-8 is a broken request, not a question mark in a name.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { value: JSON.parse(text) };
  } catch {
    return 'not-json';
  }
}
