import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx } from '../../context.ts';
import { unusable } from '../../found.ts';
import { decideRecord } from '../../hand-over/decide-record.ts';
import { bringFiles } from '../../hand-over/handed-files.ts';
import { say } from '../../say.ts';
import { recordKey, type WaitingRecord } from './preview.ts';

/**
 * Takes a record in one step; one that brings nothing is no step. Throws TroubleError IMPORT_STALE
 * when the gradebook moved on since the preview, INVALID while a question is open.
 */
export async function takeRecord(
  ctx: JobCtx,
  input: Parsed<'hand-over.take'>,
): Promise<Output<'hand-over.take'>> {
  const key = recordKey(input.preview);
  const waiting = ctx.previews.get(key) as WaitingRecord | undefined;
  if (!waiting || ctx.read().revision !== waiting.revision) {
    ctx.previews.delete(key);
    throw new TroubleError('IMPORT_STALE');
  }
  const { handed, choice, sha256 } = waiting;
  ctx.progress(0, 1, 'job.hand-over-take');
  const { value } = ctx.transact({ name: 'hand-over.take' }, (tx) => {
    const { preview, student, writes } = decideRecord(tx, handed, choice, tx.newId);
    const [ask] = preview.asks;
    if (ask !== undefined || student === null) {
      const why = say(ask === 'class' ? 'hand-over.why.ask-class' : 'hand-over.why.ask-student');
      throw unusable(say('hand-over.what'), handed.file, why);
    }
    const answer = {
      student,
      name: preview.student?.name ?? '',
      class: preview.class?.id ?? null,
      new: preview.new,
      unchanged: preview.unchanged,
      withdrawn: preview.withdrawn,
      kept: preview.objectives.filter((objective) => objective.here === null).length,
    };
    writes.perform(tx.rows);
    // Only where the attempts are: they may have been taken before, from a file without these.
    const files = bringFiles(tx, student, handed.files);
    if (writes.count === 0 && files === 0) return answer;
    const run = tx.newId();
    const step = { student, count: preview.new, importRun: run };
    tx.about({ ...step, ...(answer.class ? { class: answer.class } : {}) });
    tx.rows.insert('importRun', run, {
      kind: 'hand-over',
      file: handed.file,
      sha256,
      at: tx.now,
      counts: {
        new: preview.new,
        unchanged: preview.unchanged,
        changed: preview.withdrawn,
        kept: answer.kept,
      },
    });
    return answer;
  });
  ctx.previews.delete(key);
  return value;
}
