import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { DEFAULT_RULE } from '#shared/domain/letter/presets.ts';
import { lettersOf } from '#shared/domain/letter/rule.ts';
import type { Term } from '#shared/domain/term.ts';
import type { ReadCtx } from '../context.ts';
import { heatMap } from '../department/heat-map.ts';
import { sectionDays, sectionLetterDay } from '../department/section-days.ts';
import { headOf, sectionSummary, sharedStudents } from '../department/section-figures.ts';
import { dayOf } from '../department/sections.ts';
import { waitedFor } from '../department/waited-for.ts';
import { found } from '../found.ts';
import { exportDepartment } from '../jobs/export/department.ts';
import { lettersBy } from '../letters/class-letters.ts';
import { ruleById } from '../letters/rule-of-class.ts';
import { nameId } from '../name-id.ts';
import { teacherOfClass } from '../not-yours.ts';
import type { Handlers } from '../registry.ts';
import { moderation } from '../second-checks/moderation.ts';
import { builtInRuleId } from '../seed-built-ins.ts';
import { expectedTeachers, mergedClasses, sourceRows } from '../store/department-store.ts';
import { teacherName } from '../store/gradebook-store.ts';
import { schoolAnswers } from '../store/identity-store.ts';
import { allTerms } from '../store/term-store.ts';

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
  'department.letters'(ctx, { asOf, rule: ruleId, term = null }) {
    const on = dayOf(ctx, asOf);
    const { rule } = ruleById(ctx, ruleId ?? builtInRuleId(DEFAULT_RULE));
    const letters = [...new Set([...lettersOf(rule), 'I', 'NG'])];
    const during = term === null ? null : termOf(ctx, term);
    const sections = sectionDays(ctx, on).map((section) => {
      const head = headOf(section);
      try {
        const given = lettersBy(sectionLetterDay(ctx, section, during), rule, { ways: false }).map(
          ({ letter }) => letter,
        );
        const counts = letters.map((letter) => given.filter((one) => one === letter).length);
        return { ...head, counts };
      } catch (error) {
        // A rule that speaks of levels which this scale lacks has no letters for it.
        if (error instanceof TroubleError) return { ...head, counts: null };
        throw error;
      }
    });
    return { asOf: on, rule: rule.name, term: during?.name ?? null, letters, sections };
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

/** Throws TroubleError NOT_FOUND. */
function termOf(ctx: ReadCtx, id: string): Term | null {
  found(ctx, 'term', id);
  return allTerms(ctx).find((term) => term.id === id) ?? null;
}
