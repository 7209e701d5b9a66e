import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import type { Encoding } from '../../interchange/decode.ts';
import { type Reading, read } from '../../interchange/read.ts';
import { readInWorker } from '../../interchange/read-in-worker.ts';
import type { ReadRequest } from '../../interchange/reading.ts';
import { say } from '../../say.ts';
import { snapshotOf } from '../../store/import-store.ts';
import { decide, type Wishes } from './decide.ts';
import { encodingsBefore, type SaidEncoding, saidOf, sourceOfReading } from './kept-encodings.ts';
import { saidBefore } from './kept-fields.ts';
import { sourceOf } from './source.ts';

/** A file that was looked at and waits to be taken. */
export interface Preview {
  readonly reading: Reading;
  readonly wishes: Wishes;
  /** What was said of how the file is written. */
  readonly encoding: SaidEncoding | null;
  readonly sha256: string;
  /** It holds for this state of the gradebook only. */
  readonly revision: number;
}

/** What a person calls it: results are evidence, however they lie in the file. */
export const kindOf = ({ kind }: Reading): Output<'import.preview'>['kind'] =>
  kind === 'grades' ? 'evidence' : kind;

/** The key of a preview among all that waits in the host. */
export const previewKey = (id: string): string => `import ${id}`;

/** More than these are not waited for: a file may be large, and people look again and again. */
const MOST_PREVIEWS = 3;

/**
 * Reads a file and says what taking it would do. Changes nothing. Throws TroubleError IMPORT_…
 * when the file as a whole cannot be used, CANCELLED.
 */
export async function previewImport(
  ctx: JobCtx,
  input: Parsed<'import.preview'>,
): Promise<Output<'import.preview'>> {
  ctx.progress(0, 3, 'interchange.reading');
  const { request: asked, sha256 } = await sourceOf(ctx, input);
  const request = { ...asked, saidBefore: saidBefore(ctx.read()) };
  ctx.progress(1, 3, 'interchange.reading');
  const lookUp = () => ctx.progress(1, 3, 'interchange.reading');
  const readAs = (one: ReadRequest) =>
    ctx.importWorker === null ? read(one) : readInWorker(ctx.importWorker, one, lookUp);
  const { reading, isKept } = await readAsBefore(ctx.read(), request, readAs);
  ctx.progress(2, 3, 'interchange.deciding');
  const wishes: Wishes = {
    class: input.class ?? null,
    course: input.course ?? null,
    teacher: input.teacher ?? null,
    only: input.only ?? null,
    on: input.on ?? null,
    task: input.task ?? null,
    map: input.map ?? null,
    framework: input.framework ?? null,
  };
  const now = ctx.read();
  const decision = decide(reading, wishes, { here: snapshotOf(now), newId: ctx.effects.newId });
  const id = ctx.effects.newId();
  keep(ctx, id, { reading, wishes, encoding: saidOf(request), sha256, revision: now.revision });
  ctx.progress(3, 3, 'interchange.deciding');
  return {
    preview: id,
    kind: kindOf(reading),
    file: reading.file,
    encoding: reading.encoding,
    separator: reading.separator,
    ...decision.counts,
    problems: [...reading.problems, ...decision.problems],
    notes: [
      ...(isKept
        ? [say('interchange.note.encoding-kept', { encoding: reading.encoding ?? '' })]
        : []),
      ...reading.notes,
      ...decision.notes,
    ],
    columns: [...decision.columns],
    sample: decision.sample.map((row) => [...row]),
    classes: decision.classes,
    notListed: decision.notListed,
    asks: decision.asks,
    course: decision.course ?? null,
    joins: decision.joins ?? null,
    framework: decision.framework ?? null,
    grades: decision.grades ?? null,
    matching: decision.matching ?? null,
    words: decision.words ?? null,
    unusable: decision.unusable ?? null,
  };
}

/**
 * Reads a file as what was said of the last one of its source, where nothing is said now. A file
 * that is no text as it looks may be one as another was.
 */
async function readAsBefore(
  ctx: ReadCtx,
  request: ReadRequest,
  readAs: (request: ReadRequest) => Promise<Reading>,
): Promise<{ reading: Reading; isKept: boolean }> {
  const before = encodingsBefore(ctx);
  const isOpen = request.encoding === null && request.content.from === 'bytes';
  if (!isOpen || Object.keys(before).length === 0) {
    return { reading: await readAs(request), isKept: false };
  }
  const readKept = async (encoding: Encoding) => {
    const reading = await readAs({ ...request, encoding });
    return before[sourceOfReading(reading)] === encoding ? { reading, isKept: true } : null;
  };
  let plain: Reading;
  try {
    plain = await readAs(request);
  } catch (trouble) {
    for (const encoding of new Set(Object.values(before))) {
      const kept = await readKept(encoding).catch(() => null);
      if (kept) return kept;
    }
    throw trouble;
  }
  const encoding = before[sourceOfReading(plain)];
  const isOther = encoding !== undefined && plain.encoding !== null && encoding !== plain.encoding;
  // Read otherwise it may be no such file any more: then it stays what it looks like.
  const kept = isOther ? await readKept(encoding).catch(() => null) : null;
  const isMarked = kept !== null && kept.reading.encoding !== encoding;
  return kept === null || isMarked ? { reading: plain, isKept: false } : kept;
}

function keep(ctx: JobCtx, id: string, preview: Preview): void {
  const own = [...ctx.previews.keys()].filter((key) => key.startsWith(previewKey('')));
  for (const key of own.slice(0, Math.max(0, own.length - MOST_PREVIEWS + 1))) {
    ctx.previews.delete(key);
  }
  ctx.previews.set(previewKey(id), preview);
}
