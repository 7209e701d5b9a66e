import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';

/** The largest file that is written by hand. */
const MOST_BYTES = 1_000_000;

/** What a JSON file holds. Throws TroubleError IMPORT_UNREADABLE. */
export function readJson(path: string, what: string): object {
  const wrong = (why: string) =>
    new TroubleError('IMPORT_UNREADABLE', { file: basename(path), why });
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw wrong('it is not there or cannot be opened');
  }
  if (text.length > MOST_BYTES) throw wrong(`it is too large for ${what}`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw wrong('it is no JSON');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw wrong('it is no JSON object');
  }
  return content;
}
