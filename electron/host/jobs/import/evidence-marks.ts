import { ROW } from '#shared/sync/change.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Writes } from './decision.ts';
import type { Found } from './evidence-rows.ts';

const markKey = (kind: string, student: string, objective: string | null): string =>
  `${kind} ${student} ${objective ?? ''}`;

/** Marks of a class that hold now. */
export function openMarks(here: Snapshot, classId: string): Set<string> {
  const open = new Set<string>();
  for (const row of here.rows('mark').values()) {
    if (row.class !== classId || row.closedOn !== null) continue;
    open.add(markKey(row.kind, row.student, row.objective));
  }
  return open;
}

/** A status of another program becomes a mark; false when it is here already or was taken off. */
export function takeMark(
  here: Snapshot,
  classId: string,
  { entry, student, objective }: Found,
  kind: 'excused' | 'missing',
  open: Set<string>,
  writes: Writes,
): boolean {
  const key = markKey(kind, student, objective);
  const id = nameId('mark', kind, classId, student, objective, entry.on);
  if (open.has(key) || here.rows('mark').has(id) || here.byHand('mark', id, ROW)) return false;
  open.add(key);
  writes.put('mark', id, {
    student,
    objective,
    class: classId,
    kind,
    on: entry.on,
    until: null,
    recordedAt: here.now,
    closedOn: null,
  });
  return true;
}

/** Marks of a platform's export beside its results: what was shown is told before what is taken. */
export interface MarkKeeper {
  /** A result is written for the objective. */
  shows(student: string, objective: string): void;
  /** An attempt is voided. */
  voids(attempt: string): void;
  /** `shown`: an excused task says nothing of an objective that other work shows. */
  take(found: Found, kind: 'excused' | 'missing'): 'taken' | 'here' | 'shown';
  /** Ends the marks of earlier imports where this one wrote a result instead. */
  end(): void;
}

/** Keeps the marks of one class while the results of an export are written. */
export function createMarkKeeper(here: Snapshot, classId: string, writes: Writes): MarkKeeper {
  const open = openMarks(here, classId);
  const cell = (student: string, objective: string | null) => `${student} ${objective ?? ''}`;
  const written = new Set<string>();
  const voided = new Set<string>();
  const said = new Set<string>();
  const isShown = (student: string, objective: string) =>
    written.has(cell(student, objective)) ||
    here.shownIn(student, objective).some((id) => !voided.has(id));
  return {
    shows: (student, objective) => void written.add(cell(student, objective)),
    voids: (attempt) => void voided.add(attempt),
    take(found, kind) {
      const { student, objective, entry } = found;
      if (kind === 'excused' && isShown(student, objective)) return 'shown';
      said.add(markKey(kind, student, objective));
      const id = nameId('mark', kind, classId, student, objective, entry.on);
      const before = here.rows('mark').get(id);
      const isEnded = before !== undefined && before.closedOn !== null;
      if (isEnded && !here.byHand('mark', id, 'closedOn')) {
        open.add(markKey(kind, student, objective));
        writes.update('mark', id, { closedOn: null });
        return 'taken';
      }
      return takeMark(here, classId, found, kind, open, writes) ? 'taken' : 'here';
    },
    end() {
      for (const [id, row] of here.rows('mark')) {
        const { kind, student, objective, on } = row;
        if (row.class !== classId || row.closedOn !== null) continue;
        if (kind !== 'excused' && kind !== 'missing') continue;
        if (!written.has(cell(student, objective))) continue;
        if (said.has(markKey(kind, student, objective))) continue;
        // Only what an import set, and nobody touched since.
        const isImported = id === nameId('mark', kind, classId, student, objective, on);
        if (isImported && !here.byHand('mark', id, 'closedOn')) {
          writes.update('mark', id, { closedOn: here.today });
        }
      }
    },
  };
}
