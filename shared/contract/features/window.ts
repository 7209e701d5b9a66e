import * as v from 'valibot';
import { query } from '../define.ts';
import { id } from '../types.ts';
import { classes } from './classes.ts';
import { department } from './department.ts';
import { gradebook } from './gradebook.ts';
import { grid } from './grid.ts';

export const window = {
  /**
   * All that a window's first screen asks for, in one answer: asked one by one, the later questions
   * wait for the answers of the earlier ones. `class` is the one that the address names; without,
   * the one that a window opens at.
   */
  'window.first': query({
    input: v.strictObject({ class: v.nullable(id('class')) }),
    output: v.object({
      settings: gradebook['setting.get'].output,
      gradebook: gradebook['gradebook.get'].output,
      department: department['department.get'].output,
      classes: classes['class.list'].output,
      /** Null where there is no class, or none is named in a file of several teachers. */
      class: v.nullable(classes['class.get'].output),
      grid: v.nullable(grid['grid.get'].output),
    }),
  }),
};
