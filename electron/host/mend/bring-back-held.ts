import { ROW } from '#shared/sync/change.ts';
import { rowWords } from '#shared/text/field-words.ts';
import type { WriteCtx } from '../context.ts';
import { rowName } from '../merge/row-name.ts';
import { say } from '../say.ts';

/** Brings back what was removed while work hangs on it; answers what is back, in sentences. */
export function bringBackHeld(ctx: WriteCtx): string[] {
  const done = new Set<string>();
  const sentences: string[] = [];
  // What comes back may itself belong to something that was removed.
  for (let held = ctx.held(); held.length > 0; held = ctx.held()) {
    for (const { entity, row } of held) {
      const key = `${entity} ${row}`;
      if (done.has(key)) continue;
      done.add(key);
      ctx.rows.apply({ entity, row, field: ROW, before: null, after: {} });
      const params = { name: rowName(ctx, entity, row), noun: rowWords(say, entity) };
      sentences.push(say('check.mended-back', params));
    }
  }
  return sentences;
}
