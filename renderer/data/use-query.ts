import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { useClient } from './client-context.tsx';
import type { QueryState } from './query-cache.ts';
import type { QueryName } from './query-kinds.ts';

export interface QueryResult<T> extends QueryState<T> {
  /** No answer yet and 300 ms are over: time to say that something is happening. */
  readonly isSlow: boolean;
}

const NOT_ASKED: QueryState<never> = { value: undefined, trouble: null, loading: false };
const PATIENCE = 300;

/**
 * Asks the host and stays up to date. `input` null asks nothing. Inputs are compared by content,
 * so a literal in the call is fine.
 */
export function useQuery<N extends QueryName>(
  name: N,
  input: Input<N> | null,
): QueryResult<Output<N>> {
  const { cache } = useClient();
  const key = JSON.stringify(input);
  const asked = useMemo(() => JSON.parse(key) as Input<N> | null, [key]);

  const subscribe = useCallback(
    (listener: () => void) =>
      asked === null ? () => undefined : cache.listen(name, asked, listener),
    [cache, name, asked],
  );
  const state = useSyncExternalStore(subscribe, () =>
    asked === null ? NOT_ASKED : cache.read(name, asked),
  );

  const isWaiting = asked !== null && state.value === undefined && state.trouble === null;
  const [slowKey, setSlowKey] = useState<string | null>(null);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlowKey(key), PATIENCE);
    return () => clearTimeout(timer);
  }, [isWaiting, key]);
  return { ...state, isSlow: isWaiting && slowKey === key };
}
