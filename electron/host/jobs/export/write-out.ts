import { setImmediate } from 'node:timers/promises';
import type { Name } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { type Disclosed, logDisclosure } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { atOnce, type Far, inTurns, type Steps } from '../../steps.ts';

/** What a file says, what the log says of it, and what is answered besides its size. */
export interface Made<T> {
  readonly content: Uint8Array;
  /** Nothing, where the maker wrote it down itself. */
  readonly about?: About;
  readonly answer: T;
}

type About = Omit<Disclosed, 'file'>;

/** What the maker of a file works with. */
export interface Making {
  /** Reads step by step and answers what held at one moment: where something changed, once more. */
  readonly whole: <R>(read: (ctx: ReadCtx) => Steps<R>) => Promise<R>;
  /** Step by step; for what no change touches any more. */
  readonly turns: <R>(steps: Steps<R>) => Promise<R>;
  /** Writes down now that the file leaves, for a file that is to hold this line, too. */
  readonly writeDown: (about: About) => void;
}

/** So often it is read anew because somebody typed meanwhile; then nobody else has a turn. */
const TRIES = 3;

/**
 * The one way in which a file leaves: made step by step, so that others are answered meanwhile and
 * progress and cancel work; then written down as given away; then put in its place whole. Whoever
 * cancels, or has no room for it, finds neither a file nor a line of the log. Throws TroubleError
 * CANCELLED, DISK_…, FILE_READ_ONLY, FOLDER_NOT_FOUND and what the maker refuses.
 */
export async function writeOut<T extends object>(
  ctx: JobCtx,
  step: Name,
  to: string,
  make: (making: Making) => Promise<Made<T>>,
): Promise<T & { readonly bytes: number }> {
  const { path, name } = ctx.grants.use(to, 'write');
  const tell = ({ done, total }: Far) => ctx.progress(done, total, 'job.export');
  const finishing = () => ctx.progress(1, 1, 'job.export-finish');
  const turns: Making['turns'] = (steps) => inTurns(steps, tell);
  const log = { name: step, role: 'setup' } as const;
  let line: string | null = null;
  const writeDown = (about: About) => {
    line = ctx.transact(log, (tx) => logDisclosure(tx, { file: name, ...about })).value;
  };
  try {
    tell({ done: 0, total: 0 });
    const whole: Making['whole'] = (read) => wholeOf(ctx, read, turns);
    const { content, about, answer } = await make({ turns, whole, writeDown });
    // Twice, because messages are read between two turns: the last moment for a cancel but one.
    for (let turn = 0; turn < 2; turn += 1) await setImmediate();
    finishing();
    // First the line, then the file: what is not in the log has not left.
    if (about) writeDown(about);
    await writeAtomic(path, content, undefined, finishing);
    return { bytes: content.length, ...answer };
  } catch (error) {
    const written = line;
    if (written !== null) ctx.transact(log, (tx) => tx.rows.remove('disclosure', written));
    throw error;
  }
}

async function wholeOf<R>(
  ctx: JobCtx,
  read: (ctx: ReadCtx) => Steps<R>,
  turns: Making['turns'],
): Promise<R> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const here = ctx.read();
    const isStill = () => ctx.read().revision === here.revision;
    try {
      const found = await turns(read(here));
      if (isStill()) return found;
    } catch (error) {
      const isCancelled = error instanceof TroubleError && error.trouble.code === 'CANCELLED';
      if (isCancelled || isStill()) throw error;
    }
  }
  return atOnce(read(ctx.read()));
}
