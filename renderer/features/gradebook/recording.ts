import { useSyncExternalStore } from 'react';
import type { EvidenceKind } from '#shared/contract/types.ts';
import type { IsoDate } from '#shared/domain/time.ts';

/** What is set for the day and goes with every entry until it is changed. */
export interface Recording {
  readonly kind: EvidenceKind;
  /** Null: the teacher of the gradebook. */
  readonly assessor: string | null;
  readonly task: { readonly id: string; readonly name: string; readonly class: string } | null;
  readonly version: string | null;
  /** The view by task stands open: every entry is an attempt at that task, on its day. */
  readonly viewing: TaskInView | null;
  /** Another date than today, with where and when it was chosen. */
  readonly other: { readonly on: IsoDate; readonly class: string; readonly setOn: IsoDate } | null;
}

/** The task that the grid of its class shows alone. */
export interface TaskInView {
  readonly class: string;
  readonly id: string;
  readonly name: string;
  readonly on: IsoDate;
  readonly kind: EvidenceKind;
  readonly version: string | null;
  readonly versions: readonly string[];
}

const AT_FIRST: Recording = {
  kind: 'check',
  assessor: null,
  task: null,
  version: null,
  viewing: null,
  other: null,
};

/** The day that entries of a class get: another date holds for one class and one day only. */
export function recordingDay(recording: Recording, classId: string, today: IsoDate): IsoDate {
  const { other } = recording;
  return other && other.class === classId && other.setOn === today ? other.on : today;
}

/** The task that entries of a class name; a task belongs to its class. */
export function recordingTask(recording: Recording, classId: string): Recording['task'] {
  return recording.task?.class === classId ? recording.task : null;
}

/** The task in view, where it is this class's. */
export function taskInView(recording: Recording, classId: string): TaskInView | null {
  return recording.viewing?.class === classId ? recording.viewing : null;
}

let current = AT_FIRST;
const listeners = new Set<() => void>();

/** Lives as long as the window: a restart is one of the moments when all falls back. */
export const recordingStore = {
  get: (): Recording => current,
  set(change: Partial<Recording>): void {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  },
  reset(): void {
    this.set(AT_FIRST);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** What is set for the day. */
export function useRecording(): Recording {
  return useSyncExternalStore(recordingStore.subscribe, recordingStore.get);
}
