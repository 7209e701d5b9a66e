import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { movedSources } from '#shared/platform/moved-files.ts';
import type { JobCtx } from '../context.ts';
import { conflictedName } from '../keeping/conflicted-name.ts';
import { movedList } from '../keeping/follow-moved.ts';
import { withOther } from '../keeping/other-file.ts';
import { isTable } from '../merge/incoming.ts';
import { type ErasedName, rowsOfIds } from '../store/erased-store.ts';
import { createDoor } from '../transact.ts';

/**
 * Gradebook files that are no backups and still hold what was erased: what a sync program put beside
 * this one, what a move left where it was, copies that somebody made. Nobody here changes them, and
 * nobody may find out too late: they are named. In this file's own folder by name, elsewhere in full.
 */
export async function filesStillHolding(
  { read, effects, maintenance: { key } }: JobCtx,
  roots: readonly ErasedName[],
): Promise<string[]> {
  const ctx = read();
  const home = ctx.keeping?.home;
  if (home === undefined || ctx.file === ':memory:') return [];
  const before = movedSources(movedList(home), ctx.file);
  const folders = new Set([ctx.file, ...before].map((path) => dirname(resolve(path))));
  const found: string[] = [];
  for (const folder of folders) {
    for (const name of gradebooksIn(folder)) {
      const path = join(folder, name);
      if (path === resolve(ctx.file)) continue;
      const isIn = await holdsAny(path).catch(() => isCopyByName(name, [ctx.file, ...before]));
      if (isIn) found.push(folder === dirname(resolve(ctx.file)) ? name : path);
    }
  }
  return found;

  function holdsAny(path: string): Promise<boolean> {
    return withOther(home ?? '', path, key, (db) => {
      const there = createDoor(db, effects, ctx.device, () => null).readCtx();
      return roots.some(
        ({ entity, row }) => isTable(entity) && rowsOfIds(there, entity, [row]).length > 0,
      );
    });
  }
}

const gradebooksIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.toLowerCase().endsWith('.gradebook'))
        .sort()
    : [];

/** What cannot be opened is told by its name alone. */
const isCopyByName = (name: string, files: readonly string[]): boolean =>
  files.some((file) => {
    const stem = basename(file).replace(/\.gradebook$/i, '');
    return (
      name.startsWith(`${stem} before the move`) ||
      conflictedName(name, basename(file)) === 'surely'
    );
  });
