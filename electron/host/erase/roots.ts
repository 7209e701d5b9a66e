import type { ReadCtx, WriteCtx } from '../context.ts';
import { studentsAsOne } from '../merge/one-student.ts';
import { nameId } from '../name-id.ts';
import {
  type ErasedName,
  erasedRows,
  everEnrolled,
  helped,
  shownWhere,
} from '../store/erased-store.ts';
import { namesOf } from './going.ts';

/**
 * What is erased with a class. State law and schools destroy the record of a class as a whole, and a
 * record is there as long as a name is: the students whom no other class here ever had go with it,
 * because nothing would show them any more and their names would stay. Whoever is or was in another
 * class stays, without what was done in this one. Evidence says where it was taken and cannot stand
 * without its class, so what was shown here goes, also where it counts in another class: that is
 * counted first and needs a word of its own (`countsElsewhere`).
 */
export function rootsOfClass(ctx: ReadCtx, id: string): ErasedName[] {
  const { of } = studentsAsOne(ctx);
  const elsewhere = new Set(
    [
      ...everEnrolled(ctx).filter((row) => row.class !== id && row.live === 1),
      ...shownWhere(ctx).filter((row) => row.class !== id),
    ].map(({ student }) => of(student)),
  );
  const here = new Set([
    ...everEnrolled(ctx)
      .filter((row) => row.class === id)
      .map(({ student }) => student),
    ...shownWhere(ctx)
      .filter((row) => row.class === id)
      .map(({ student }) => student),
  ]);
  const alone = [...here].filter((student) => !elsewhere.has(of(student)));
  return withHelp(ctx, [
    { entity: 'class', row: id },
    ...alone.sort().map((row) => ({ entity: 'student', row })),
  ]);
}

/**
 * What is erased with a student: every record of that person. Two files that were merged may each have
 * brought one, and whoever is erased would live on in the other, with the word that they were one gone.
 */
export function rootsOfStudent(ctx: ReadCtx, id: string): ErasedName[] {
  const group = studentsAsOne(ctx).groups.find((ids) => ids.includes(id)) ?? [id];
  return withHelp(
    ctx,
    group.map((row) => ({ entity: 'student', row })),
  );
}

/**
 * Help that was given to nobody but these goes too, with its note. It is named, since it follows from
 * nothing that links: on another laptop it may have been given to somebody else in the meantime.
 */
export function withHelp(ctx: ReadCtx, roots: readonly ErasedName[]): ErasedName[] {
  const gone = new Set([...namesOf(roots, 'student'), ...namesOf(erasedRows(ctx), 'student')]);
  const given = new Map<string, string[]>();
  for (const { corrective, student } of helped(ctx)) {
    given.set(corrective, [...(given.get(corrective) ?? []), student]);
  }
  const named = new Set(namesOf(roots, 'corrective'));
  const lonely = [...given].flatMap(([row, students]) =>
    !named.has(row) && students.every((student) => gone.has(student))
      ? [{ entity: 'corrective', row }]
      : [],
  );
  return [...roots, ...lonely];
}

/** Writes down that rows were erased: a word that every file keeps, and that beats every merge. */
export function writeErased(tx: WriteCtx, roots: readonly ErasedName[]): void {
  for (const { entity, row } of roots) {
    tx.rows.put('erased', nameId('erased', entity, row), { entity, row });
  }
}
