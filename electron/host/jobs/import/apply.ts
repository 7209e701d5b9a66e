import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx } from '../../context.ts';
import { unusable } from '../../found.ts';
import { say } from '../../say.ts';
import { IMPORT_STEP, snapshotOf } from '../../store/import-store.ts';
import { decide } from './decide.ts';
import { keepEncoding } from './kept-encodings.ts';
import { keepFields } from './kept-fields.ts';
import { kindOf, type Preview, previewKey } from './preview.ts';

/**
 * Takes a preview in one step; one that changes nothing is no step. Throws TroubleError
 * IMPORT_STALE when the gradebook moved on since, INVALID while a question is open,
 * IMPORT_NOTHING_USABLE while no row can be taken.
 */
export async function applyImport(
  ctx: JobCtx,
  input: Parsed<'import.apply'>,
): Promise<Output<'import.apply'>> {
  const key = previewKey(input.preview);
  const preview = ctx.previews.get(key) as Preview | undefined;
  if (!preview || ctx.read().revision !== preview.revision) {
    ctx.previews.delete(key);
    throw new TroubleError('IMPORT_STALE');
  }
  const { reading, wishes, encoding, sha256 } = preview;
  ctx.progress(0, 1, 'interchange.writing');
  const outcome = ctx.transact({ name: IMPORT_STEP }, (tx) => {
    const decision = decide(reading, wishes, { here: snapshotOf(tx), newId: tx.newId });
    const ask = decision.asks[0];
    if (ask !== undefined) throw openQuestion(reading.file, ask);
    const why = decision.unusable ?? null;
    if (why !== null) throw new TroubleError('IMPORT_NOTHING_USABLE', { file: reading.file, why });
    if (decision.writes.count === 0) return decision;
    keepFields(reading, wishes, snapshotOf(tx), decision.writes);
    keepEncoding(reading, encoding, snapshotOf(tx), decision.writes);
    const { counts, touched } = decision;
    const count = counts.new + counts.changed;
    const only = touched.length === 1 ? touched[0] : undefined;
    const run = tx.newId();
    const step = { kind: kindOf(reading), count, importRun: run };
    tx.about({ ...step, ...(only ? { class: only.id } : {}) });
    decision.writes.perform(tx.rows);
    tx.rows.insert('importRun', run, {
      kind: kindOf(reading),
      file: reading.file,
      sha256,
      at: tx.now,
      counts,
    });
    return decision;
  });
  // Whatever came of it, the same preview is not taken twice.
  ctx.previews.delete(key);
  const { counts, problems, notes, notListed, touched } = outcome.value;
  return {
    ...counts,
    problems: [...reading.problems, ...problems],
    notes: [...reading.notes, ...notes],
    notListed,
    classes: touched.map(({ id, name }) => ({ id, name })),
  };
}

const ASKS = {
  class: 'interchange.why.ask-class',
  course: 'interchange.why.ask-course',
  'day-first': 'interchange.why.ask-day-first',
  student: 'interchange.why.ask-student',
  columns: 'interchange.why.ask-columns',
} as const;

const openQuestion = (file: string, ask: keyof typeof ASKS): TroubleError =>
  unusable(say('interchange.what.file'), file, say(ASKS[ask]));
