import type { Handlers } from '../registry.ts';
import { evidence } from './evidence.ts';
import { grid } from './grid.ts';
import { history } from './history.ts';
import { letters } from './letters.ts';
import { students } from './students.ts';
import { today } from './today.ts';

/** Every handler of the contract. */
export const handlers = {
  ...evidence,
  ...grid,
  ...history,
  ...letters,
  ...students,
  ...today,
} as unknown as Handlers;
