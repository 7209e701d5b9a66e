import { useCallback } from 'react';
import { useClient } from '../../data/client-context.tsx';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { EXCUSED, type GridAnswer } from './class-rows.ts';
import { namedText } from './named-text.tsx';
import type { CellAt } from './pending-cells.ts';

/**
 * A level given to a cell that is not asked for is kept and does not show, because the mark wins:
 * that is said, with the way back. Nobody marked a newcomer's early objectives, so there is none.
 */
export function useSayNotAsked(classId: string) {
  const say = useSay();
  const client = useClient();
  const toasts = useToasts();
  return useCallback(
    async (
      grid: GridAnswer,
      cells: readonly (CellAt & { readonly called: string; readonly level: number })[],
      askAgain: (cells: readonly CellAt[]) => void,
    ) => {
      const width = grid.objectives.id.length;
      const hidden = cells.filter(({ student, place }) => {
        const row = grid.rows.students.indexOf(student);
        return row >= 0 && place < width && grid.rows.status[row * width + place] === EXCUSED;
      });
      const [first] = hidden;
      if (!first) return;
      const objective = grid.objectives.id[first.place] ?? '';
      const cell = await client.ask('cell.get', {
        class: classId,
        student: first.student,
        objective,
      });
      const isMarked = cell.ok && cell.value.marks.some((mark) => mark.kind === 'excused');
      toasts.show({
        message:
          hidden.length > 1
            ? say('grid.said-not-asked-more', { count: hidden.length })
            : namedText(say, 'grid.said-not-asked', {
                student: first.called,
                code: grid.objectives.code[first.place] ?? '',
                level: grid.scale.levels[first.level]?.name ?? '',
              }),
        topic: 'not-asked',
        action: isMarked
          ? { label: say('grid.ask-again'), run: () => askAgain(hidden) }
          : undefined,
      });
    },
    [say, client, toasts, classId],
  );
}
