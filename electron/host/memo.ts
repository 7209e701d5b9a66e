import { spokenLocale } from './say.ts';

/**
 * What a kept value is made from: rosters, courses, plans and the like; or besides those any
 * evidence; or besides those the evidence of one student, by key.
 */
export type MemoReads = 'structure' | 'evidence' | { readonly student: number };

/** Values kept in memory until what they are made from moves. */
export interface Memo {
  /**
   * The kept value, or the one made now. Inside a transaction that moved its sources: what it is
   * said to become, or made anew.
   */
  get<T>(key: string, make: () => T, reads?: MemoReads): T;
  begin(): void;
  structureMoved(): void;
  /** `student`: whose evidence grew; null: anybody's may have changed. */
  evidenceMoved(student: number | null): void;
  /** Says that a value holds in spite of what this transaction writes, or what it is from now on. */
  staysTrue(key: string, value?: unknown): void;
  /** The transaction is on disk: what it moved is forgotten. */
  commit(): void;
  rollback(): void;
}

interface Kept {
  readonly value: unknown;
  readonly reads: MemoReads;
}

/** The memory of one open file. What is kept holds names and words: of another language it is anew. */
export function createMemo(language: () => string = spokenLocale): Memo {
  const kept = new Map<string, Kept>();
  let spoken = language();
  const staying = new Map<string, unknown>();
  const students = new Set<number>();
  let structure = false;
  let anyEvidence = false;

  const hasMoved = (reads: MemoReads): boolean => {
    if (structure || (anyEvidence && reads !== 'structure')) return true;
    if (reads === 'evidence') return students.size > 0;
    return reads !== 'structure' && students.has(reads.student);
  };
  const forgetMoves = () => {
    structure = false;
    anyEvidence = false;
    students.clear();
    staying.clear();
  };

  return {
    get<T>(key: string, make: () => T, reads: MemoReads = 'structure'): T {
      if (hasMoved(reads)) return (staying.get(key) as T | undefined) ?? make();
      const speaks = language();
      if (speaks !== spoken) kept.clear();
      spoken = speaks;
      const found = kept.get(key);
      if (found) return found.value as T;
      const value = make();
      kept.set(key, { value, reads });
      return value;
    },
    begin: forgetMoves,
    structureMoved() {
      structure = true;
    },
    evidenceMoved(student) {
      if (student !== null) {
        students.add(student);
        return;
      }
      anyEvidence = true;
      // What values were said to become, they may not become after all.
      for (const [key, value] of staying) if (value !== undefined) staying.delete(key);
    },
    staysTrue(key, value) {
      staying.set(key, value);
    },
    commit() {
      for (const [key, { reads }] of kept) {
        if (!hasMoved(reads)) continue;
        const stays = staying.has(key) && !structure;
        const value = staying.get(key);
        if (!stays) kept.delete(key);
        else if (value !== undefined) kept.set(key, { value, reads });
      }
      forgetMoves();
    },
    rollback: forgetMoves,
  };
}
