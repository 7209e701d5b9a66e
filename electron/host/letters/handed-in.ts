import { listName, spokenName } from '#shared/domain/roster.ts';
import { compareStudents } from '../class/roster-order.ts';
import type { ReadCtx } from '../context.ts';
import { say, sayKind } from '../say.ts';
import {
  evidenceSince,
  type GradeChangeRow,
  gradeChangesOf,
  linesOf,
  type SnapshotLineRow,
  type SnapshotRow,
  snapshotsOf,
} from '../store/handing-in-store.ts';

/** What a letter is handed in as. */
export interface StandingLetter {
  readonly letter: string;
  readonly code: string;
  readonly number: number | null;
}

/** A letter as it was handed in, with the snapshot that it first went in with. */
export type HandedInLine = SnapshotLineRow & { readonly of: SnapshotRow };

/**
 * What was handed in for a class's term, and what was corrected since. A letter goes in once and
 * stands; handing in again adds those who were not in yet.
 */
export interface HandedIn {
  /** The newest snapshot. */
  readonly snapshot: SnapshotRow;
  readonly lines: readonly HandedInLine[];
  readonly changes: readonly GradeChangeRow[];
  /** The letter that stands for a student; null for who is not in the snapshot. */
  standing(student: string): StandingLetter | null;
}

/** What is handed in for a class's term; null when nothing is. */
export function handedIn(ctx: ReadCtx, classId: string, term: string): HandedIn | null {
  const snapshots = snapshotsOf(ctx, classId, term);
  const [snapshot] = snapshots;
  if (!snapshot) return null;
  const lines = firstLines(ctx, snapshots);
  const changes = gradeChangesOf(ctx, classId, term);
  return {
    snapshot,
    lines,
    changes,
    standing(student) {
      const line = lines.find((one) => one.student === student);
      if (!line) return null;
      // A correction was decided by two people; handing in anew does not take it back.
      const changed = changes.findLast((change) => change.student === student);
      if (changed) return { letter: changed.to, code: changed.code, number: changed.number };
      return { letter: line.letter, code: line.code, number: line.number };
    },
  };
}

/** Every student's first line, in roster order. */
function firstLines(ctx: ReadCtx, newestFirst: readonly SnapshotRow[]): HandedInLine[] {
  const first = new Map<string, HandedInLine>();
  for (const snapshot of newestFirst) {
    for (const line of linesOf(ctx, snapshot.key))
      first.set(line.student, { ...line, of: snapshot });
  }
  return [...first.values()].sort((a, b) =>
    compareStudents({ ...a, id: a.student }, { ...b, id: b.student }),
  );
}

/** The person of a row that holds the parts of a name. */
export function personOf(row: {
  readonly student: string;
  readonly schoolId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly called: string | null;
}) {
  return {
    id: row.student,
    schoolId: row.schoolId,
    name: listName(row),
    called: spokenName(row),
  };
}

/** A letter as it comes out now, as far as it can differ from what was handed in. */
export interface LetterNow extends StandingLetter {
  readonly value: number | null;
  readonly mastered: number;
}

/** What was handed in for a student, and what came since where that made a difference. */
export interface SinceHandedIn extends StandingLetter {
  readonly at: number;
  readonly value: number | null;
  readonly counted: number;
  readonly mastered: number;
  /** By a grade change: what had gone in first, and the day of the change. */
  readonly corrected: { readonly from: string; readonly on: string } | null;
  readonly changed: boolean;
  readonly since: readonly {
    readonly on: string;
    readonly objective: string;
    readonly what: string;
    readonly level: string | null;
  }[];
}

/** Evidence that a difference names; more would not be read. */
const MOST_NAMED = 12;

/**
 * Compares the letters of today with what was handed in: letter, code and figures. What a grade
 * change has brought into line has not changed since.
 */
export function comparedWithHandedIn(
  ctx: ReadCtx,
  found: HandedIn,
  now: ReadonlyMap<string, LetterNow>,
  asked: { readonly asOf: string; readonly rule: unknown },
): Map<string, SinceHandedIn> {
  const { lines, changes } = found;
  const rule = JSON.stringify(asked.rule);
  const compared = new Map<string, SinceHandedIn>();
  for (const line of lines) {
    const stands = found.standing(line.student);
    const today = now.get(line.student);
    if (!stands) continue;
    const change = changes.findLast((change) => change.student === line.student);
    const corrected = change ? { from: line.letter, on: change.on } : null;
    const differs =
      today !== undefined &&
      // What came since cannot show on a day before.
      asked.asOf >= line.of.asOf &&
      (today.letter !== line.letter ||
        today.code !== line.code ||
        // Figures of another rule are other figures, and say nothing of newer work.
        (rule === JSON.stringify(JSON.parse(line.of.rule)) &&
          (today.value !== line.value || today.mastered !== line.mastered))) &&
      // A correction has said already what the newer work came to.
      (!corrected || today.letter !== stands.letter);
    compared.set(line.student, {
      ...stands,
      at: line.of.at,
      value: line.value,
      counted: line.counted,
      mastered: line.mastered,
      corrected,
      changed: differs,
      since: [],
    });
  }
  return withEvidence(ctx, found, compared);
}

function withEvidence(
  ctx: ReadCtx,
  { lines }: HandedIn,
  compared: Map<string, SinceHandedIn>,
): Map<string, SinceHandedIn> {
  const changed = lines.filter((line) => compared.get(line.student)?.changed);
  for (const snapshot of new Set(changed.map((line) => line.of))) {
    nameEvidence(
      ctx,
      snapshot,
      changed.filter((line) => line.of === snapshot),
      compared,
    );
  }
  return compared;
}

function nameEvidence(
  ctx: ReadCtx,
  snapshot: SnapshotRow,
  lines: readonly HandedInLine[],
  compared: Map<string, SinceHandedIn>,
): void {
  const idOf = new Map(lines.map((line) => [line.studentKey, line.student]));
  for (const row of evidenceSince(ctx, [...idOf.keys()], snapshot)) {
    const id = idOf.get(row.student) ?? '';
    const before = compared.get(id);
    const isVoided = row.voidedAt !== null;
    // What came and went since then never made a difference.
    if (!before || (isVoided && row.knownAt > snapshot.at)) continue;
    if (row.on > ctx.today) continue;
    const entry = {
      on: row.on,
      objective: row.code,
      what: isVoided ? say('handed-in.voided') : sayKind(row.kind),
      level: row.level ?? (row.score === null ? null : `${row.score}/${row.outOf}`),
    };
    compared.set(id, { ...before, since: [...before.since, entry].slice(-MOST_NAMED) });
  }
}
