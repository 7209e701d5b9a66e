import type { Selection } from './grid-selection.ts';

/** Where the cursor is. Outside React: moving it must not draw the grid anew. */
export interface SelectionStore {
  /** Null until somebody goes into the grid. */
  get(): Selection | null;
  set(selection: Selection | null): void;
  subscribe(listener: () => void): () => void;
}

/** A store that nothing is chosen in yet. */
export function createSelectionStore(start: Selection | null = null): SelectionStore {
  let current = start;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(selection) {
      if (selection === current) return;
      current = selection;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
