import { useMemo } from 'react';
import type { GridAnswer } from './class-rows.ts';
import { useRecording } from './recording.ts';
import type { Occasion } from './use-cell-commands.ts';

/** In the view by task every entry is an attempt at that task, on its day. */
export function useTaskOccasion(grid: GridAnswer, taskId: string | null): Occasion | null {
  const { version } = useRecording();
  return useMemo(() => {
    const task = grid.tasks.find((one) => one.id === taskId);
    if (!task) return null;
    const known = version !== null && task.versions.includes(version);
    return {
      task: task.id,
      on: task.on,
      kind: task.kind as Occasion['kind'],
      version: known ? version : (task.versions[0] ?? null),
    };
  }, [grid.tasks, taskId, version]);
}
