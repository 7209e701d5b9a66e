import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Grant } from '#shared/contract/host-link.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import type { Say } from '#shared/text/text.ts';

/** The most files of one dropped folder. */
const MAX_FILES = 200;

/** Files that a browser handed in, and files that it is about to fetch. */
export interface Uploads {
  /** Stores one file; null when it is larger than the limit (nothing is kept of it then). */
  receive(body: Readable, name: string): Promise<FileGrant | null>;
  /** Stores one file of a dropped folder; the answer is the grant of the whole folder. */
  receiveInto(folder: string, body: Readable, name: string): Promise<FileGrant | null>;
  /** A place for the host to write to. */
  offer(name: string): FileGrant;
  /**
   * Hands what was written to an offered place to `send`, once: from then on nobody else gets it,
   * and it is removed when it was sent. Sending that breaks off may be tried again. False when
   * nothing is written there, or it is being sent or gone.
   */
  fetchOnce(grant: string, send: (file: Written) => Promise<void>): Promise<boolean>;
  /** Removes everything; the files hold students' names. */
  clear(): void;
}

/** A file that the host wrote. */
export interface Written {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

interface Dropped {
  readonly grant: string;
  readonly path: string;
  readonly names: Set<string>;
  bytes: number;
}

/**
 * Keeps files below `parent`, in a folder of this run's own; `tell` hands each grant to the host.
 * What a crashed run left there more than a day ago is removed.
 */
export function createUploads(
  parent: string,
  instance: string,
  limit: number,
  say: Say,
  tell: (grant: Grant) => void,
): Uploads {
  sweep(parent);
  const folder = join(parent, instance);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const offered = new Map<string, { path: string; name: string }>();
  const dropped = new Map<string, Dropped>();

  return {
    async receive(body, name) {
      const grant = newToken();
      const path = join(folder, grant);
      const bytes = await store(body, path, limit);
      if (bytes === null) return null;
      tell({ grant, path, name, mode: 'read' });
      return { grant, name, bytes };
    },
    async receiveInto(id, body, name) {
      const known = dropped.get(id) ?? newFolder(folder);
      dropped.set(id, known);
      if (known.names.size >= MAX_FILES || known.names.has(name)) return null;
      known.names.add(name);
      const bytes = await store(body, join(known.path, name), limit - known.bytes);
      if (bytes === null) return null;
      known.bytes += bytes;
      const count = known.names.size;
      const shown = count === 1 ? name : say('shell.several-files', { count });
      tell({ grant: known.grant, path: known.path, name: shown, mode: 'read' });
      return { grant: known.grant, name: shown, bytes: known.bytes };
    },
    offer(name) {
      const grant = newToken();
      const path = join(folder, grant);
      offered.set(grant, { path, name });
      tell({ grant, path, name, mode: 'write' });
      return { grant, name, bytes: 0 };
    },
    async fetchOnce(grant, send) {
      const place = offered.get(grant);
      const found = place && (await stat(place.path).catch(() => null));
      if (!place || !found?.isFile() || !offered.delete(grant)) return false;
      try {
        await send({ ...place, bytes: found.size });
      } catch (error) {
        offered.set(grant, place);
        throw error;
      }
      rmSync(place.path, { force: true });
      return true;
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const DAY = 86_400_000;

function sweep(parent: string): void {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const path = join(parent, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > DAY) rmSync(path, { recursive: true, force: true });
  }
}

const newToken = (): string => randomBytes(16).toString('hex');

function newFolder(parent: string): Dropped {
  const grant = newToken();
  const path = join(parent, grant);
  mkdirSync(path, { mode: 0o700 });
  return { grant, path, names: new Set(), bytes: 0 };
}

class TooLarge extends Error {}

/** Writes a stream to a new file; null (and no file) when it is longer than the limit. */
async function store(body: Readable, path: string, limit: number): Promise<number | null> {
  let bytes = 0;
  try {
    await pipeline(
      body,
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > limit) throw new TooLarge();
          yield chunk;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    return bytes;
  } catch (error) {
    rmSync(path, { force: true });
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/**
 * The file name that an upload's header carries, as the person knows it; null for one that names
 * no file. Never a path: separators, control characters and `..` are refused.
 */
export function uploadName(header: string | undefined): string | null {
  if (header === undefined || header.length > 2000) return null;
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch {
    return null;
  }
  const isPlain = !/[/\\:\p{Cc}]/u.test(name) && name.isWellFormed();
  return isPlain && name.length > 0 && name.length <= 200 && !/^\.{1,2}$/.test(name) ? name : null;
}
