import { listName } from '#shared/domain/roster.ts';
import { PLAIN } from '../../bundle/pseudonyms.ts';
import { readBundle } from '../../bundle/read-bundle.ts';
import { scopeSteps } from '../../bundle/scope.ts';
import { recordsOf } from '../../bundle/write-bundle.ts';
import { found } from '../../found.ts';
import { figuresOf } from '../../hand-over/figures.ts';
import { openRecord } from '../../hand-over/open-record.ts';
import type { Handlers } from '../../registry.ts';
import { type Far, inTurns } from '../../steps.ts';
import { whatStays } from '../../store/hand-over-store.ts';
import { headerSteps } from '../export/bundle.ts';

/**
 * What a hand-over bundle of a student would hold: it is made, in memory, and read as the next
 * teacher would read it, so that the two cannot differ. Throws TroubleError NOT_FOUND, CANCELLED.
 */
export const handOverContents: Handlers['hand-over.contents'] = async (ctx, { student }) => {
  const read = ctx.read();
  const person = found(read, 'student', student);
  const wanted = { purpose: 'hand-over', classes: [], students: [student] } as const;
  const tell = ({ done, total }: Far) => ctx.progress(done, total, 'job.hand-over-look');
  tell({ done: 0, total: 0 });
  const plain = await inTurns(
    (function* () {
      const scope = yield* scopeSteps(read, wanted);
      const header = yield* headerSteps(read, wanted, scope);
      const parts: string[] = [];
      for (const { lines, far } of recordsOf(read, header, scope, PLAIN)) {
        for (const line of lines) parts.push(`${line}\n`);
        yield far;
      }
      return Buffer.from(parts.join(''), 'utf8');
    })(),
    tell,
  );
  const name = listName(person);
  const { record, earlier } = await openRecord(ctx.effects, name, readBundle(name, plain));
  return {
    student: name,
    courses: figuresOf(record),
    letters: record.letters.length,
    results: record.results.length,
    plans: record.plans.length,
    goals: record.goals.length,
    records: earlier.length,
    stays: whatStays(read, read.rows.keyOf('student', student)),
  };
};
