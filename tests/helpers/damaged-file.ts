import fc from 'fast-check';
import { nastyText } from './nasty-text.ts';

const place = fc.double({ min: 0, max: 1, noNaN: true });
/** What happens to the bytes of a file. */
export type Damage = (bytes: Buffer) => Buffer;

const splice = (bytes: Buffer, at: number, out: number, by: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + out)]);

/** Ways in which files come to harm: cut off, bits flipped, columns lost, cells grown, quotes nested. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  place.map(
    (p): Damage =>
      (bytes) =>
        bytes.subarray(0, Math.floor(p * bytes.length)),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
    ([p, flip]): Damage =>
      (bytes) => {
        const now = Buffer.from(bytes);
        const at = Math.floor(p * now.length);
        if (at < now.length) now.writeUInt8(now.readUInt8(at) ^ flip, at);
        return now;
      },
  ),
  fc.tuple(place, nastyText).map(
    ([p, text]): Damage =>
      (bytes) =>
        splice(bytes, Math.floor(p * bytes.length), 0, Buffer.from(text)),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 60 })).map(
    ([p, n]): Damage =>
      (bytes) =>
        splice(bytes, Math.floor(p * bytes.length), n, Buffer.alloc(0)),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 80 })).map(
    ([p, n]): Damage =>
      (bytes) => {
        const at = Math.floor(p * bytes.length);
        return splice(bytes, at, 0, bytes.subarray(at, at + n));
      },
  ),
  // A column is lost in every line.
  fc.integer({ min: 0, max: 8 }).map(
    (column): Damage =>
      (bytes) => {
        const rows = bytes.toString('latin1').split('\n');
        const left = rows.map((row) =>
          row
            .split(',')
            .filter((_, at) => at !== column)
            .join(','),
        );
        return Buffer.from(left.join('\n'), 'latin1');
      },
  ),
);
/** What takes quadratic work, deep stacks or much room where a reader is careless. */
const HUGE = [
  '"'.repeat(100_001),
  '"a'.repeat(50_000),
  ','.repeat(20_000),
  '\n'.repeat(50_000),
  ';1'.repeat(20_000),
  '['.repeat(20_000),
  '{"a":'.repeat(20_000),
  '<p>'.repeat(30_000),
  '&amp;'.repeat(30_000),
  '1.'.repeat(50_000),
  '1/1/'.repeat(20_000),
  'ab '.repeat(40_000),
  '\u0301'.repeat(50_000),
];
const grown: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...HUGE)).map(
    ([p, text]): Damage =>
      (bytes) =>
        splice(bytes, Math.floor(p * bytes.length), 0, Buffer.from(text)),
  ),
  // The same piece a thousand times over: rows, columns, members, items.
  fc.tuple(place, fc.integer({ min: 1, max: 120 })).map(
    ([p, n]): Damage =>
      (bytes) => {
        const at = Math.floor(p * bytes.length);
        const piece = bytes.subarray(at, at + n);
        return splice(bytes, at, 0, Buffer.concat(Array.from({ length: 1000 }, () => piece)));
      },
  ),
);
/** Nothing to four harms. */
export const damages = fc.array(
  fc.oneof({ weight: 24, arbitrary: damage }, { weight: 1, arbitrary: grown }),
  {
    minLength: 0,
    maxLength: 4,
  },
);
/** The bytes after all of it. */
export const harmed = (bytes: Buffer, all: readonly Damage[]): Buffer =>
  all.reduce((now, one) => one(now), bytes);
