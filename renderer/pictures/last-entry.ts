import type { Input } from '#shared/contract/contract.ts';
import { isSameCell, type PictureCell } from './picture-cell.ts';

/** The attempt that was recorded last. */
export interface LastEntry {
  readonly cell: PictureCell;
  /** Id of the attempt where the answer named it; null: the newest of its cell. */
  readonly evidence: string | null;
  /** The cell that was chosen once it was kept: the cursor may have moved on by itself. */
  readonly chosen: PictureCell | null;
}

/** The one attempt that a change recorded; null where it recorded none, or several. */
export function entryIn(
  name: string,
  input: unknown,
  value: unknown,
): Omit<LastEntry, 'chosen'> | null {
  // The contract's schemas stand behind these: the host has taken the input as valid.
  if (name === 'evidence.record') {
    const { class: id, student, objective } = input as Input<'evidence.record'>;
    const { evidence } = value as { readonly evidence: string };
    return { cell: { class: id, student, objective }, evidence };
  }
  if (name === 'evidence.fill') {
    const { class: id, entries } = input as Input<'evidence.fill'>;
    const [first] = entries;
    return first && entries.length === 1
      ? { cell: { class: id, student: first.student, objective: first.objective }, evidence: null }
      : null;
  }
  if (name !== 'mastery.record') return null;
  const { class: id, objective, students } = input as Input<'mastery.record'>;
  const [first] = students;
  return first && students.length === 1
    ? { cell: { class: id, student: first.student, objective }, evidence: null }
    : null;
}

/** The attempt that a picture is meant for. */
export interface Meant {
  readonly cell: PictureCell;
  readonly evidence: string | null;
  /** The one that was typed last; otherwise the newest by its day. */
  readonly isLastTyped: boolean;
}

/**
 * The attempt just recorded while the cursor stands where the entry left it, otherwise the newest of
 * the cell chosen since. While a student looks at the screen, theirs only.
 */
export function meantBy(
  last: LastEntry | null,
  chosen: PictureCell | null,
  shownTo: string | null,
): Meant | null {
  const typed: Meant | null = last && { ...last, isLastTyped: true };
  if (shownTo !== null) return typed?.cell.student === shownTo ? typed : null;
  if (last && (chosen === null || isSameCell(chosen, last.chosen))) return typed;
  return chosen === null ? null : { cell: chosen, evidence: null, isLastTyped: false };
}
