import { useRef, useState } from 'react';

type Functions = Record<string, (...args: never[]) => unknown>;

/** Functions that stay the same objects and call the newest ones; they keep memoised parts asleep. */
export function useSteady<T extends Functions>(functions: T): T {
  const newest = useRef(functions);
  newest.current = functions;
  const [steady] = useState(() => {
    const made = Object.keys(functions).map((name) => [
      name,
      (...args: never[]) => newest.current[name]?.(...args),
    ]);
    return Object.fromEntries(made) as T;
  });
  return steady;
}
