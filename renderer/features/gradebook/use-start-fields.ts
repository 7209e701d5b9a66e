import { useMemo } from 'react';
import { useQuery } from '../../data/use-query.ts';
import type { GridAnswer } from './class-rows.ts';
import type { RecordFields } from './record-fields.ts';
import { recordingDay, recordingTask, useRecording } from './recording.ts';

/** The form of the next attempt, filled with what is set for the day; null until that is known. */
export function useStartFields(
  grid: GridAnswer,
  versionsLeft: readonly string[],
): RecordFields | null {
  const recording = useRecording();
  const gradebook = useQuery('gradebook.get', {}).value;
  return useMemo(() => {
    if (!gradebook) return null;
    const task = recordingTask(recording, grid.class.id);
    return {
      level: null,
      score: '',
      outOf: '',
      on: recordingDay(recording, grid.class.id, gradebook.today),
      kind: recording.kind,
      task: task?.id ?? '',
      version: task ? (recording.version ?? versionsLeft[0] ?? '') : '',
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
