import type { Handlers } from '../registry.ts';
import { saveGradebook } from '../store/gradebook-store.ts';

/** Says whose a new gradebook is. Part of setting it up: nobody can take it back. */
export const createGradebook: Handlers['gradebook.create'] = async (ctx, input) => {
  ctx.transact({ name: 'gradebook.create', role: 'setup' }, (write) => saveGradebook(write, input));
  return {};
};
