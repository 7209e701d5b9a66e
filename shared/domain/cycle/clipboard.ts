import { findLevel, type Scale } from '../scale.ts';

/** A line of a clipboard sheet as typed back. */
export interface ClipboardLine {
  /** Line of the text, from 1. */
  readonly line: number;
  /** Row of the sheet, from 1. */
  readonly row: number;
  /** Key of the level; null: only a talk. */
  readonly level: string | null;
  /** The contact box is ticked. */
  readonly contact: boolean;
}

/** Why a line cannot be used. */
export interface ClipboardProblem {
  readonly line: number;
  readonly text: string;
  readonly why: 'not-a-row' | 'no-such-row' | 'no-such-level' | 'twice';
}

export interface ClipboardReading {
  readonly lines: readonly ClipboardLine[];
  readonly problems: readonly ClipboardProblem[];
}

/**
 * Clipboard sheets typed back by row: `7 3` row 7 has level 3, `7 c` only the contact box, `7 3 c`
 * both; one row a line, or several separated by commas. A level is named by its number, key or name.
 */
export function readClipboard(text: string, rows: number, scale: Scale): ClipboardReading {
  const lines: ClipboardLine[] = [];
  const problems: ClipboardProblem[] = [];
  const seen = new Set<number>();
  text.split(/\r?\n/).forEach((written, index) => {
    for (const part of written.split(/[,;]/)) {
      const entry = part.trim();
      if (entry === '') continue;
      const line = index + 1;
      const problem = (why: ClipboardProblem['why']) => problems.push({ line, text: entry, why });
      const match = /^(\d{1,3})[\s.:)]+(.+)$/.exec(entry);
      if (!match) {
        problem('not-a-row');
        continue;
      }
      const row = Number(match[1]);
      const said = (match[2] ?? '').trim();
      const contact = /(^|\s)c$/i.test(said);
      const named = contact ? said.replace(/\s*c$/i, '').trim() : said;
      const level = named === '' ? null : (findLevel(scale, named) ?? byPlace(scale, named));
      if (row < 1 || row > rows) problem('no-such-row');
      else if (level === undefined) problem('no-such-level');
      else if (seen.has(row)) problem('twice');
      else {
        seen.add(row);
        lines.push({ line, row, level: level?.key ?? null, contact });
      }
    }
  });
  return { lines, problems };
}

/** Where a scale's numbers are not whole, its levels are typed by their place from 1. */
function byPlace(scale: Scale, text: string) {
  const isWhole = scale.levels.every((level) => Number.isInteger(level.value));
  const place = Number(text);
  return isWhole || !Number.isInteger(place) ? undefined : scale.levels[place - 1];
}
