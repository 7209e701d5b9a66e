import type { ReadCtx } from '../../context.ts';
import { decode, type Encoding } from '../../interchange/decode.ts';
import type { Reading } from '../../interchange/read.ts';
import type { ReadRequest } from '../../interchange/reading.ts';
import { nameId } from '../../name-id.ts';
import { keptSetting } from '../../store/gradebook-store.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Writes } from './decision.ts';

const SETTING = 'import-encodings';
const ENCODINGS: readonly string[] = ['utf-8', 'utf-16le', 'windows-1252'];

type Kept = Readonly<Record<string, Encoding>>;

/** What a person said of how a file is written, and what it looked like without that. */
export interface SaidEncoding {
  readonly said: Encoding;
  readonly guess: Encoding | null;
}

/** What files come from, as far as they are written alike: a program's export, or a kind of list. */
export const sourceOfReading = (reading: Reading): string =>
  reading.kind === 'grades' ? `grades ${reading.profile}` : reading.kind;

/** What was said of earlier files, by their source. */
export const encodingsBefore = (ctx: ReadCtx): Kept => keptIn(keptSetting(ctx, SETTING));

function keptIn(value: unknown): Kept {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Encoding] =>
      ENCODINGS.includes(String(entry[1])),
    ),
  );
}

/** What is said now, beside what the file looks like; null where nothing is said of a file. */
export function saidOf({ file, content, encoding }: ReadRequest): SaidEncoding | null {
  if (encoding === null || content.from !== 'bytes') return null;
  try {
    return { said: encoding, guess: decode(file, content.bytes, null).encoding };
  } catch {
    return { said: encoding, guess: null };
  }
}

/**
 * Keeps what was said for the next file of the source. What the file looks like anyway is nothing
 * to remember: said of a source of which something was kept, it takes that back.
 */
export function keepEncoding(
  reading: Reading,
  said: SaidEncoding | null,
  here: Snapshot,
  writes: Writes,
): void {
  if (said === null) return;
  const id = nameId('setting', SETTING);
  const source = sourceOfReading(reading);
  const { [source]: before, ...others } = keptIn(here.rows('setting').get(id)?.value);
  const now = said.said === said.guess ? undefined : said.said;
  if (now === before) return;
  const value = now === undefined ? others : { ...others, [source]: now };
  writes.put('setting', id, { name: SETTING, value });
}
