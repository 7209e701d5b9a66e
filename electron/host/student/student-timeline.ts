import type { Output } from '#shared/contract/contract.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { fileViewsOf } from '../store/file-store.ts';
import {
  recentAttempts,
  recentContacts,
  recentCorrectives,
  recentNotes,
} from '../store/student-store.ts';

type Entry = Output<'student.get'>['timeline'][number];

const AT_MOST = 200;

/** What happened with a student until a day, newest first. */
export function studentTimeline(
  ctx: ReadCtx,
  student: number,
  absences: readonly IsoDate[],
  until: IsoDate,
): Entry[] {
  const rows = recentAttempts(ctx, student, until);
  const filesOf = fileViewsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const attempts = rows.map((row) => ({
    at: row.recordedAt,
    on: row.on,
    what: 'attempt' as const,
    objective: row.code,
    level: row.levelKey ?? (row.score === null ? null : `${row.score}/${row.outOf}`),
    kind: row.kind,
    text: row.feedback,
    files: filesOf(row.id),
  }));
  const correctives = recentCorrectives(ctx, student, until).map((row) => ({
    at: row.recordedAt,
    on: row.on,
    what: 'corrective' as const,
    objective: row.code,
    level: null,
    kind: row.kind,
    text: row.note,
    files: [],
  }));
  const contacts = recentContacts(ctx, student, until).map((row) => ({
    at: row.recordedAt,
    on: row.on,
    what: 'contact' as const,
    objective: null,
    level: null,
    kind: row.kind,
    text: row.note,
    files: [],
  }));
  const notes = recentNotes(ctx, student, until).map((row) => ({
    at: row.recordedAt,
    on: row.on,
    what: 'note' as const,
    objective: row.code,
    level: null,
    kind: 'note',
    text: row.text,
    files: [],
  }));
  const absent = absences.map((on) => ({
    at: 0,
    on,
    what: 'absence' as const,
    objective: null,
    level: null,
    kind: 'absent',
    text: null,
    files: [],
  }));
  return [...attempts, ...correctives, ...contacts, ...notes, ...absent]
    .sort((a, b) => (a.on === b.on ? b.at - a.at : a.on < b.on ? 1 : -1))
    .slice(0, AT_MOST)
    .map(({ at: _, ...entry }) => entry);
}
