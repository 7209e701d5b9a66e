import { setImmediate } from 'node:timers/promises';
import { SLICE } from '../steps.ts';

/** age seals so much at a time. */
const PIECE = 65_536;

type Bytes = ReadableStream<Uint8Array>;

/**
 * Bytes to bytes by a work on streams. Their pieces follow each other without a turn for anybody
 * else, however many they are: whoever hands them out stops after every slice.
 */
export async function inPieces(
  bytes: Uint8Array,
  work: (pieces: Bytes) => Promise<Bytes>,
): Promise<Uint8Array> {
  let at = 0;
  let until = performance.now() + SLICE;
  const pieces: Bytes = new ReadableStream({
    async pull(to) {
      if (performance.now() >= until) {
        await setImmediate();
        until = performance.now() + SLICE;
      }
      const piece = bytes.subarray(at, at + PIECE);
      at += piece.length;
      if (piece.length > 0) to.enqueue(piece);
      else to.close();
    },
  });
  const made: Uint8Array[] = [];
  for await (const piece of await work(pieces)) made.push(piece);
  return Buffer.concat(made);
}
