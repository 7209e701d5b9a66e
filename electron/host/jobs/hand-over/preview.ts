import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { openEnvelope, unpackAgain, unreadable } from '../../bundle/envelope.ts';
import { fileBytes } from '../../bundle/file-bytes.ts';
import { readBundle } from '../../bundle/read-bundle.ts';
import type { JobCtx } from '../../context.ts';
import { type Choice, decideRecord } from '../../hand-over/decide-record.ts';
import { type HandedOver, openRecord } from '../../hand-over/open-record.ts';
import { gradebookIds } from '../../store/bundle-store.ts';
import { identityIn } from '../keygen.ts';

type Input = Parsed<'hand-over.preview'>;

/** A record that was looked at and waits to be taken. */
export interface WaitingRecord {
  readonly handed: HandedOver;
  readonly sha256: string;
  readonly choice: Choice;
  /** It holds for this state of the gradebook only. */
  readonly revision: number;
}

/** The key of a record among all that waits in the host. */
export const recordKey = (id: string): string => `record ${id}`;

const MOST_WAITING = 3;
/** Five years of one student are far below. */
const MOST_FILE = 64 * 2 ** 20;

/**
 * Reads a record and says what taking it would do. Changes nothing. Throws TroubleError BUNDLE_…,
 * NOT_FOUND, IMPORT_STALE for a file that no longer waits, CANCELLED.
 */
export async function previewRecord(
  ctx: JobCtx,
  { from, student, class: at, same = [] }: Input,
): Promise<Output<'hand-over.preview'>> {
  ctx.progress(0, 3, 'job.hand-over-read');
  const { handed, sha256 } =
    'grant' in from ? await openFile(ctx, from) : waiting(ctx, from.preview);
  ctx.progress(2, 3, 'job.hand-over-match');
  const read = ctx.read();
  const choice: Choice = {
    student,
    class: at ?? null,
    same: new Map(same.map(({ former, objective }) => [former, objective])),
  };
  const { preview } = decideRecord(read, handed, choice, ctx.effects.newId);
  const id = ctx.effects.newId();
  keep(ctx, id, { handed, sha256, choice, revision: read.revision });
  ctx.progress(3, 3, 'job.hand-over-match');
  return { preview: id, ...preview };
}

function waiting(ctx: JobCtx, id: string): WaitingRecord {
  const known = ctx.previews.get(recordKey(id)) as WaitingRecord | undefined;
  if (!known) throw new TroubleError('IMPORT_STALE');
  return known;
}

async function openFile(
  ctx: JobCtx,
  from: Extract<Input['from'], { grant: string }>,
): Promise<Pick<WaitingRecord, 'handed' | 'sha256'>> {
  const { path, name } = ctx.grants.use(from.grant, 'read');
  const lock = {
    passphrase: from.passphrase,
    identity: from.identity === undefined ? undefined : identityIn(from.identity),
  };
  const opened = await openEnvelope(name, await fileBytes({ path, name }, MOST_FILE), lock);
  ctx.progress(1, 3, 'job.hand-over-read');
  const bundle = readBundle(name, unpackAgain(opened));
  const own = new Set(gradebookIds(ctx.read()));
  if (bundle.header.gradebooks.some((id) => own.has(id))) {
    throw unreadable(name, 'hand-over.why.own');
  }
  return { handed: await openRecord(ctx.effects, name, bundle), sha256: opened.sha256 };
}

function keep(ctx: JobCtx, id: string, record: WaitingRecord): void {
  const own = [...ctx.previews.keys()].filter((key) => key.startsWith(recordKey('')));
  for (const key of own.slice(0, Math.max(0, own.length - MOST_WAITING + 1))) {
    ctx.previews.delete(key);
  }
  ctx.previews.set(recordKey(id), record);
}
