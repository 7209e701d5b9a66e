import { open } from 'node:fs/promises';
import { createZstdDecompress } from 'node:zlib';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import { BUNDLE_PURPOSES } from '#shared/model/table.ts';
import { isLocked, isZstd } from '../bundle/envelope.ts';
import { bundlesIn } from '../bundle/files-in.ts';
import type { JobCtx } from '../context.ts';

/** The first record says what a bundle is for; it lies within its first bytes. */
const ENOUGH = 262_144;
const MOST_HEADER = 1 << 20;
const NEWLINE = 10;

type Look = Output<'bundle.look'>;
const OTHER: Look = { what: 'other', purpose: null };

/**
 * What a file is, so that it is led to where it belongs. Proves nothing and refuses nothing: who
 * opens the file says what is wrong with it.
 */
export async function lookAtBundle(ctx: JobCtx, input: Parsed<'bundle.look'>): Promise<Look> {
  const [file, ...more] = await bundlesIn(ctx.grants.use(input.grant, 'read'));
  // Several are merged together, whatever each of them is for.
  if (!file || more.length > 0) return { what: 'bundle', purpose: null };
  const bytes = file.content?.subarray(0, ENOUGH) ?? (await beginningOf(file.path));
  if (isLocked(bytes)) return { what: 'locked', purpose: null };
  if (!isZstd(bytes)) return OTHER;
  const purpose = purposeIn(await firstLine(bytes));
  return purpose === undefined ? OTHER : { what: 'bundle', purpose };
}

/** Nothing for a folder, or for what is no longer there. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => null);
  if (!file) return new Uint8Array();
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(ENOUGH) });
    return buffer.subarray(0, bytesRead);
  } catch {
    return new Uint8Array();
  } finally {
    await file.close();
  }
}

/** As far as these bytes unpack; the rest of the file is not needed. */
async function firstLine(packed: Uint8Array): Promise<string> {
  const unpacking = createZstdDecompress();
  const parts: Buffer[] = [];
  let size = 0;
  unpacking.end(packed);
  try {
    for await (const part of unpacking) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if ((part as Buffer).includes(NEWLINE) || size > MOST_HEADER) break;
    }
  } catch {
    // Cut short, or damaged further on: what came so far may say enough.
  }
  const text = Buffer.concat(parts).toString('utf8');
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(0, end);
}

/** Undefined: no bundle; null: for something that only a newer Gradus knows. */
function purposeIn(line: string): Look['purpose'] | undefined {
  try {
    const header: unknown = JSON.parse(line);
    if (typeof header !== 'object' || header === null) return undefined;
    if (!('gradus' in header) || header.gradus !== 'bundle') return undefined;
    const said = 'purpose' in header ? header.purpose : null;
    return BUNDLE_PURPOSES.find((known) => known === said) ?? null;
  } catch {
    return undefined;
  }
}
