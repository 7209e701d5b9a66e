import * as v from 'valibot';
import { command } from '../define.ts';
import { date, evidenceKind, id, maybeText, name } from '../types.ts';

export const tasks = {
  /** A named occasion with its objectives; `task` names an existing one to change. */
  'task.save': command({
    input: v.strictObject({
      task: v.exactOptional(id('task')),
      class: id('class'),
      name,
      kind: evidenceKind,
      on: date,
      objectives: v.pipe(v.array(id('objective')), v.minLength(1, 'names no objective')),
      versions: v.exactOptional(v.array(name)),
      highest: v.exactOptional(maybeText),
    }),
    output: v.object({ task: id('task') }),
    touches: ['tasks', 'evidence'],
  }),
};
