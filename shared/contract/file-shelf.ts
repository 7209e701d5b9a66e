import type { FileChoice } from './platform.ts';

/** The most gradebooks that are remembered. */
const AT_MOST = 12;

/** What a shell gives its shelf: the disk is its own. */
export interface ShelfParts {
  /** The app's own gradebook and the department's; offered also before they are there. */
  readonly own: string;
  readonly department: string;
  /** Text that was kept last; null: none yet. */
  readonly read: () => string | null;
  readonly write: (text: string) => void;
  readonly exists: (path: string) => boolean;
}

/** The gradebooks that were opened on this laptop. A page names only what stands here. */
export interface FileShelf {
  /** Remembers one as opened last. */
  put(path: string): void;
  /** What can be opened; `open` are those with a window, `here` the one that asks. */
  choices(open: readonly string[], here: string): readonly FileChoice[];
  /** The path behind a page's word; null for any other. */
  pathOf(word: unknown): string | null;
}

/** A shelf over a kept list. A list that cannot be read is an empty one. */
export function createFileShelf({ own, department, read, write, exists }: ShelfParts): FileShelf {
  const others = () =>
    pathsIn(read()).filter((path) => path !== own && path !== department && exists(path));
  return {
    put: (path) => {
      const before = pathsIn(read()).filter((known) => known !== path);
      write(JSON.stringify([path, ...before].slice(0, AT_MOST)));
    },
    choices: (open, here) =>
      [...new Set([own, department, ...others(), ...open])].map((path) => ({
        file: path,
        name: nameOf(path),
        what: path === own ? 'own' : path === department ? 'department' : 'other',
        isOpen: open.includes(path),
        isHere: path === here,
      })),
    pathOf: (word) =>
      typeof word === 'string' && [own, department, ...others()].includes(word) ? word : null,
  };
}

/** The name of a file, without its folder and the ending that all of them have. */
const nameOf = (path: string): string =>
  (path.split(/[/\\]/).at(-1) ?? path).replace(/\.gradebook$/i, '');

function pathsIn(text: string | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}
