import { type RefObject, useCallback } from 'react';
import { useCelebrate } from '../../app/use-celebrate.ts';
import type { GridHandle } from '../../grid/grid-view.ts';
import { useSay } from '../../ui/say.tsx';
import { celebrationOf } from './celebration.ts';
import { unitName } from './class-columns.ts';
import type { GridAnswer, StudentRow } from './class-rows.ts';
import { namedText } from './named-text.tsx';
import type { ClassView } from './use-class-view.ts';

export interface CelebrationOptions {
  /** The screen is seen by others, or one student sits beside it. */
  readonly isQuiet: boolean;
  readonly grid: GridAnswer;
  readonly view: ClassView;
  readonly handle: RefObject<GridHandle | null>;
  readonly announce: (text: string) => void;
}

/** Mastery is noticed: a short sign at the cell, a little more for a finished unit. */
export function useCelebration(options: CelebrationOptions) {
  const say = useSay();
  const celebrate = useCelebrate();
  const { isQuiet, view, handle, announce } = options;
  const { order, columns } = view;
  return useCallback(
    (before: StudentRow, after: GridAnswer) => {
      const at = after.rows.students.indexOf(before.id);
      if (isQuiet || after.students.celebrate[at] === false) return;
      const { mastered, units } = celebrationOf(before, after);
      const row = order.indexOf(before.id);
      for (const place of mastered) {
        const column = columns.findIndex((one) => one.place === place);
        handle.current?.flash(row, column, 'quiet');
      }
      for (const index of units) {
        const unit = after.units[index];
        if (!unit) continue;
        columns.forEach((column, c) => {
          const isInUnit = column.place >= unit.first && column.place < unit.first + unit.count;
          if (isInUnit) handle.current?.flash(row, c, 'more');
        });
        const said = { student: before.called, unit: unitName(unit, index) };
        announce(say('grid.said-unit', said));
        celebrate({ message: namedText(say, 'grid.said-unit', said), isMore: true });
      }
      if (mastered.length > 0 && units.length === 0) celebrate({});
    },
    [isQuiet, order, columns, handle, announce, say, celebrate],
  );
}
