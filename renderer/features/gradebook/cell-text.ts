import { type CellFlag, hasFlag } from '#shared/domain/cell.ts';
import { findLevel, type Scale } from '#shared/domain/scale.ts';
import { EXCUSED, type StudentRow } from './class-rows.ts';

/** What a pasted cell asks for. */
export type Pasted =
  /** Nothing written: the cell stays as it is. */
  | { readonly type: 'nothing' }
  | { readonly type: 'level'; readonly key: string }
  | { readonly type: 'mark'; readonly mark: 'excused' | 'missing' }
  | { readonly type: 'unknown'; readonly text: string };

const NOTHING = new Set(['', '·']);
const EXCUSED_SIGNS = new Set(['.', '–', '-', '—']);

/** Reads a cell of a spreadsheet: a level by key, name or number, or one of the marks. */
export function readCell(text: string, scale: Scale): Pasted {
  const written = text.trim();
  if (NOTHING.has(written)) return { type: 'nothing' };
  // A level may itself be called "-": what the scale knows comes first.
  const level = findLevel(scale, written.replace(/^(\d+)[.,]0+$/, '$1'));
  if (level) return { type: 'level', key: level.key };
  if (EXCUSED_SIGNS.has(written)) return { type: 'mark', mark: 'excused' };
  if (written === '!') return { type: 'mark', mark: 'missing' };
  return { type: 'unknown', text: written };
}

/** What is copied of a cell: the level's name, `–` excused, `!` missing, nothing for nothing. */
export function writeCell(row: StudentRow, place: number, scale: Pick<Scale, 'levels'>): string {
  if (row.status[place] === EXCUSED) return '–';
  const level = scale.levels[row.level[place] ?? -1];
  if (level) return level.name;
  const missing: CellFlag = 'missing';
  return hasFlag(row.flags[place] ?? 0, missing) ? '!' : '';
}
