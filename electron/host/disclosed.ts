import type { Output } from '#shared/contract/contract.ts';
import { type DisclosureKind, disclosureKind, wasAbout } from '#shared/domain/disclosure.ts';
import { covers, listName } from '#shared/domain/roster.ts';
import type { ReadCtx } from './context.ts';
import { found } from './found.ts';
import { belongings, disclosureRows } from './store/disclosure-store.ts';

/** Which lines of the log are asked for. */
export interface DisclosedWish {
  readonly limit?: number;
  readonly student?: string;
  readonly kind?: DisclosureKind;
}

type Line = Output<'disclosure.list'>[number];
type Row = ReturnType<typeof disclosureRows>[number];

/** The log of what left, the newest first, as far as it is asked for. */
export function disclosed(ctx: ReadCtx, { limit, student, kind }: DisclosedWish): Line[] {
  const isWhole = student === undefined && kind === undefined;
  const isAsked = student === undefined ? () => true : aboutOne(ctx, student);
  return disclosureRows(ctx, isWhole ? limit : undefined)
    .filter((row) => kind === undefined || disclosureKind(row.what, row.purpose) === kind)
    .filter(isAsked)
    .slice(0, limit)
    .map((row) => lineOf(ctx, row));
}

const idsIn = (written: string): string[] => JSON.parse(written) as string[];
const whoIn = ({ who }: Row): string[] | null => (who === null ? null : idsIn(who));

/** Whether a student's work was in a line: named there, or in its classes on that day. */
function aboutOne(ctx: ReadCtx, student: string): (row: Row) => boolean {
  found(ctx, 'student', student);
  const spans = belongings(ctx, student);
  return (row) => {
    const on = ctx.dayOf(row.at);
    const line = { ...row, classes: idsIn(row.classes), who: whoIn(row) };
    return wasAbout(line, student, (classes, ever) =>
      spans.some(
        (span) =>
          (classes.length === 0 || classes.includes(span.class)) &&
          covers(ever ? { ...span, until: null } : span, on),
      ),
    );
  };
}

function lineOf(ctx: ReadCtx, row: Row): Line {
  const { id, classes, who: _, encrypted, pseudonyms, files, ...rest } = row;
  const [first, ...others] = whoIn(row) ?? [];
  const one = first === undefined || others.length > 0 ? null : ctx.rows.get('student', first);
  return {
    ...rest,
    disclosure: id,
    kind: disclosureKind(row.what, row.purpose),
    classes: idsIn(classes).flatMap((known) => ctx.rows.get('class', known)?.name ?? []),
    student: one ? listName(one) : null,
    encrypted: encrypted === 1,
    pseudonyms: pseudonyms === 1,
    files: files === 1,
  };
}
