import * as v from 'valibot';
import { CHANGE_KINDS } from '../../model/table.ts';
import { query, step } from '../define.ts';
import { count, nothing } from '../types.ts';
import { stepView } from './gradebook.ts';

const undone = v.object({
  step: stepView,
  /** Fields left alone because something newer stands there. */
  skipped: count,
});

export const history = {
  'history.undo': step({ input: nothing, output: undone, touches: CHANGE_KINDS }),
  'history.redo': step({ input: nothing, output: undone, touches: CHANGE_KINDS }),
  /** The newest steps first. */
  'history.list': query({
    input: v.strictObject({ limit: v.exactOptional(v.pipe(count, v.maxValue(500))) }),
    output: v.array(stepView),
  }),
};
