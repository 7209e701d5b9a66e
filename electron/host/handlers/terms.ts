import { TroubleError } from '#shared/contract/errors.ts';
import {
  mayHangBelow,
  rehung,
  smallestContaining,
  type Term,
  type TermTrouble,
  termTrouble,
} from '#shared/domain/term.ts';
import { sayTermTrouble } from '#shared/text/term-trouble.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid, unusable } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import { isTermHandedIn } from '../store/handing-in-store.ts';
import { allTerms } from '../store/term-store.ts';

/** Reporting terms: they nest or coincide, and never cross. */
export const terms: Pick<Handlers, 'term.list' | 'term.save' | 'term.remove'> = {
  'term.list': (ctx) => allTerms(ctx),

  'term.save': (ctx, { term: id, name, start, end, parent }) => {
    if (id !== undefined) found(ctx, 'term', id);
    const all = allTerms(ctx);
    const others = all.filter((other) => other.id !== id);
    const trouble = termTrouble(others, { name, start, end });
    if (trouble) throw refusal(trouble, { name, start, end });
    const fresh: Term = { id: id ?? ctx.newId(), name, start, end, parent: null };
    const term = { ...fresh, parent: parentFor(all, fresh, parent) };
    ctx.about({ term: term.id });
    write(ctx, term);
    for (const moved of rehung(all, term)) write(ctx, moved);
    return { term: term.id };
  },

  'term.remove': (ctx, { term: id }) => {
    const removed = found(ctx, 'term', id);
    if (isTermHandedIn(ctx, id)) throw invalid('term', removed.name, 'term.trouble.handed-in');
    for (const child of allTerms(ctx)) {
      if (child.parent === id) write(ctx, { ...child, parent: removed.parent });
    }
    ctx.rows.remove('term', id);
    return {};
  },
};

/** What is wrong with a term, said at its field. */
function refusal(trouble: TermTrouble, term: Pick<Term, 'name' | 'start' | 'end'>): TroubleError {
  if (trouble.why === 'name-taken') {
    return new TroubleError('NAME_TAKEN', { what: 'term', name: term.name });
  }
  return unusable(trouble.field, term[trouble.field], sayTermTrouble(say, trouble, term.start));
}

function write(ctx: WriteCtx, { id, name, start, end, parent }: Term): void {
  ctx.rows.put('term', id, { name, start, end, parent });
}

/** The parent that was named, when it may be one, or else the smallest that contains the term. */
function parentFor(
  all: readonly Term[],
  term: Term,
  named: string | null | undefined,
): string | null {
  if (named === undefined) return smallestContaining(all, term);
  if (named === null) return null;
  const parent = all.find((other) => other.id === named);
  if (!parent) throw new TroubleError('NOT_FOUND', { what: 'term', name: named });
  if (!mayHangBelow(all, term, parent)) {
    const { start, end } = parent;
    throw invalid('parent', parent.name, 'term.trouble.outside', { name: term.name, start, end });
  }
  return named;
}
