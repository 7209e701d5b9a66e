import type { Output } from '#shared/contract/contract.ts';
import { covers, listName } from '#shared/domain/roster.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { ReadCtx } from '../context.ts';
import { backupFolder } from '../files/backup-manifest.ts';
import { found } from '../found.ts';
import { allClasses } from '../store/class-store.ts';
import { disclosureRows } from '../store/disclosure-store.ts';
import { type ErasedName, shownIn } from '../store/erased-store.ts';
import { keptJson } from '../store/kept-json.ts';
import { planOf } from '../store/plan-store.ts';
import { spansOfClass } from '../store/roster-store.ts';
import { backupsIn } from './erase-backups.ts';
import { type Going, goingWith, namesOf } from './going.ts';
import { rootsOfClass, rootsOfStudent } from './roots.ts';

/** Whom or what somebody asks to erase. */
export type Erasing = { readonly student: string } | { readonly class: string };

/** The beginnings of what goes. Throws TroubleError NOT_FOUND. */
export function rootsOf(ctx: ReadCtx, what: Erasing): ErasedName[] {
  if ('student' in what) {
    found(ctx, 'student', what.student);
    return rootsOfStudent(ctx, what.student);
  }
  found(ctx, 'class', what.class);
  return rootsOfClass(ctx, what.class);
}

/** What would go, in numbers: what a person is asked about before anything is touched. */
export function whatGoes(ctx: ReadCtx, what: Erasing): Output<'erase.preview'> {
  const roots = rootsOf(ctx, what);
  const going = goingWith(ctx, roots);
  const standing = standingOf(ctx, going);
  const count = (table: string) => standing.filter(({ entity }) => entity === table).length;
  const students = namesOf(roots, 'student');
  return {
    name: 'student' in what ? nameOf(ctx, what.student) : found(ctx, 'class', what.class).name,
    records: standing.length,
    also:
      'student' in what
        ? students.flatMap((id) => (id === what.student ? [] : [nameOf(ctx, id)]))
        : [],
    attempts: count('evidence'),
    notes: count('privateNote') + count('conferenceNote') + count('familyContact'),
    files: count('attachment'),
    letters: count('snapshotLine'),
    students: 'class' in what ? students.map((id) => nameOf(ctx, id)).sort() : [],
    staying: 'class' in what ? stayingOf(ctx, what.class, new Set(students)) : 0,
    elsewhere: 'class' in what ? countsElsewhere(ctx, what.class, new Set(students)) : 0,
    backups: ctx.file === ':memory:' ? 0 : backupsIn(backupFolder(ctx.file)).length,
    away: awayOf(ctx, what, students),
  };
}

/** Those of the rows that can be seen. */
export const standingOf = (
  ctx: ReadCtx,
  going: Going,
): { readonly entity: TableName; readonly row: string }[] =>
  [...going].flatMap(([entity, rows]) =>
    [...rows.values()].flatMap((row) =>
      ctx.rows.present(entity, row, ROW) === null ? [] : [{ entity, row }],
    ),
  );

const nameOf = (ctx: ReadCtx, id: string): string => listName(found(ctx, 'student', id));

/** How many who are or were in the class are kept, because another class has them too. */
const stayingOf = (ctx: ReadCtx, id: string, going: ReadonlySet<string>): number =>
  new Set(
    spansOfClass(ctx, id)
      .map(({ student }) => student)
      .filter((student) => !going.has(student)),
  ).size;

/** How many attempts taken in a class count today in another class of the same student. */
export function countsElsewhere(ctx: ReadCtx, id: string, going: ReadonlySet<string>): number {
  const others = allClasses(ctx)
    .filter((row) => row.id !== id)
    .map((row) => ({
      students: new Set(
        spansOfClass(ctx, row.id)
          .filter((span) => covers(span, ctx.today))
          .map(({ student }) => student),
      ),
      planned: new Set(
        planOf(ctx, row.id)
          .filter(({ leftOut }) => leftOut !== 1)
          .map((objective) => objective.id),
      ),
    }));
  return shownIn(ctx, id)
    .filter(
      ({ student, objective }) =>
        !going.has(student) &&
        others.some((other) => other.students.has(student) && other.planned.has(objective)),
    )
    .reduce((sum, { count }) => sum + count, 0);
}

/** How many files that were given away hold it: nobody can reach those. */
function awayOf(ctx: ReadCtx, what: Erasing, students: readonly string[]): number {
  const classes = new Set(
    'class' in what
      ? [what.class]
      : allClasses(ctx)
          .filter((row) =>
            spansOfClass(ctx, row.id).some(({ student }) => students.includes(student)),
          )
          .map((row) => row.id),
  );
  const people = new Set(students);
  return disclosureRows(ctx).filter((line) => {
    if (line.students === 0) return false;
    const who = keptJson(line.who) as readonly string[] | null;
    if (who !== null) return who.some((id) => people.has(id));
    const about = keptJson(line.classes) as readonly string[];
    return about.length === 0 || about.some((one) => classes.has(one));
  }).length;
}
