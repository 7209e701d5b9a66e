import { useCallback, useRef, useSyncExternalStore } from 'react';

/** Something begun and not kept yet. */
export interface Draft {
  /** What it is about; names the form and the thing. */
  readonly key: string;
  readonly value: unknown;
  /** Address of the place where it can be gone on with. */
  readonly at: string;
}

let drafts: readonly Draft[] = [];
const listeners = new Set<() => void>();
const publish = (next: readonly Draft[]) => {
  drafts = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/**
 * What was typed into a form outlives the form: leaving a cell or a view drops nothing. It lives in
 * memory alone, because what nobody said to keep does not belong into the gradebook.
 */
export const draftStore = {
  /** The newest last. */
  all: (): readonly Draft[] => drafts,
  get: (key: string): unknown => drafts.find((draft) => draft.key === key)?.value,
  put: (draft: Draft): void => publish([...drafts.filter(({ key }) => key !== draft.key), draft]),
  drop(key: string): void {
    if (drafts.some((draft) => draft.key === key)) publish(drafts.filter((d) => d.key !== key));
  },
  subscribe,
};

/** Everything that was begun and not kept. */
export const useDrafts = (): readonly Draft[] =>
  useSyncExternalStore(draftStore.subscribe, draftStore.all);

/** True while something about `key` is begun. */
export const useHasDraft = (key: string): boolean =>
  useSyncExternalStore(draftStore.subscribe, () => draftStore.get(key) !== undefined);

/**
 * The value of a form as typed, kept until `drop`; typing it back to what it starts with drops it
 * too. `at`: where it can be gone on with, the present address unless said.
 */
export function useDraft<T>(
  key: string,
  start: T,
  at?: string,
): { readonly value: T; set(change: (value: T) => T): void; drop(): void } {
  const kept = useSyncExternalStore(draftStore.subscribe, () => draftStore.get(key));
  // The key names the form, and only that form puts a value under it.
  const value = (kept ?? start) as T;
  const now = useRef({ start, at });
  now.current = { start, at };
  const set = useCallback(
    (change: (value: T) => T) => {
      const { start: first, at: place = window.location.hash } = now.current;
      const next = change((draftStore.get(key) ?? first) as T);
      if (JSON.stringify(next) === JSON.stringify(first)) draftStore.drop(key);
      else draftStore.put({ key, value: next, at: place });
    },
    [key],
  );
  const drop = useCallback(() => draftStore.drop(key), [key]);
  return { value, set, drop };
}
