import { type ComponentType, lazy } from 'react';

/**
 * A component whose code is fetched when it is first shown; `name` is its export. A Suspense above
 * keeps the place empty until then, which on one's own disk takes milliseconds.
 */
export function lazily<K extends string, P extends object>(
  load: () => Promise<Readonly<Record<K, ComponentType<P>>>>,
  name: K,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}
