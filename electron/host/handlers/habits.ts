import { belonging } from '../class/belonging.ts';
import { classBook } from '../class/class-book.ts';
import { classDay } from '../class/class-day.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { teacherName } from '../store/gradebook-store.ts';
import {
  habitList,
  habitScores,
  habitsOfStudent,
  isScored,
  resultsOfStudent,
} from '../store/habit-store.ts';

type Names = readonly { readonly id?: string; readonly name: string }[];

/** Behaviour and work habits, scored apart from mastery. */
export const habits: Pick<
  Handlers,
  'habit.get' | 'habit.define' | 'habit.score' | 'habit.deadline' | 'student.beside'
> = {
  'habit.get': (ctx, { class: classId, term }) => {
    const book = classBook(ctx, classId);
    const termKey = keyOfTerm(ctx, term);
    const domains = habitList(ctx, 'habitDomain');
    const levels = habitList(ctx, 'habitLevel');
    const idOf = new Map([...domains, ...levels].map((row) => [row, row.id]));
    const domainIds = new Map(domains.map((row) => [row.key, idOf.get(row) ?? '']));
    const levelIds = new Map(levels.map((row) => [row.key, idOf.get(row) ?? '']));
    const scores = habitScores(ctx, book.key, termKey);
    const students = classDay(ctx, book, ctx.today).students.map((student) => ({
      id: student.id,
      name: student.listName,
      scores: scores
        .filter((row) => row.student === student.key)
        .flatMap(({ domain, level, on }) => {
          const [domainId, levelId] = [domainIds.get(domain), levelIds.get(level)];
          return domainId && levelId ? [{ domain: domainId, level: levelId, on }] : [];
        }),
    }));
    return {
      domains: domains.map(({ id, name }) => ({ id, name })),
      levels: levels.map(({ id, name }) => ({ id, name })),
      deadline: ctx.rows.get('habitDeadline', deadlineId(classId, term))?.on ?? null,
      open: students.filter((student) => student.scores.length < domains.length).length,
      students,
    };
  },

  'habit.define': (ctx, { domains, levels }) => {
    define(ctx, 'habitDomain', 'domain', domains);
    define(ctx, 'habitLevel', 'level', levels);
    return {};
  },

  'habit.score': (ctx, { class: classId, term, on, entries }) => {
    const may = belonging(ctx, classId, null);
    keyOfTerm(ctx, term);
    const by = teacherName(ctx);
    for (const { student, domain, level } of entries) {
      may.student(student);
      found(ctx, 'habitDomain', domain);
      const id = nameId('habitScore', classId, term, student, domain);
      if (level === null) {
        if (ctx.rows.get('habitScore', id)) ctx.rows.remove('habitScore', id);
        continue;
      }
      found(ctx, 'habitLevel', level);
      const row = { student, class: classId, term, domain, level, on, by };
      ctx.rows.put('habitScore', id, { ...row, recordedAt: ctx.now });
    }
    const [only] = entries;
    const isOne = entries.every((entry) => entry.student === only?.student);
    ctx.about({
      class: classId,
      count: entries.length,
      ...(isOne && only ? { student: only.student } : {}),
    });
    return { scored: entries.length };
  },

  'habit.deadline': (ctx, { class: classId, term, on }) => {
    found(ctx, 'class', classId);
    keyOfTerm(ctx, term);
    const id = deadlineId(classId, term);
    ctx.about({ class: classId });
    if (on !== null) ctx.rows.put('habitDeadline', id, { class: classId, term, on });
    else if (ctx.rows.get('habitDeadline', id)) ctx.rows.remove('habitDeadline', id);
    return {};
  },

  'student.beside': (ctx, { student }) => {
    found(ctx, 'student', student);
    const key = ctx.rows.keyOf('student', student);
    return { habits: habitsOfStudent(ctx, key), results: resultsOfStudent(ctx, key) };
  },
};

const deadlineId = (classId: string, term: string | null): string =>
  nameId('habitDeadline', classId, term);

function keyOfTerm(ctx: ReadCtx, term: string | null): number | null {
  if (term === null) return null;
  found(ctx, 'term', term);
  return ctx.rows.keyOf('term', term);
}

/** Brings a list to the names given, in their order; what somebody was scored on stays. */
function define(
  ctx: WriteCtx,
  table: 'habitDomain' | 'habitLevel',
  field: 'domain' | 'level',
  names: Names,
): void {
  const taken = new Set<string>();
  const kept = new Set<string>();
  names.forEach(({ id, name }, position) => {
    if (taken.has(name.toLowerCase())) throw invalid(field, name, 'why.twice');
    taken.add(name.toLowerCase());
    if (id !== undefined) found(ctx, table, id);
    const row = id ?? ctx.newId();
    kept.add(row);
    ctx.rows.put(table, row, { name, position });
  });
  for (const row of habitList(ctx, table)) {
    if (kept.has(row.id)) continue;
    if (isScored(ctx, field, row.key)) {
      throw invalid(`${field} list without`, row.name, 'why.scored');
    }
    ctx.rows.remove(table, row.id);
  }
}
