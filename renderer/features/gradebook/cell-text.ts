import { hasFlag } from '#shared/domain/cell.ts';
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

/** What is copied of a cell as it is shown: the level's name, `–` excused, `!` missing, nothing for nothing. */
export function writeCell(row: StudentRow, place: number, scale: Pick<Scale, 'levels'>): string {
  const pending = row.pending?.get(place);
  const level = pending?.type === 'level' ? pending.level : (row.level[place] ?? -1);
  const status = pending?.type === 'mark' ? pending.status : null;
  const flags = pending?.type === 'mark' ? pending.flags : (row.flags[place] ?? 0);
  const isExcused = status === null ? row.status[place] === EXCUSED : status === 'excused';
  if (isExcused && pending?.type !== 'level') return '–';
  return scale.levels[level]?.name ?? (hasFlag(flags, 'missing') ? '!' : '');
}
