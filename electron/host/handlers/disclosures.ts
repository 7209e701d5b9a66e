import { listName } from '#shared/domain/roster.ts';
import { compareNames } from '../class/roster-order.ts';
import type { ReadCtx } from '../context.ts';
import { logDisclosure } from '../disclose.ts';
import { disclosed } from '../disclosed.ts';
import { found } from '../found.ts';
import { exportDisclosures } from '../jobs/export/disclosures.ts';
import type { Handlers } from '../registry.ts';
import { allClasses } from '../store/class-store.ts';
import { everyStudent } from '../store/disclosure-store.ts';
import { enrolledOn } from '../store/roster-store.ts';

type Names =
  | 'print.log'
  | 'disclosure.list'
  | 'disclosure.students'
  | 'disclosure.export'
  | 'disclosure.note';

/** Who is in these classes today; in all that are in use when none is named. */
function studentsIn(ctx: ReadCtx, classes: readonly string[]): number {
  const inUse = () => allClasses(ctx).filter((one) => one.archivedOn === null);
  const ids = classes.length > 0 ? classes : inUse().map(({ id }) => id);
  return new Set(ids.flatMap((id) => [...enrolledOn(ctx, id, ctx.today)])).size;
}

/** What left this gradebook, on paper and in files, to whom and why. */
export const disclosures: Pick<Handlers, Names> = {
  'print.log'(ctx, { what, classes, students, who }) {
    for (const id of classes) found(ctx, 'class', id);
    for (const id of who ?? []) found(ctx, 'student', id);
    logDisclosure(ctx, {
      what: `print ${what}`,
      file: what,
      classes,
      students: students ?? who?.length ?? studentsIn(ctx, classes),
      ...(who !== undefined && { who }),
    });
    return {};
  },
  'disclosure.list': (ctx, { limit = 500, ...wish }) => disclosed(ctx, { limit, ...wish }),
  'disclosure.students': (ctx) =>
    everyStudent(ctx)
      .map(({ id, schoolId, ...person }) => ({ id, name: listName(person), schoolId }))
      .sort((a, b) => compareNames(a.name, b.name)),
  'disclosure.export': exportDisclosures,
  'disclosure.note'(ctx, { disclosure, recipient, why }) {
    found(ctx, 'disclosure', disclosure);
    ctx.rows.update('disclosure', disclosure, {
      ...(recipient !== undefined && { recipient: recipient?.trim() || null }),
      ...(why !== undefined && { why: why?.trim() || null }),
    });
    return {};
  },
};
