import { v5 } from 'uuid';

/** Namespace of all name-based ids of Gradus; never changes. */
const NAMESPACE = '6b0ad2f2-3d4c-5c1a-9a43-0e5f4a0c2f6b';

/**
 * A name-based id (UUIDv5): the same parts give the same id on every laptop, so that two imports
 * of one list agree. Parts are joined unambiguously.
 */
export function nameId(kind: string, ...parts: readonly (string | number | null)[]): string {
  return v5(JSON.stringify([kind, ...parts]), NAMESPACE);
}
