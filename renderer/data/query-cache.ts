import type { Input, Output } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { isTouched, type QueryName } from './query-kinds.ts';

/** What a view sees of one question. The object changes only when something in it does. */
export interface QueryState<T> {
  /** The newest answer; stays while a newer one is fetched. */
  readonly value: T | undefined;
  readonly trouble: Trouble | null;
  readonly loading: boolean;
}

/** All answers to a question, or the one answer to one input. */
export type Held = QueryName | { readonly name: QueryName; readonly input: unknown };

export interface QueryCache {
  read<N extends QueryName>(name: N, input: Input<N>): QueryState<Output<N>>;
  /** Keeps the answer fresh while somebody listens. */
  listen<N extends QueryName>(name: N, input: Input<N>, listener: () => void): () => void;
  /** Puts a better answer in place, for commands that answer what changed. */
  update<N extends QueryName>(
    name: N,
    input: Input<N>,
    change: (value: Output<N>) => Output<N>,
  ): void;
  /** Refetches what these changes touch, except questions whose answers the caller mended. */
  invalidate(changes: readonly string[], except?: readonly Held[]): void;
  /** Refetches everything (the host came back). */
  invalidateAll(): void;
  /** Drops every answer and asks anew: of a locked gradebook nothing is to be seen. */
  forgetAll(): void;
  /** Refetches what was answered at another revision than the file's, now or while on its way. */
  catchUp(rev: number): void;
  /** Takes an answer that came with another's, unless one is there or on its way. */
  keep<N extends QueryName>(name: N, input: Input<N>, value: Output<N>, rev: number): void;
}

interface Entry {
  readonly name: QueryName;
  readonly input: unknown;
  readonly listeners: Set<() => void>;
  state: QueryState<unknown>;
  /** The file's revision that the newest answer shows. */
  rev: number | null;
  /** The answer on its way misses a change that was told to nobody when it is older than this. */
  leastRev: number;
  isFresh: boolean;
  /** Something changed while the answer was on its way. */
  isOvertaken: boolean;
}

const EMPTY: QueryState<never> = { value: undefined, trouble: null, loading: true };
const KEPT_UNUSED = 40;

/** Answers by (name, input); those somebody looks at are refetched when they turn stale. */
export function createQueryCache(
  ask: (name: QueryName, input: unknown) => Promise<Envelope>,
): QueryCache {
  const entries = new Map<string, Entry>();

  const entryOf = (name: QueryName, input: unknown): Entry => {
    const key = keyOf(name, input);
    const known = entries.get(key);
    if (known) return known;
    const entry: Entry = {
      name,
      input,
      listeners: new Set(),
      state: { ...EMPTY, loading: false },
      rev: null,
      leastRev: 0,
      isFresh: false,
      isOvertaken: false,
    };
    entries.set(key, entry);
    return entry;
  };

  const publish = (entry: Entry, state: QueryState<unknown>) => {
    entry.state = state;
    for (const listener of entry.listeners) listener();
  };

  const load = (entry: Entry) => {
    if (entry.state.loading) {
      entry.isOvertaken = true;
      return;
    }
    entry.isOvertaken = false;
    entry.leastRev = 0;
    // An answer that is there stays visible, so that nothing blinks on a refetch.
    entry.state = { ...entry.state, loading: true };
    void ask(entry.name, entry.input).then((envelope) => settle(entry, envelope));
  };

  const settle = (entry: Entry, envelope: Envelope) => {
    if (envelope.ok && envelope.rev < entry.leastRev) entry.isOvertaken = true;
    entry.rev = envelope.ok ? envelope.rev : null;
    if (entry.isOvertaken && entry.listeners.size > 0) {
      // An older answer must not push out what update() put in place meanwhile.
      entry.state = { ...entry.state, loading: false };
      load(entry);
      return;
    }
    entry.isFresh = !entry.isOvertaken;
    publish(
      entry,
      envelope.ok
        ? { value: envelope.value, trouble: null, loading: false }
        : { value: entry.state.value, trouble: envelope.error, loading: false },
    );
  };

  const turnStale = (entry: Entry) => {
    entry.isFresh = false;
    if (entry.listeners.size > 0) load(entry);
    else if (entry.state.loading) entry.isOvertaken = true;
  };

  const forgetUnused = () => {
    const unused = [...entries].filter(([, e]) => e.listeners.size === 0 && !e.state.loading);
    for (const [key] of unused.slice(0, Math.max(0, unused.length - KEPT_UNUSED))) {
      entries.delete(key);
    }
  };

  return {
    read(name, input) {
      const entry = entries.get(keyOf(name, input));
      // The schema of the contract stands behind this cast: the host answers nothing else.
      return (
        entry && (entry.isFresh || entry.state.value !== undefined || entry.state.trouble)
          ? entry.state
          : EMPTY
      ) as QueryState<Output<typeof name>>;
    },
    listen(name, input, listener) {
      const entry = entryOf(name, input);
      entry.listeners.add(listener);
      if (!entry.isFresh && !entry.state.loading) load(entry);
      return () => {
        entry.listeners.delete(listener);
        forgetUnused();
      };
    },
    update(name, input, change) {
      const entry = entries.get(keyOf(name, input));
      if (entry?.state.value === undefined) return;
      if (entry.state.loading) entry.isOvertaken = true;
      publish(entry, { ...entry.state, value: change(entry.state.value as Output<typeof name>) });
    },
    invalidate(changes, except = []) {
      for (const [key, entry] of [...entries]) {
        const isHeld = except.some((held) =>
          typeof held === 'string' ? held === entry.name : keyOf(held.name, held.input) === key,
        );
        if (!isHeld && isTouched(entry.name, changes)) turnStale(entry);
      }
    },
    invalidateAll() {
      for (const entry of [...entries.values()]) turnStale(entry);
    },
    forgetAll() {
      for (const entry of [...entries.values()]) {
        publish(entry, { ...EMPTY, loading: entry.state.loading });
        turnStale(entry);
      }
      forgetUnused();
    },
    catchUp(rev) {
      for (const entry of [...entries.values()]) {
        if (entry.state.loading) entry.leastRev = rev;
        else if (entry.rev !== rev) turnStale(entry);
      }
    },
    keep(name, input, value, rev) {
      const entry = entryOf(name, input);
      if (entry.isFresh || entry.state.loading) return;
      entry.rev = rev;
      entry.isFresh = true;
      publish(entry, { value, trouble: null, loading: false });
    },
  };
}

/** Members in a fixed order, so that equal inputs are one entry. */
function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )}`;
}
