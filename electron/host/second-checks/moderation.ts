import { type Agreement, agreementsOf, type Judgement } from '#shared/domain/agreement.ts';
import type { ReadCtx } from '../context.ts';
import { objectiveIdentity, sectionsOf, studentIdentity } from '../department/sections.ts';
import { atOnce, type Steps } from '../steps.ts';
import {
  idsByKey,
  judgementRows,
  judgesOfStudents,
  lastStudent,
  levelPlaces,
} from '../store/department-store.ts';
import { blindJudgements } from './judged.ts';

interface Kept {
  revision: number;
  found: readonly Agreement[];
}

/**
 * How alike assessors judge. Evidence without an assessor was judged by the section's teacher. Kept
 * until the next step.
 */
export const moderation = (ctx: ReadCtx): readonly Agreement[] => atOnce(moderationSteps(ctx));

/** The same, some students at a time. */
export function* moderationSteps(ctx: ReadCtx): Steps<readonly Agreement[]> {
  const kept = ctx.memo('agreement of assessors', (): { last: Kept | null } => ({ last: null }));
  if (kept.last?.revision !== ctx.revision) {
    kept.last = { revision: ctx.revision, found: yield* agreements(ctx) };
  }
  return kept.last.found;
}

function* agreements(ctx: ReadCtx): Steps<Agreement[]> {
  const places = new Map<number, { readonly scale: string; readonly place: number }>();
  const steps = new Map<string, number>();
  for (const { key, scale, place } of levelPlaces(ctx)) {
    places.set(key, { scale, place });
    steps.set(scale, (steps.get(scale) ?? 0) + 1);
  }
  const assessorOf = assessors(ctx);
  const personOf = persons(ctx);
  const objective = objectiveIdentity(ctx);
  const objectives = idsByKey(ctx, 'objective');
  const rows = judgementRows(ctx, yield* judgedByTwo(ctx, personOf, assessorOf));
  const judgements = rows.flatMap((row): Judgement[] => {
    const step = row.level === null ? undefined : places.get(row.level);
    const assessor = assessorOf(row);
    if (!step || assessor === '') return [];
    const student = personOf(row.student);
    const cell = `${student} ${objective(objectives.get(row.objective) ?? '')}`;
    return [{ cell, student, scale: step.scale, assessor, on: row.on, step: step.place }];
  });
  return agreementsOf([...judgements, ...blindJudgements(ctx)], steps);
}

type Judge = (of: { readonly class: number; readonly assessor: string | null }) => string;

function assessors(ctx: ReadCtx): Judge {
  const teachers = new Map(sectionsOf(ctx).map((section) => [section.class, section.teacher]));
  const byKey = new Map(
    [...idsByKey(ctx, 'class')].map(([key, id]) => [key, teachers.get(id) ?? '']),
  );
  return ({ class: taken, assessor }) => assessor ?? byKey.get(taken) ?? '';
}

function persons(ctx: ReadCtx): (student: number) => string {
  const identity = studentIdentity(ctx);
  const byKey = new Map([...idsByKey(ctx, 'student')].map(([key, id]) => [key, identity(id)]));
  return (student) => byKey.get(student) ?? '';
}

/** So many students are one step. */
const SOME = 200;

/** Students whom more than one has judged: most of a department's evidence needs no second look. */
function* judgedByTwo(
  ctx: ReadCtx,
  personOf: (student: number) => string,
  assessorOf: Judge,
): Steps<number[]> {
  const judges = new Map<string, Set<string>>();
  const keys = new Map<string, Set<number>>();
  const last = lastStudent(ctx);
  for (let from = 0; from <= last; from += SOME) {
    for (const row of judgesOfStudents(ctx, from, from + SOME - 1)) {
      const person = personOf(row.student);
      judges.set(person, (judges.get(person) ?? new Set()).add(assessorOf(row)));
      keys.set(person, (keys.get(person) ?? new Set()).add(row.student));
    }
    yield { done: from, total: last };
  }
  return [...judges].flatMap(([person, by]) => (by.size > 1 ? [...(keys.get(person) ?? [])] : []));
}
