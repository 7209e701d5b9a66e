import type { Parsed } from '#shared/contract/contract.ts';
import { leavingCell } from '#shared/domain/map-cell.ts';
import { isSmallGroup } from '#shared/domain/small-groups.ts';
import type { ReadCtx } from '../../context.ts';
import { letterSteps } from '../../department/section-letters.ts';
import type { Cell } from '../../interchange/write-csv.ts';
import type { Handlers } from '../../registry.ts';
import { moderationSteps } from '../../second-checks/moderation.ts';
import type { Steps } from '../../steps.ts';

const HIDDEN = 'fewer than 10';

/** The questions whose answers are written. */
export type Views = Pick<
  Handlers,
  'department.get' | 'department.summary' | 'department.objectives' | 'department.moderation'
>;

/** A view as it leaves. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whom it names, and their classes; most views name nobody. */
  readonly names?: { readonly students: number; readonly classes: readonly string[] };
}

type Asked = Omit<Parsed<'department.export'>, 'what' | 'to'>;
type Write = (ctx: ReadCtx, views: Views, asked: Asked) => Sheet | Steps<Sheet>;

/** Every view as rows. Groups of fewer than ten are hidden, and no sum holds them. */
export const SHEETS: Record<Parsed<'department.export'>['what'], Write> = {
  summary(ctx, views, { asOf }) {
    const { sections } = views['department.summary'](ctx, on(asOf));
    return {
      headings: [
        ...['Teacher', 'Section', 'Scale', 'Students', 'Asked', 'Assessed', 'Mastered'],
        'Objectives left out',
      ],
      rows: sections.map(({ teacher, name, scale, students, leaving }) => [
        ...[teacher, name, scale],
        ...(leaving
          ? [students, leaving.asked, leaving.assessed, leaving.mastered, leaving.hidden]
          : hidden(5)),
      ]),
    };
  },
  distribution(ctx, views, { asOf }) {
    const { sections } = views['department.summary'](ctx, on(asOf));
    return {
      headings: ['Teacher', 'Section', 'Scale', 'Level', 'Name', 'Cells'],
      rows: sections.flatMap(({ teacher, name, scale, leaving, levels }) =>
        levels.map(({ key, name: level }, i): Cell[] => [
          ...[teacher, name, scale, key, level],
          leaving?.levels[i] ?? HIDDEN,
        ]),
      ),
    };
  },
  // A line is about one student, so it says who is where, and no figure.
  shared(ctx, views, { asOf }) {
    const { shared } = views['department.summary'](ctx, on(asOf));
    return {
      names: {
        students: shared.length,
        classes: [...new Set(shared.flatMap((one) => one.classes.map((at) => at.class)))],
      },
      headings: ['Student ID', 'Name', 'Teacher', 'Section', 'Asked', 'Mastered'],
      rows: shared.flatMap(({ schoolId, name, classes }) =>
        classes.map((one): Cell[] => [schoolId ?? '', name, one.teacher, one.name, HIDDEN, HIDDEN]),
      ),
    };
  },
  objectives: (ctx, views, { asOf }) => mapSheet(ctx, views, 'mastered', asOf),
  coverage: (ctx, views, { asOf }) => mapSheet(ctx, views, 'assessed', asOf),
  *letters(ctx, _, asked) {
    const { letters, sections, rule, term } = yield* letterSteps(ctx, asked);
    return {
      headings: ['Teacher', 'Section', 'Rule', 'Term', 'Students', ...letters],
      rows: sections.map(({ teacher, name, students, counts }) => {
        const few = isSmallGroup(students);
        const figures = letters.map((_, i): Cell => (few ? HIDDEN : (counts?.[i] ?? '')));
        return [teacher, name, rule, term ?? '', few ? HIDDEN : students, ...figures];
      }),
    };
  },
  *moderation(ctx) {
    const pairs = yield* moderationSteps(ctx);
    return {
      headings: ['Assessor', 'Other assessor', 'Pairs', 'Students', 'Blind', 'Exact', 'Kappa'],
      rows: pairs.map(({ assessors, pairs: count, students, blind, exact, kappa }) => [
        ...assessors,
        ...(isSmallGroup(students)
          ? hidden(5)
          : [count, students, blind, exact, kappa ?? 'one level only']),
      ]),
    };
  },
  teachers(ctx, views) {
    const { teachers } = views['department.get'](ctx, {});
    return {
      headings: ['Teacher', 'School', 'Classes', 'File of', 'Missing since'],
      rows: teachers.map(({ name, school, classes, exportedAt, missingSince }) => [
        ...[name, school ?? '', classes],
        exportedAt === null ? '' : new Date(exportedAt).toISOString(),
        missingSince ?? '',
      ]),
    };
  },
};

const on = (asOf: string | undefined) => (asOf === undefined ? {} : { asOf });
const hidden = (count: number): Cell[] => Array<Cell>(count).fill(HIDDEN);

/** Objectives × sections: the share of those asked who have mastered, or shown anything, in per cent. */
function mapSheet(
  ctx: ReadCtx,
  views: Views,
  what: 'mastered' | 'assessed',
  asOf: string | undefined,
): Sheet {
  const { sections, objectives, ...map } = views['department.objectives'](ctx, on(asOf));
  return {
    headings: ['Course', 'Code', 'Objective', ...sections.map((s) => `${s.teacher}: ${s.name}`)],
    rows: objectives.map(({ course, code, statement }, row) => [
      ...[course, code, statement],
      ...sections.map((_, column): Cell => {
        const at = row * sections.length + column;
        const [assessed, mastered] = [map.assessed[at] ?? 0, map.mastered[at] ?? 0];
        const cell = leavingCell({ asked: map.asked[at] ?? -1, assessed, mastered }, what);
        return typeof cell === 'number' ? Math.round(1000 * cell) / 10 : (cell ?? '');
      }),
    ]),
  };
}
