import type { Handlers } from '../registry.ts';
import { history } from './history.ts';

/** Every handler of the contract. */
export const handlers = {
  ...history,
} as unknown as Handlers;
