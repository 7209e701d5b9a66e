import type { Bundle } from '../bundle/format.ts';
import type { WriteCtx } from '../context.ts';
import { isWhole, keepBytes, namedHashes } from '../store/file-store.ts';

/**
 * Keeps the bytes of a bundle that a row of this file names, and answers how many were not
 * here whole.
 * All are proven, also those that nobody wants. Throws TroubleError BUNDLE_UNREADABLE.
 */
export function takeFiles(ctx: WriteCtx, bundle: Bundle): number {
  let named: ReadonlySet<string> | undefined;
  let taken = 0;
  for (const { sha256, bytes } of bundle.files()) {
    named ??= namedHashes(ctx);
    if (!named.has(sha256) || isWhole(ctx, sha256)) continue;
    keepBytes(ctx, bytes);
    taken += 1;
  }
  return taken;
}
