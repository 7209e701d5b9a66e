import type { Output } from '#shared/contract/contract.ts';
import type { StudentRecord } from '#shared/contract/features/hand-over.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { matchesOf } from '../hand-over/carry-in.ts';
import { readRecord } from '../hand-over/open-record.ts';
import { handOverContents } from '../jobs/hand-over/contents.ts';
import { previewRecord } from '../jobs/hand-over/preview.ts';
import { takeRecord } from '../jobs/hand-over/take.ts';
import type { Handlers } from '../registry.ts';
import { formerRecordsOf } from '../store/hand-over-store.ts';
import { type Snapshot, snapshotOf } from '../store/import-store.ts';

type Names = 'hand-over.contents' | 'hand-over.preview' | 'hand-over.take' | 'hand-over.get';
type Courses = Output<'hand-over.get'>[number]['courses'];

/** A student's record for the next teacher, out and in. */
export const handOver: Pick<Handlers, Names> = {
  'hand-over.contents': handOverContents,
  'hand-over.preview': previewRecord,
  'hand-over.take': takeRecord,
  'hand-over.get': (ctx, { student }) => recordsOf(ctx, student),
};

function recordsOf(ctx: ReadCtx, student: string): Output<'hand-over.get'> {
  found(ctx, 'student', student);
  const here = snapshotOf(ctx);
  return formerRecordsOf(ctx, ctx.rows.keyOf('student', student)).flatMap(
    ({ id, teacher, school, writtenAt, content }) => {
      const record = readRecord(JSON.parse(content ?? 'null'));
      if (!record) return [];
      const { letters, plans, goals } = record;
      const courses = coursesOf(here, record);
      const writtenOn = ctx.dayOf(writtenAt);
      return [{ id, teacher, school, writtenOn, courses, letters, plans, goals }];
    },
  );
}

function coursesOf(here: Snapshot, { objectives }: StudentRecord): Courses {
  const matches = matchesOf(here, objectives, null, new Map());
  const courses = new Map<string, Courses[number]>();
  for (const { id, course, code, statement, status, level, attempts } of objectives) {
    const one = courses.get(course) ?? { course, mastered: 0, objectives: [] };
    const match = matches.get(id);
    one.objectives.push({
      code,
      statement,
      status,
      level,
      attempts: attempts.length,
      on: attempts.reduce<string | null>((last, { on }) => (last && last > on ? last : on), null),
      here: match ? (here.rows('objective').get(match.id)?.code ?? null) : null,
    });
    if (status === 'mastered') one.mastered += 1;
    courses.set(course, one);
  }
  return [...courses.values()];
}
