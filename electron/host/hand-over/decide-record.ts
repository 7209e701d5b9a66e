import type { Output } from '#shared/contract/contract.ts';
import { joined } from '#shared/domain/enrolment.ts';
import { listName } from '#shared/domain/roster.ts';
import { laterOf } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { Writes } from '../jobs/import/decision.ts';
import { nameId } from '../name-id.ts';
import { gradebookIds } from '../store/bundle-store.ts';
import { freshId } from '../store/fresh-id.ts';
import { schoolName } from '../store/gradebook-store.ts';
import { type Snapshot, snapshotOf } from '../store/import-store.ts';
import { spansOfStudent } from '../store/roster-store.ts';
import { carryIn, matchesOf, type SaidSame } from './carry-in.ts';
import { figuresOf } from './figures.ts';
import { candidates, classFor, knownRecord, sureStudent } from './find-student.ts';
import { keepRecords, newestWords } from './newest-words.ts';
import type { HandedOver } from './open-record.ts';
import { aboutObjectives } from './student-record.ts';

type Preview = Omit<Output<'hand-over.preview'>, 'preview'>;

/** What the person chose besides the file. */
export interface Choice {
  /** Null: a new student; undefined: whoever is surely the same. */
  readonly student: string | null | undefined;
  readonly class: string | null;
  readonly same: SaidSame;
}

/** What taking a record would do; the preview shows it and the taking performs its writes. */
export interface RecordDecision {
  readonly preview: Preview;
  /** Null while it is not known who it is. */
  readonly student: string | null;
  readonly writes: Writes;
}

/** Decides what a record means in this gradebook as it is. Throws TroubleError NOT_FOUND. */
export function decideRecord(
  ctx: ReadCtx,
  handed: HandedOver,
  choice: Choice,
  newId: () => string,
): RecordDecision {
  const here = snapshotOf(ctx);
  const writes = new Writes();
  const who = whoIs(ctx, here, handed, choice, newId);
  const at = classFor(ctx, here, choice.class, who?.isNew ? null : (who?.id ?? null));
  for (const [, objective] of choice.same)
    if (objective !== null) found(ctx, 'objective', objective);
  const { record, earlier, file, teacher, school, writtenAt, gradebook } = handed;
  const former = record.student;
  let counts = { new: 0, unchanged: 0, withdrawn: 0 };
  let joins: string | null = null;
  if (who && at) {
    if (who.isNew) writes.put('student', who.id, newPerson(ctx, handed));
    joins = enrol(ctx, writes, who, at.id);
    const to = { student: who.id, isNew: who.isNew, class: at.id };
    const words = newestWords(here, handed, who.id, new Set(gradebookIds(ctx)));
    counts = carryIn(ctx, here, words, to, choice.same, writes);
    bringResults(here, handed, who.id, writes);
    keepRecords(here, words, who.id, writes);
  }
  const matches = matchesOf(here, record.objectives, at?.id ?? null, choice.same);
  const about = aboutObjectives(here);
  const asks: Preview['asks'] = [
    ...(who ? [] : ['student' as const]),
    ...(at ? [] : ['class' as const]),
  ];
  return {
    student: who?.id ?? null,
    writes,
    preview: {
      file,
      teacher,
      school,
      writtenAt,
      name: listName(former),
      schoolId: former.schoolId,
      student: who && { id: who.isNew ? null : who.id, name: who.name, by: who.by },
      candidates: candidates(here, handed, choice.class),
      class: at,
      joins,
      asks,
      courses: figuresOf(record),
      ...counts,
      record: knownRecord(here, who?.isNew ? null : (who?.id ?? null), {
        gradebook,
        writtenAt,
        former: former.id,
      }),
      objectives: record.objectives.map(
        ({ id, course, code, statement, level, status, attempts }) => {
          const match = matches.get(id);
          const mine = match ? about(match.id) : null;
          return {
            former: id,
            course,
            code,
            statement,
            level,
            status,
            attempts: attempts.length,
            here:
              match && mine
                ? { id: match.id, code: mine.code, course: mine.course, by: match.by }
                : null,
          };
        },
      ),
      letters: record.letters.length,
      results: record.results.length,
      plans: record.plans.length,
      goals: record.goals.length,
      records: earlier.length,
    },
  };
}

type By = NonNullable<Preview['student']>['by'];
interface Who {
  readonly id: string;
  readonly name: string;
  readonly by: By;
  readonly isNew: boolean;
}

function whoIs(
  ctx: ReadCtx,
  here: Snapshot,
  handed: HandedOver,
  choice: Choice,
  newId: () => string,
): Who | null {
  const known = (id: string, by: By): Who => ({
    id,
    name: listName(found(ctx, 'student', id)),
    by,
    isNew: false,
  });
  if (choice.student) return known(choice.student, 'chosen');
  if (choice.student === null) {
    const { schoolId } = newPerson(ctx, handed);
    const id =
      schoolId === null
        ? newId()
        : freshId(ctx, 'student', nameId('student', schoolName(ctx), schoolId));
    // Whoever has that number here is this student, and not a new one.
    if (here.rows('student').has(id)) return known(id, 'school-id');
    return { id, name: listName(handed.record.student), by: 'new', isNew: true };
  }
  const sure = sureStudent(here, handed);
  return sure && known(sure.id, sure.by);
}

/** A student as the record names the person; another school's number is not one of ours. */
function newPerson(ctx: ReadCtx, { record }: HandedOver) {
  const { givenName, middleName, familyName, called, pronouns, said, ...rest } = record.student;
  const { email, grade } = rest;
  const issuer = schoolName(ctx);
  const schoolId = issuer !== '' && rest.issuer === issuer ? rest.schoolId : null;
  const name = { givenName, middleName, familyName, called, pronouns, said };
  return { ...name, schoolId, issuer, email, grade, celebrate: null };
}

/** Whoever is not in the class joins it today, or with the class where it has not begun. */
function enrol(ctx: ReadCtx, writes: Writes, who: Who, classId: string): string | null {
  const { first } = found(ctx, 'class', classId);
  const spans = who.isNew ? [] : spansOfStudent(ctx, classId, who.id);
  const on = first === null ? ctx.today : laterOf(first, ctx.today);
  if (spans.some((span) => span.until === null || span.until > ctx.today)) return null;
  const change = joined(spans, on);
  const id = (start: string | null) => nameId('enrolment', classId, who.id, start ?? '');
  const stays = new Set(change?.add.map((span) => id(span.start)));
  for (const span of change?.remove ?? []) {
    const row = spans.find((present) => present.start === span.start);
    if (row && !stays.has(row.id)) writes.remove('enrolment', row.id);
  }
  for (const { start, until } of change?.add ?? []) {
    writes.put('enrolment', id(start), { class: classId, student: who.id, start, until });
  }
  return on;
}

/** Results of outside tests stand beside mastery here as they did there. */
function bringResults(here: Snapshot, handed: HandedOver, student: string, writes: Writes): void {
  for (const { test, on, score, band } of handed.record.results) {
    const id = nameId('outsideResult', student, test, on);
    if (here.rows('outsideResult').has(id)) continue;
    writes.put('outsideResult', id, { student, test, on, score, band });
  }
}
