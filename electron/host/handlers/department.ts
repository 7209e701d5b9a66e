import type { Output } from '#shared/contract/contract.ts';
import type { ReadCtx } from '../context.ts';
import { heatMap } from '../department/heat-map.ts';
import { sectionDays } from '../department/section-days.ts';
import { headOf, sectionSummary, sharedStudents } from '../department/section-figures.ts';
import { letterSteps } from '../department/section-letters.ts';
import { dayOf } from '../department/sections.ts';
import { waitedFor } from '../department/waited-for.ts';
import { found } from '../found.ts';
import { exportDepartment } from '../jobs/export/department.ts';
import { nameId } from '../name-id.ts';
import { teacherOfClass } from '../not-yours.ts';
import type { Handlers } from '../registry.ts';
import { moderation } from '../second-checks/moderation.ts';
import { atOnce } from '../steps.ts';
import { expectedTeachers, mergedClasses, sourceRows } from '../store/department-store.ts';
import { teacherName } from '../store/gradebook-store.ts';
import { schoolAnswers } from '../store/identity-store.ts';

type Names =
  | 'department.get'
  | 'department.expect'
  | 'department.expect-is'
  | 'department.summary'
  | 'department.objectives'
  | 'department.letters'
  | 'department.moderation'
  | 'department.export';

/** What a department sees of the files of its teachers. */
export const department: Pick<Handlers, Names> = {
  'department.get'(ctx) {
    const sources = sourceRows(ctx);
    const expected = waitedFor(expectedTeachers(ctx), sources);
    const answers = schoolAnswers(ctx);
    const here = sources.map(({ id, teacher, school, exportedAt, classes }) => ({
      source: id,
      missingSince: null,
      name: teacher ?? '',
      school,
      exportedAt,
      classes,
      expected: expected.of.has(id),
      expectedAs: expected.of.get(id) ?? null,
      maybe: [],
      sameIds: answers.get(id) ?? null,
    }));
    const missing = expected.missing.map(({ name, since, maybe }) => ({
      missingSince: since,
      source: null,
      name,
      school: null,
      exportedAt: null,
      classes: 0,
      expected: true,
      expectedAs: name,
      maybe,
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
      const known = ctx.rows.get('expectedTeacher', id);
      const { since, source } = known ?? { since: ctx.today, source: null };
      ctx.rows.put('expectedTeacher', id, { name, since, source });
    }
    return {};
  },
  'department.expect-is'(ctx, { teacher, source }) {
    const id = nameId('expectedTeacher', teacher);
    const row = found(ctx, 'expectedTeacher', id);
    if (source !== null) found(ctx, 'source', source);
    ctx.rows.put('expectedTeacher', id, { ...row, source });
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
  'department.letters': (ctx, wish) => atOnce(letterSteps(ctx, wish)),
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
  const own = teacherName(ctx);
  const teachers = new Map<string, string[]>();
  for (const { id, teacher } of mergedClasses(ctx)) {
    const others = own !== null && teacher === own ? [] : [teacher ?? ''];
    teachers.set(id, [...(teachers.get(id) ?? []), ...others]);
  }
  return [...teachers].map(([id, names]) => {
    const only = teacherOfClass(ctx, id);
    return { class: id, teachers: names, isReadOnly: only !== null };
  });
}
