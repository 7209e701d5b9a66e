import { TroubleError } from '#shared/contract/errors.ts';
import type { Handlers } from '../registry.ts';

/** Fills an empty gradebook with an invented school year. */
export const fillDemo: Handlers['gradebook.demo'] = async () => {
  throw new TroubleError('CANCELLED');
};
