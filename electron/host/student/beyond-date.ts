import { TroubleError } from '#shared/contract/errors.ts';
import { listName } from '#shared/domain/roster.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import { planOf } from '../store/plan-store.ts';
import { classesOf } from '../store/student-store.ts';

interface Dated {
  readonly student: string;
  readonly objective: string;
  /** In whose letters it is to count; without one the student's only class. */
  readonly class?: string | undefined;
}

/** Whether an objective belongs to a course that the student was given. */
export function isGiven(ctx: WriteCtx, { student, objective }: Dated): boolean {
  const { course } = found(ctx, 'unit', found(ctx, 'objective', objective).unit);
  return ctx.rows.get('studentCourse', nameId('studentCourse', student, course)) !== null;
}

/** Whether a class plans an objective, left out or not. */
export const isPlannedBy = (ctx: WriteCtx, classId: string, objective: string): boolean =>
  planOf(ctx, classId).some((row) => row.id === objective);

/**
 * The class in whose letters an objective with a date of the student's own counts although no class
 * of the student plans it; null where one does. Refuses where several could be meant.
 */
export function classOfDate(ctx: WriteCtx, dated: Dated): string | null {
  const person = found(ctx, 'student', dated.student);
  const spans = classesOf(ctx, ctx.rows.keyOf('student', dated.student));
  if (dated.class !== undefined && !spans.some(({ id }) => id === dated.class)) {
    const { name } = found(ctx, 'class', dated.class);
    throw new TroubleError('NOT_ENROLLED', { name: listName(person), class: name });
  }
  if (spans.some(({ id }) => isPlannedBy(ctx, id, dated.objective))) return null;
  if (dated.class !== undefined) return dated.class;
  const now = new Set(
    spans.flatMap(({ id, until }) => (until === null || until > ctx.today ? [id] : [])),
  );
  const [only = null] = now;
  if (now.size > 1) {
    const { code } = found(ctx, 'objective', dated.objective);
    const names = [...now].map((id) => found(ctx, 'class', id).name).join(', ');
    const about = { student: listName(person), classes: names };
    throw invalid('objective', code, 'why.name-the-class', about);
  }
  return only;
}
