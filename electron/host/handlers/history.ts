import type { Handlers } from '../registry.ts';
import { opViews, viewOf } from '../store/op-store.ts';

/** Undo, redo and the list of steps. */
export const history: Pick<Handlers, 'history.undo' | 'history.redo' | 'history.list'> = {
  'history.undo': (ctx) => {
    const undone = ctx.walk('undo');
    return { step: viewOf(ctx, undone.op), skipped: undone.skipped };
  },
  'history.redo': (ctx) => {
    const redone = ctx.walk('redo');
    return { step: viewOf(ctx, redone.op), skipped: redone.skipped };
  },
  'history.list': (ctx, { limit = 100 }) => opViews(ctx, limit),
};
