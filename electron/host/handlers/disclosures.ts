import type { ReadCtx } from '../context.ts';
import { logDisclosure } from '../disclose.ts';
import { found } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { allClasses } from '../store/class-store.ts';
import { disclosureRows } from '../store/disclosure-store.ts';
import { enrolledOn } from '../store/roster-store.ts';

type Names = 'print.log' | 'disclosure.list' | 'disclosure.note';

/** Who is in these classes today; in all that are in use when none is named. */
function studentsIn(ctx: ReadCtx, classes: readonly string[]): number {
  const inUse = () => allClasses(ctx).filter((one) => one.archivedOn === null);
  const ids = classes.length > 0 ? classes : inUse().map(({ id }) => id);
  return new Set(ids.flatMap((id) => [...enrolledOn(ctx, id, ctx.today)])).size;
}

/** What left this gradebook, on paper and in files, to whom and why. */
export const disclosures: Pick<Handlers, Names> = {
  'print.log'(ctx, { what, classes, students }) {
    for (const id of classes) found(ctx, 'class', id);
    logDisclosure(ctx, {
      what: `print ${what}`,
      file: what,
      classes,
      students: students ?? studentsIn(ctx, classes),
    });
    return {};
  },
  'disclosure.list': (ctx, { limit = 500 }) =>
    disclosureRows(ctx, limit).map(({ id, classes, encrypted, pseudonyms, ...row }) => ({
      ...row,
      disclosure: id,
      classes: (JSON.parse(classes) as string[]).flatMap(
        (known) => ctx.rows.get('class', known)?.name ?? [],
      ),
      encrypted: encrypted === 1,
      pseudonyms: pseudonyms === 1,
    })),
  'disclosure.note'(ctx, { disclosure, recipient, why }) {
    found(ctx, 'disclosure', disclosure);
    ctx.rows.update('disclosure', disclosure, {
      ...(recipient !== undefined && { recipient: recipient?.trim() || null }),
      ...(why !== undefined && { why: why?.trim() || null }),
    });
    return {};
  },
};
