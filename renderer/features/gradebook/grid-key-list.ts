import type { TextKey } from '#shared/text/text.ts';

/** Keys of the grid that make a mark; the legend shows some of them beside what they draw. */
export const MARK_KEYS = [
  ['.', 'panel.legend-excused'],
  ['m', 'panel.legend-missing'],
  ['p', 'flag.pre-learned'],
  ['h', 'panel.legend-asked'],
  ['c', 'panel.legend-contact'],
] as const satisfies readonly (readonly [string, TextKey])[];

/** What else is done by key, the most used first. */
export const CELL_KEYS = [
  ['+', 'panel.key-more'],
  ['F2', 'panel.key-full'],
  ['Del', 'panel.key-void'],
  ['n', 'panel.key-note'],
  ['v', 'panel.key-history'],
  ['s', 'panel.key-student'],
  ['b', 'panel.key-beside'],
] as const satisfies readonly (readonly [string, TextKey])[];

const READS: ReadonlySet<string> = new Set(['n', 'v', 's', 'b']);

/** What keys still do in another teacher's class: they look, or write a note of one's own. */
export const READING_KEYS = CELL_KEYS.filter(([key]) => READS.has(key));

/** Moving and choosing, as in every spreadsheet. */
export const MOVE_KEYS = [
  ['Enter', 'panel.key-down'],
  ['Shift+← ↑ → ↓', 'panel.key-range'],
  ['Shift+Space', 'panel.key-row'],
  ['Mod+Space', 'panel.key-column'],
  ['Mod+A', 'panel.key-all'],
  ['Mod+C Mod+V', 'panel.key-copy'],
  ['Shift+F10', 'panel.key-menu'],
  ['Esc', 'panel.key-escape'],
] as const satisfies readonly (readonly [string, TextKey])[];
