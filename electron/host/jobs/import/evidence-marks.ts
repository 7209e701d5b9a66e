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
