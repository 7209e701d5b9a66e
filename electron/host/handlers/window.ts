import { firstClass } from '#shared/domain/first-class.ts';
import type { Handlers } from '../registry.ts';
import { classes } from './classes.ts';
import { department } from './department.ts';
import { gradebook } from './gradebook.ts';
import { grid } from './grid.ts';

/** What a window asks for first. */
export const window: Pick<Handlers, 'window.first'> = {
  'window.first': (ctx, { class: named }) => {
    const known = classes['class.list'](ctx, {});
    const school = department['department.get'](ctx, {});
    // A file of several teachers opens at what it says of all of them.
    const first = school.isDepartment ? undefined : firstClass(known);
    const at = named ?? first?.id ?? null;
    const input = at === null ? null : { class: at };
    return {
      settings: gradebook['setting.get'](ctx, {}),
      gradebook: gradebook['gradebook.get'](ctx, {}),
      department: school,
      classes: known,
      class: input && classes['class.get'](ctx, input),
      grid: input && grid['grid.get'](ctx, input),
    };
  },
};
