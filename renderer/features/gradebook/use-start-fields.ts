import { useMemo } from 'react';
import { useQuery } from '../../data/use-query.ts';
import type { GridAnswer } from './class-rows.ts';
import type { RecordFields } from './record-fields.ts';
import { recordingDay, recordingTask, taskInView, useRecording } from './recording.ts';

/** The form of the next attempt, filled with what is set for the day; null until that is known. */
export function useStartFields(
  grid: GridAnswer,
  versionsLeft: readonly string[],
): RecordFields | null {
  const recording = useRecording();
  const gradebook = useQuery('gradebook.get', {}).value;
  return useMemo(() => {
    if (!gradebook) return null;
    const viewing = taskInView(recording, grid.class.id);
    const task = viewing ?? recordingTask(recording, grid.class.id);
    return {
      level: null,
      score: '',
      outOf: '',
      on: viewing?.on ?? recordingDay(recording, grid.class.id, gradebook.today),
      kind: viewing?.kind ?? recording.kind,
      task: task?.id ?? '',
      version: viewing
        ? (viewing.version ?? '')
        : task
          ? (recording.version ?? versionsLeft[0] ?? '')
          : '',
      assessor: recording.assessor ?? gradebook.teacher ?? '',
      shown: '',
      feedback: '',
      support: '',
      countsFully: false,
      robust: '',
      aimed: '',
    };
  }, [recording, gradebook, grid.class.id, versionsLeft]);
}
