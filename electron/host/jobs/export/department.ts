import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { type Cell, csvText } from '../../interchange/write-csv.ts';
import type { Handlers } from '../../registry.ts';

/** Figures about fewer students than this could name one of them. */
const LEAST = 10;
const HIDDEN = 'fewer than 10';

type Views = Pick<
  Handlers,
  'department.summary' | 'department.objectives' | 'department.letters' | 'department.moderation'
>;

interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whom it names, and their classes; most views name nobody. */
  readonly names?: { readonly students: number; readonly classes: readonly string[] };
}

/** Writes a view of the department as CSV and notes that it left. Throws TroubleError DISK_…. */
export async function exportDepartment(
  ctx: JobCtx,
  { what, to, ...byRule }: Parsed<'department.export'>,
  views: Views,
): Promise<Output<'department.export'>> {
  const { path, name } = ctx.grants.use(to, 'write');
  const { headings, rows, names } = SHEETS[what](ctx.read(), views, byRule);
  const bytes = Buffer.from(csvText(headings, rows), 'utf8');
  const about = { what: `department ${what}`, file: name, classes: [], students: 0, ...names };
  await disclosing(ctx, 'department.export', about, () => writeAtomic(path, bytes));
  return { bytes: bytes.length, rows: rows.length };
}

type ByRule = Pick<Parsed<'department.export'>, 'rule' | 'term'>;
type Write = (ctx: ReadCtx, views: Views, byRule: ByRule) => Sheet;

const SHEETS: Record<Parsed<'department.export'>['what'], Write> = {
  summary(ctx, views) {
    const { sections } = views['department.summary'](ctx, {});
    return {
      headings: ['Teacher', 'Section', 'Scale', 'Students', 'Asked', 'Assessed', 'Mastered'],
      rows: sections.map(({ teacher, name, scale, students, asked, assessed, mastered }) => {
        const few = students < LEAST;
        const figures = few ? [HIDDEN, HIDDEN, HIDDEN] : [asked, assessed, mastered];
        return [teacher, name, scale, few ? HIDDEN : students, ...figures];
      }),
    };
  },
  distribution(ctx, views) {
    const { sections } = views['department.summary'](ctx, {});
    return {
      headings: ['Teacher', 'Section', 'Scale', 'Level', 'Name', 'Cells'],
      rows: sections.flatMap(({ teacher, name, scale, students, levels }) =>
        levels.map(({ key, name: level, count }): Cell[] => [
          teacher,
          name,
          scale,
          key,
          level,
          students < LEAST ? HIDDEN : count,
        ]),
      ),
    };
  },
  // A line is about one student, so it says who is where, and no figure.
  shared(ctx, views) {
    const { shared } = views['department.summary'](ctx, {});
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
  objectives(ctx, views) {
    const { sections, objectives, asked, mastered } = views['department.objectives'](ctx, {});
    return {
      headings: ['Course', 'Code', 'Objective', ...sections.map((s) => `${s.teacher}: ${s.name}`)],
      rows: objectives.map(({ course, code, statement }, row) => [
        course,
        code,
        statement,
        ...sections.map((_, column): Cell => {
          const of = asked[row * sections.length + column] ?? -1;
          if (of < 0) return '';
          if (of < LEAST) return HIDDEN;
          const share = (mastered[row * sections.length + column] ?? 0) / of;
          return Math.round(share * 1000) / 10;
        }),
      ]),
    };
  },
  letters(ctx, views, byRule) {
    const { letters, sections, rule, term } = views['department.letters'](ctx, byRule);
    return {
      headings: ['Teacher', 'Section', 'Rule', 'Term', 'Students', ...letters],
      rows: sections.map(({ teacher, name, students, counts }) => {
        const few = students < LEAST;
        const figures = letters.map((_, i): Cell => (few ? HIDDEN : (counts?.[i] ?? '')));
        return [teacher, name, rule, term ?? '', few ? HIDDEN : students, ...figures];
      }),
    };
  },
  moderation(ctx, views) {
    const { pairs } = views['department.moderation'](ctx, {});
    return {
      headings: ['Assessor', 'Other assessor', 'Pairs', 'Blind', 'Exact', 'Kappa'],
      rows: pairs.map(({ assessors, pairs: count, blind, exact, kappa }) =>
        count < LEAST
          ? [...assessors, HIDDEN, HIDDEN, HIDDEN, HIDDEN]
          : [...assessors, count, blind, exact, kappa],
      ),
    };
  },
};
