import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { DEFAULT_RULE } from '#shared/domain/letter/presets.ts';
import { lettersOf } from '#shared/domain/letter/rule.ts';
import { listName } from '#shared/domain/roster.ts';
import type { ReadCtx } from '../context.ts';
import {
  addCell,
  dayOf,
  objectiveIdentity,
  type SectionDay,
  type Share,
  sectionDays,
  sectionsOf,
  shareOf,
  studentIdentity,
} from '../department.ts';
import { found } from '../found.ts';
import { exportDepartment } from '../jobs/export/department.ts';
import { letterDay, lettersBy } from '../letters/class-letters.ts';
import { ruleById } from '../letters/rule-of-class.ts';
import { nameId } from '../name-id.ts';
import { teacherOfClass } from '../not-yours.ts';
import type { Handlers } from '../registry.ts';
import { moderation } from '../second-checks/moderation.ts';
import { builtInRuleId } from '../seed-built-ins.ts';
import { expectedTeachers, mergedClasses, sourceRows } from '../store/department-store.ts';
import { objectivesToMatch, schoolAnswers } from '../store/identity-store.ts';

type Names =
  | 'department.get'
  | 'department.expect'
  | 'department.summary'
  | 'department.objectives'
  | 'department.letters'
  | 'department.moderation'
  | 'department.export';

const headOf = ({ class: id, name, teacher, scale, students }: SectionDay) => ({
  class: id,
  name,
  teacher,
  scale,
  students: students.length,
});

/** What a department sees of the files of its teachers. */
export const department: Pick<Handlers, Names> = {
  'department.get'(ctx) {
    const expected = new Map(expectedTeachers(ctx).map((row) => [row.name, row.since]));
    const sources = sourceRows(ctx);
    const answers = schoolAnswers(ctx);
    const here = sources.map(({ id, teacher, school, exportedAt, classes }) => ({
      source: id,
      missingSince: null,
      name: teacher ?? '',
      school,
      exportedAt,
      classes,
      expected: expected.has(teacher ?? ''),
      sameIds: answers.get(id) ?? null,
    }));
    const known = new Set(here.map((row) => row.name));
    const missing = [...expected]
      .filter(([name]) => !known.has(name))
      .map(([name, missingSince]) => ({
        missingSince,
        source: null,
        name,
        school: null,
        exportedAt: null,
        classes: 0,
        expected: true,
        sameIds: null,
      }));
    return {
      isDepartment: sources.length > 0,
      sections: ctx.memo('merged sections', () => sectionsHere(ctx)).map((one) => ({ ...one })),
      teachers: [...missing, ...here],
    };
  },
  'department.expect'(ctx, { teachers }) {
    const wanted = new Map(teachers.map((name) => [nameId('expectedTeacher', name), name]));
    for (const { id } of expectedTeachers(ctx)) {
      if (!wanted.has(id)) ctx.rows.remove('expectedTeacher', id);
    }
    for (const [id, name] of wanted) {
      const since = ctx.rows.get('expectedTeacher', id)?.since ?? ctx.today;
      ctx.rows.put('expectedTeacher', id, { name, since });
    }
    return {};
  },
  'department.summary'(ctx, { asOf }) {
    const on = dayOf(ctx, asOf);
    const days = sectionDays(ctx, on);
    return { asOf: on, sections: days.map(sectionSummary), shared: sharedStudents(ctx, days) };
  },
  'department.objectives'(ctx, { asOf }) {
    const on = dayOf(ctx, asOf);
    const days = sectionDays(ctx, on);
    return { asOf: on, sections: days.map(headOf), ...heatMap(ctx, days) };
  },
  'department.letters'(ctx, { asOf, rule: ruleId, term = null }) {
    const on = dayOf(ctx, asOf);
    const { rule } = ruleById(ctx, ruleId ?? builtInRuleId(DEFAULT_RULE));
    const letters = [...new Set([...lettersOf(rule), 'I', 'NG'])];
    const sections = sectionsOf(ctx).map((section) => {
      const day = letterDay(ctx, { class: section.class, term, asOf: on });
      const head = { ...section, students: day.students.length };
      try {
        const given = lettersBy(day, rule, { ways: false }).map(({ letter }) => letter);
        const counts = letters.map((letter) => given.filter((one) => one === letter).length);
        return { ...head, counts };
      } catch (error) {
        // A rule that speaks of levels which this scale lacks has no letters for it.
        if (error instanceof TroubleError) return { ...head, counts: null };
        throw error;
      }
    });
    const named = term === null ? null : found(ctx, 'term', term).name;
    return { asOf: on, rule: rule.name, term: named, letters, sections };
  },
  'department.moderation': (ctx) => ({
    pairs: moderation(ctx).map(({ assessors, ...rest }) => ({
      assessors: [assessors[0], assessors[1]],
      ...rest,
    })),
  }),
  'department.export': (ctx, input) => exportDepartment(ctx, input, department),
};

