import { useEffect, useMemo } from 'react';
import { EVIDENCE_KINDS } from '#shared/contract/types.ts';
import type { GridAnswer } from './class-rows.ts';
import { recordingStore, type TaskInView, useRecording } from './recording.ts';
import type { Occasion } from './use-cell-commands.ts';

/** In the view by task every entry is an attempt at that task, on its day. */
export function useTaskOccasion(grid: GridAnswer, taskId: string | null): Occasion | null {
  const { version } = useRecording();
  const classId = grid.class.id;
  const viewing = useMemo((): TaskInView | null => {
    const task = grid.tasks.find((one) => one.id === taskId);
    if (!task) return null;
    const { id, name, on, versions } = task;
    return {
      class: classId,
      id,
      name,
      on,
      kind: EVIDENCE_KINDS.find((kind) => kind === task.kind) ?? 'check',
      version: version !== null && versions.includes(version) ? version : (versions[0] ?? null),
      versions,
    };
  }, [grid.tasks, taskId, version, classId]);
  // Said at the top right, and taken up by the form of an entry in full.
  useEffect(() => {
    recordingStore.set({ viewing });
    return () => recordingStore.set({ viewing: null });
  }, [viewing]);
  return useMemo(
    () =>
      viewing && {
        task: viewing.id,
        on: viewing.on,
        kind: viewing.kind,
        version: viewing.version,
      },
    [viewing],
  );
}
