import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx } from '../../context.ts';
import { FOREIGN_FILES } from '../../interchange/foreign-roster.ts';
import { ALL_FILES } from '../../interchange/oneroster-files.ts';
import type { NamedBytes, ReadRequest } from '../../interchange/reading.ts';
import { say } from '../../say.ts';

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 50 * MEGABYTE;
const LARGEST_FOLDER = 200 * MEGABYTE;

type PreviewInput = Parsed<'import.preview'>;

/** What was asked for, as bytes, with the fingerprint that stands in the history of imports. */
export interface Source {
  readonly request: ReadRequest;
  readonly sha256: string;
}

/** Fetches the bytes. Throws TroubleError NOT_ALLOWED, IMPORT_UNREADABLE, TOO_LARGE. */
export async function sourceOf(ctx: JobCtx, input: PreviewInput): Promise<Source> {
  const { kind, encoding = null, separator = null, dayFirst = null } = input;
  const { profile = 'auto', map } = input;
  const choices = {
    kind,
    encoding,
    separator,
    dayFirst,
    profile,
    fields: { ...map?.fields },
    hasColumns: map?.columns !== undefined && map.columns.length > 0,
  };
  if ('text' in input.source) {
    const { text } = input.source;
    const file = say('interchange.pasted');
    return {
      request: { file, content: { from: 'text', text }, ...choices },
      sha256: createHash('sha256').update(text).digest('hex'),
    };
  }
  const { path, name } = ctx.grants.use(input.source.grant, 'read');
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) {
      const files = await readFolder(path);
      return {
        request: { file: name, content: { from: 'folder', files }, ...choices },
        sha256: hashOf(files),
      };
    }
    if (!facts.isFile()) throw unreadable(name);
    requireSize(facts.size, LARGEST_FILE);
    const bytes = await readFile(path);
    return {
      request: { file: name, content: { from: 'bytes', bytes }, ...choices },
      // What any other program says of the same file.
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  } catch (error) {
    if (error instanceof TroubleError) throw error;
    throw unreadable(name);
  }
}

const unreadable = (file: string): TroubleError =>
  new TroubleError('IMPORT_UNREADABLE', { file, why: say('interchange.why.not-there') });

function requireSize(size: number, limit: number): void {
  if (size > limit) throw new TroubleError('TOO_LARGE', { limit: `${limit / MEGABYTE} MB` });
}

/** The lists that lie in a folder; whatever else is there is not opened. */
async function readFolder(path: string): Promise<NamedBytes[]> {
  const known = new Set([
    ...ALL_FILES.map((name) => `${name}.csv`.toLowerCase()),
    ...FOREIGN_FILES,
  ]);
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && known.has(entry.name.toLowerCase()))
    .map((entry) => entry.name)
    .sort();
  const files: NamedBytes[] = [];
  let total = 0;
  for (const name of names) {
    const file = join(path, name);
    total += (await stat(file)).size;
    requireSize(total, LARGEST_FOLDER);
    files.push({ name, bytes: await readFile(file) });
  }
  return files;
}

function hashOf(files: readonly NamedBytes[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update('\0').update(bytes);
  return hash.digest('hex');
}
