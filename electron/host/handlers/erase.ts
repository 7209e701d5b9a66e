import { whatGoes } from '../erase/what-goes.ts';
import { finishErasing, runErase } from '../jobs/erase.ts';
import type { Handlers } from '../registry.ts';

/** Erasing a student or a class for good. */
export const erase: Pick<Handlers, 'erase.preview' | 'erase.run' | 'erase.finish'> = {
  'erase.preview': (ctx, { what }) => whatGoes(ctx, what),
  'erase.run': runErase,
  'erase.finish': finishErasing,
};
