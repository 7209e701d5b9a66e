import type { Snapshot } from '../../store/import-store.ts';

/** Finds objectives by the codes that a cell of prerequisites lists. */
export interface CodeFinder {
  find(cell: string): {
    /** Ids in the order of the cell, each once. */
    readonly ids: readonly string[];
    readonly unknown: readonly { readonly code: string; readonly isAmbiguous: boolean }[];
  };
  /** The code of an objective, new ones included. */
  codeOf(id: string): string;
}

/**
 * Codes of one course (those of the file included) come first, then those of other courses, where
 * a code must stand for one objective only; exact before any case.
 */
export function codeFinder(
  here: Snapshot,
  course: string,
  placed: readonly { readonly id: string; readonly code: string }[],
): CodeFinder {
  const codes = new Map<string, string>();
  const inside = new Map<string, string[]>();
  const outside = new Map<string, string[]>();
  const push = (map: Map<string, string[]>, key: string, id: string) => {
    const list = map.get(key);
    if (!list) map.set(key, [id]);
    else if (!list.includes(id)) list.push(id);
  };
  const note = (id: string, code: string, isOwn: boolean) => {
    codes.set(id, code);
    const map = isOwn ? inside : outside;
    push(map, code, id);
    push(map, `~${code.toLowerCase()}`, id);
  };
  for (const { id, code } of placed) note(id, code, true);
  for (const [id, row] of here.rows('objective')) {
    if (!codes.has(id)) note(id, row.code, here.rows('unit').get(row.unit)?.course === course);
  }
  const lookUp = (code: string): string[] => {
    for (const [map, key] of [
      [inside, code],
      [inside, `~${code.toLowerCase()}`],
      [outside, code],
      [outside, `~${code.toLowerCase()}`],
    ] as const) {
      const found = map.get(key);
      if (found) return found;
    }
    return [];
  };

  return {
    codeOf: (id) => codes.get(id) ?? id,
    find(cell) {
      const ids = new Set<string>();
      const unknown: { code: string; isAmbiguous: boolean }[] = [];
      const take = (code: string): boolean => {
        const found = lookUp(code);
        if (found.length === 1 && found[0] !== undefined) ids.add(found[0]);
        else if (found.length > 1) unknown.push({ code, isAmbiguous: true });
        return found.length > 0;
      };
      // Codes may contain blanks themselves: the longest reading that is a code wins.
      if (take(cell.trim())) return { ids: [...ids], unknown };
      for (const part of cell.split(/[,;\n]/).map((text) => text.trim())) {
        if (part === '' || take(part)) continue;
        for (const code of part.split(/\s+/)) {
          if (!take(code)) unknown.push({ code, isAmbiguous: false });
        }
      }
      return { ids: [...ids], unknown };
    },
  };
}
