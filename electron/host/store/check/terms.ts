import { crossedBy } from '#shared/domain/term.ts';
import { allTerms } from '../term-store.ts';
import type { Check } from './finding.ts';

/** Terms nest, coincide or lie apart. */
export const terms: Check = {
  part: 'terms',
  find(ctx) {
    const all = allTerms(ctx);
    return all.flatMap((term, i) => {
      const crossed = crossedBy(all.slice(0, i), term);
      return crossed
        ? [{ key: 'check.terms-cross' as const, params: { a: crossed.name, b: term.name } }]
        : [];
    });
  },
};
