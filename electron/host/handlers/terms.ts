import { TroubleError } from '#shared/contract/errors.ts';
import {
  crossedBy,
  mayHangBelow,
  rehung,
  smallestContaining,
  type Term,
} from '#shared/domain/term.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { allTerms } from '../store/term-store.ts';

/** Reporting terms: they nest or coincide, and never cross. */
export const terms: Pick<Handlers, 'term.list' | 'term.save' | 'term.remove'> = {
  'term.list': (ctx) => allTerms(ctx),

  'term.save': (ctx, { term: id, name, start, end, parent }) => {
    if (id !== undefined) found(ctx, 'term', id);
    const all = allTerms(ctx);
    const others = all.filter((other) => other.id !== id);
    if (end < start) throw invalid('end', end, `it lies before the start ${start}`);
    if (others.some((other) => other.name === name)) {
      throw new TroubleError('NAME_TAKEN', { what: 'term', name });
    }
    const crossed = crossedBy(others, { start, end });
    if (crossed) {
      const why = `it crosses ${crossed.name} (${crossed.start} to ${crossed.end}); terms nest or coincide`;
      throw invalid('term', `${start} to ${end}`, why);
    }
    const fresh: Term = { id: id ?? ctx.newId(), name, start, end, parent: null };
    const term = { ...fresh, parent: parentFor(all, fresh, parent) };
    write(ctx, term);
    for (const moved of rehung(all, term)) write(ctx, moved);
    return { term: term.id };
  },

  'term.remove': (ctx, { term: id }) => {
    const removed = found(ctx, 'term', id);
    for (const child of allTerms(ctx)) {
      if (child.parent === id) write(ctx, { ...child, parent: removed.parent });
    }
    ctx.rows.remove('term', id);
    return {};
  },
};

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
    const why = `${term.name} does not lie within ${parent.start} to ${parent.end}`;
    throw invalid('parent', parent.name, why);
  }
  return named;
}
