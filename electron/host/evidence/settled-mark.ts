import { isAfter, type Moment } from '#shared/domain/attempt.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { isTalk } from '../help/talks.ts';
import { correctivesOf, lastContacts } from '../store/facts-store.ts';
import { attemptsSince, marksOf } from '../store/mark-store.ts';

/** Marks that a talk answers, and marks that an attempt answers; the others hold until taken back. */
const BY_TALK: ReadonlySet<string> = new Set(['asked', 'promised']);
const BY_ATTEMPT: ReadonlySet<string> = new Set(['check-ready', 'recheck', 'missing']);

const LAST_DAY = '9999-12-31';

/**
 * True when a mark that still stands has been answered by a day (PRODUCT.md 5): the next word of
 * its kind is a new one, not the old one said twice. `isMastered`: an attempt recorded after it
 * brought, or may have brought, mastery of its objective.
 */
export function isSettled(
  ctx: ReadCtx,
  kind: string,
  mark: Moment,
  cell: { readonly student: string; readonly objective: string | null },
  { asOf = LAST_DAY, isMastered = true }: { asOf?: IsoDate; isMastered?: boolean } = {},
): boolean {
  if (!BY_TALK.has(kind) && !BY_ATTEMPT.has(kind)) return false;
  const student = ctx.rows.keyOf('student', cell.student);
  const objective = cell.objective === null ? null : ctx.rows.keyOf('objective', cell.objective);
  const since = attemptsSince(ctx, student, mark).filter((attempt) => attempt.on <= asOf);
  const isLater = (moment: Moment) => isAfter(moment, mark);
  if (BY_ATTEMPT.has(kind)) {
    return since.some(
      (attempt) => (objective === null || attempt.objective === objective) && isLater(attempt),
    );
  }
  const contact = lastContacts(ctx, [student], asOf).get(student);
  return (
    since.some(
      (attempt) =>
        (isTalk(attempt) && isLater(attempt)) ||
        (isMastered && attempt.objective === objective && attempt.recordedAt > mark.recordedAt),
    ) ||
    (contact !== undefined && isLater(contact)) ||
    (correctivesOf(ctx, [student], asOf).get(student) ?? []).some(isLater)
  );
}

/** True when the student asked for help, or was promised a talk, after the last of some contacts. */
export function wasAskedSince(
  ctx: ReadCtx,
  student: string,
  contacts: readonly string[],
  on: IsoDate,
): boolean {
  const last = Math.max(...contacts.map((id) => ctx.rows.get('contact', id)?.recordedAt ?? 0));
  return [...BY_TALK].some((kind) =>
    marksOf(ctx, student, kind).some((mark) => mark.on <= on && mark.recordedAt > last),
  );
}
