import type { Output } from '#shared/contract/contract.ts';
import { compareText } from '#shared/util/compare.ts';
import type { ReadCtx } from '../context.ts';
import { objectivesToMatch } from '../store/identity-store.ts';
import type { SectionDay } from './section-days.ts';
import { objectiveIdentity } from './sections.ts';

type HeatMap = Pick<
  Output<'department.objectives'>,
  'objectives' | 'asked' | 'assessed' | 'mastered'
>;

/** Objectives down, sections across. Objectives that are one by a person's word share a row. */
export function heatMap(ctx: ReadCtx, days: readonly SectionDay[]): HeatMap {
  const identity = objectiveIdentity(ctx);
  const rows = days.map(({ book }) =>
    book.objectives.slice(0, book.planned).map(({ id }) => identity(id)),
  );
  const planned = new Set(rows.flat());
  // A row is named after the first of its objectives that is still here.
  const named = new Map<string, HeatMap['objectives'][number]>();
  for (const { id, courseName: course, code, statement } of objectivesToMatch(ctx)) {
    const one = identity(id);
    if (planned.has(one) && !named.has(one)) named.set(one, { id, course, code, statement });
  }
  const ordered = [...named].sort(
    ([, a], [, b]) =>
      compareText(a.course, b.course) || byNumber(a.code, b.code) || compareText(a.id, b.id),
  );
  const objectives = ordered.map(([, objective]) => objective);
  const rowOf = new Map(ordered.map(([one], row) => [one, row]));
  const size = objectives.length * days.length;
  const map = { asked: filled(size), assessed: filled(size), mastered: filled(size) };
  for (const [column, { cells }] of days.entries()) {
    for (const [i, cell] of cells.entries()) {
      const row = rowOf.get(rows[column]?.[i] ?? '');
      if (row === undefined) continue;
      const at = row * days.length + column;
      // A section that plans two of them has both in its cell.
      for (const what of ['asked', 'assessed', 'mastered'] as const) {
        map[what][at] = Math.max(0, map[what][at] ?? 0) + cell[what];
      }
    }
  }
  return { objectives, ...map };
}

const filled = (size: number): number[] => Array.from({ length: size }, () => -1);
/** C2 before C10: digits compare as numbers. */
function byNumber(a: string, b: string): number {
  const parts = (code: string) => code.match(/\d+|\D+/g) ?? [];
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const [p = '', q = ''] = [x[i], y[i]];
    if (p === q) continue;
    const [n, m] = [Number(p), Number(q)];
    return Number.isNaN(n) || Number.isNaN(m) ? compareText(p, q) : n - m || compareText(p, q);
  }
  return 0;
}
