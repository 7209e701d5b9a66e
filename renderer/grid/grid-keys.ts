import type { Move } from './grid-cursor.ts';

/** What is needed of a keyboard event. */
export interface KeyFacts {
  readonly key: string;
  readonly code: string;
  /** Control, or Command on a Mac. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** An input method is composing: its Enter and digits are not ours (they commit the word). */
  readonly composing: boolean;
}

export type MarkIntent = 'excused' | 'missing' | 'pre-learned' | 'asked' | 'contact';

/** What a key asks for. */
export type Intent =
  | { readonly type: 'move'; readonly move: Move }
  | { readonly type: 'extend'; readonly move: Move }
  | { readonly type: 'select'; readonly what: 'all' | 'row' | 'column' }
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'mark'; readonly mark: MarkIntent }
  /** The next level is a further attempt, whatever was typed before. */
  | { readonly type: 'add-next' }
  | { readonly type: 'note' }
  | { readonly type: 'history' }
  | { readonly type: 'student' }
  | { readonly type: 'beside-me' }
  | { readonly type: 'open' }
  | { readonly type: 'void' }
  | { readonly type: 'menu' }
  | { readonly type: 'escape' }
  /** A key that means nothing here but must not mean something elsewhere either. */
  | { readonly type: 'swallow' };

const ARROWS: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

const FAR: Readonly<Record<string, Move>> = {
  ArrowUp: 'column-start',
  ArrowDown: 'column-end',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'grid-start',
  End: 'grid-end',
};

const LETTERS: Readonly<Record<string, Intent>> = {
  '.': { type: 'mark', mark: 'excused' },
  m: { type: 'mark', mark: 'missing' },
  p: { type: 'mark', mark: 'pre-learned' },
  h: { type: 'mark', mark: 'asked' },
  c: { type: 'mark', mark: 'contact' },
  '+': { type: 'add-next' },
  n: { type: 'note' },
  v: { type: 'history' },
  s: { type: 'student' },
  b: { type: 'beside-me' },
};

/** The key of each level: its number where all numbers are whole and 0–9, else its place from 1. */
export function levelKeys(numbers: readonly number[]): (string | null)[] {
  const byNumber = numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= 9);
  return numbers.map((n, i) => (byNumber ? String(n) : i < 9 ? String(i + 1) : null));
}

/** What the key means in the grid, or null: then it is the browser's or the app's. */
export function intentOf(facts: KeyFacts, keys: readonly (string | null)[]): Intent | null {
  if (facts.composing || facts.key === 'Process' || facts.key === 'Dead') return null;
  if (facts.alt) return null;
  const { key, ctrl, shift } = facts;
  const move = (ctrl ? FAR : ARROWS)[key];
  if (move) return { type: shift ? 'extend' : 'move', move };
  if (key === ' ' && (ctrl || shift)) return { type: 'select', what: ctrl ? 'column' : 'row' };
  if (ctrl) return key.toLowerCase() === 'a' ? { type: 'select', what: 'all' } : null;
  if (key === 'Enter') return { type: 'move', move: shift ? 'previous' : 'next' };
  if (key === 'F10' && shift) return { type: 'menu' };
  if (key === 'ContextMenu') return { type: 'menu' };
  if (key === 'F2') return { type: 'open' };
  if (key === 'Escape') return { type: 'escape' };
  if (key === 'Delete' || key === 'Backspace') return { type: 'void' };
  return typed(facts, keys);
}

function typed({ key, code }: KeyFacts, keys: readonly (string | null)[]): Intent | null {
  // Many layouts have a comma on the number pad's decimal key; the hand means the same key.
  const written = code === 'NumpadDecimal' ? '.' : key;
  const level = keys.indexOf(written);
  if (level !== -1) return { type: 'level', level };
  // A digit that is no level here would otherwise switch the view and surprise a fast typist.
  if (/^[0-9]$/.test(written)) return { type: 'swallow' };
  return LETTERS[written.toLowerCase()] ?? null;
}
