import { closingSteps } from '../letters/closing-list.ts';
import type { Handlers } from '../registry.ts';
import { atOnce } from '../steps.ts';

/** The list of before a term closes. */
export const closing: Pick<Handlers, 'closing.get'> = {
  'closing.get': (ctx, wish) => atOnce(closingSteps(ctx, wish)),
};