/** What came with other teachers' files, class by class: whose it is, and who may edit it. */
function sectionsHere(ctx: ReadCtx): Output<'department.get'>['sections'] {
  const teachers = new Map<string, string[]>();
  for (const { id, teacher } of mergedClasses(ctx)) {
    teachers.set(id, [...(teachers.get(id) ?? []), teacher ?? '']);
  }
  return [...teachers].map(([id, names]) => {
    const only = teacherOfClass(ctx, id);
    return { class: id, teachers: names, isReadOnly: only !== null };
  });
}

function sectionSummary(day: SectionDay): Output<'department.summary'>['sections'][number] {
  const share: Share = { asked: 0, assessed: 0, mastered: 0 };
  const counts = day.book.scale.levels.map(() => 0);
  for (const student of day.students) {
    const own = shareOf(day, student);
    share.asked += own.asked;
    share.assessed += own.assessed;
    share.mastered += own.mastered;
    for (let i = 0; i < day.book.planned; i += 1) {
      const level = student.row.level[i] ?? -1;
      if (level >= 0) counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  const levels = day.book.scale.levels.map(({ key, name }, i) => ({
    key,
    name,
    count: counts[i] ?? 0,
  }));
  return { ...headOf(day), ...share, threshold: day.book.threshold, levels };
}

function sharedStudents(
  ctx: ReadCtx,
  days: readonly SectionDay[],
): Output<'department.summary'>['shared'] {
  const identity = studentIdentity(ctx);
  const byPerson = new Map<string, Output<'department.summary'>['shared'][number]>();
  for (const day of days) {
    for (const student of day.students) {
      const { id, schoolId } = student.student;
      const key = identity(id);
      const person = byPerson.get(key) ?? {
        name: listName(student.student),
        schoolId,
        classes: [],
      };
      byPerson.set(key, person);
      const { asked, mastered } = shareOf(day, student);
      const { class: classId, name, teacher } = day;
      person.classes.push({ class: classId, name, teacher, asked, mastered });
    }
  }
  return [...byPerson]
    .filter(([, person]) => person.classes.length > 1)
    .sort(([a, x], [b, y]) => (x.name < y.name ? -1 : x.name > y.name ? 1 : a < b ? -1 : 1))
    .map(([, person]) => person);
}

type HeatMap = Pick<
  Output<'department.objectives'>,
  'objectives' | 'asked' | 'assessed' | 'mastered'
>;

function heatMap(ctx: ReadCtx, days: readonly SectionDay[]): HeatMap {
  const identity = objectiveIdentity(ctx);
  const planned = new Set(
    days.flatMap(({ book }) =>
      book.objectives.slice(0, book.planned).map(({ id }) => identity(id)),
    ),
  );
  const objectives = objectivesToMatch(ctx)
    .filter(({ id }) => planned.has(id))
    .map(({ id, courseName, code, statement }) => ({ id, course: courseName, code, statement }))
    .sort((a, b) => compare(a.course, b.course) || byNumber(a.code, b.code) || compare(a.id, b.id));
  const rowOf = new Map(objectives.map(({ id }, row) => [id, row]));
  const size = objectives.length * days.length;
  const map = { asked: filled(size), assessed: filled(size), mastered: filled(size) };
  for (const [column, { book, students }] of days.entries()) {
    for (let i = 0; i < book.planned; i += 1) {
      const row = rowOf.get(identity(book.objectives[i]?.id ?? ''));
      if (row === undefined) continue;
      const share: Share = { asked: 0, assessed: 0, mastered: 0 };
      for (const student of students) addCell(share, student.row.status[i]);
      const at = row * days.length + column;
      map.asked[at] = share.asked;
      map.assessed[at] = share.assessed;
      map.mastered[at] = share.mastered;
    }
  }
  return { objectives, ...map };
}

const filled = (size: number): number[] => Array.from({ length: size }, () => -1);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** C2 before C10: digits compare as numbers. */
function byNumber(a: string, b: string): number {
  const parts = (code: string) => code.match(/\d+|\D+/g) ?? [];
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const [p = '', q = ''] = [x[i], y[i]];
    if (p === q) continue;
    const [n, m] = [Number(p), Number(q)];
    return Number.isNaN(n) || Number.isNaN(m) ? compare(p, q) : n - m || compare(p, q);
  }
  return 0;
}
