/** Rows by id, each with its own listeners, so that one entry draws one row anew. */
export interface RowStore<R> {
  get(id: string): R;
  /** Puts rows in place; those that are the same object as before tell nobody. */
  set(rows: Iterable<readonly [string, R]>): void;
  subscribe(id: string, listener: () => void): () => void;
}

/** A store that answers `missing` for rows it does not hold. */
export function createRowStore<R>(missing: R): RowStore<R> {
  const rows = new Map<string, R>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    get: (id) => rows.get(id) ?? missing,
    set(changed) {
      for (const [id, row] of changed) {
        if (rows.get(id) === row) continue;
        rows.set(id, row);
        for (const listener of listeners.get(id) ?? []) listener();
      }
    },
    subscribe(id, listener) {
      const known = listeners.get(id) ?? new Set();
      listeners.set(id, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0 && listeners.get(id) === known) listeners.delete(id);
      };
    },
  };
}
