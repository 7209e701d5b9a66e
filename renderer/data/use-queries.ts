import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { useClient } from './client-context.tsx';
import type { QueryName } from './query-kinds.ts';

/** Asks the same question about several things; answers stand in the order of the inputs. */
export function useQueries<N extends QueryName>(
  name: N,
  inputs: readonly Input<N>[],
): readonly (Output<N> | undefined)[] {
  const { cache } = useClient();
  const key = JSON.stringify(inputs);
  const asked = useMemo(() => JSON.parse(key) as readonly Input<N>[], [key]);
  const last = useRef<readonly (Output<N> | undefined)[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = asked.map((input) => cache.listen(name, input, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [cache, name, asked],
  );
  return useSyncExternalStore(subscribe, () => {
    const values = asked.map((input) => cache.read(name, input).value);
    const isSame =
      values.length === last.current.length &&
      values.every((value, index) => value === last.current[index]);
    if (!isSame) last.current = values;
    return last.current;
  });
}
