import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { Row } from '#shared/model/row.ts';
import { type ClassBook, classBook, classBookAs } from './class-book.ts';
import { classDay, studentDays } from './class-day.ts';
import type { ReadCtx } from './context.ts';

type Preview = Output<'class.preview-rules'>;
type Standing = Preview['list'][number]['before'];

/** Longest list of changed cells; counts are always whole. */
const MOST = 400;

/** What today's cells of a class would be by other rules. */
export function previewRules(ctx: ReadCtx, classId: string, row: Row<'class'>): Preview {
  const now = classBook(ctx, classId);
  // What is kept of the class by the rules in force says nothing about other ones.
  const kept = new Map<string, unknown>();
  const aside: ReadCtx = {
    ...ctx,
    memo: (key, make) => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as ReturnType<typeof make>;
    },
  };
  const then = classBookAs(aside, classId, row);
  const before = standings(ctx, now);
  const after = standings(aside, then);
  const isMastered = ({ status }: Standing) => status === 'mastered';
  const list: Preview['list'] = [];
  let cells = 0;
  let gained = 0;
  let lost = 0;
  for (const [key, { student, objective, standing }] of before) {
    const other = after.get(key)?.standing ?? standing;
    if (standing.status === 'not-assessed' && other.status === 'not-assessed') continue;
    cells += 1;
    if (isMastered(other) && !isMastered(standing)) gained += 1;
    if (isMastered(standing) && !isMastered(other)) lost += 1;
    if (standing.status === other.status && standing.level === other.level) continue;
    list.push({ student, objective, before: standing, after: other });
  }
  const weight = (one: Preview['list'][number]) =>
    isMastered(one.before) && !isMastered(one.after) ? 0 : isMastered(one.after) ? 1 : 2;
  list.sort((a, b) => weight(a) - weight(b));
  return { cells, changed: list.length, gained, lost, list: list.slice(0, MOST) };
}

function standings(ctx: ReadCtx, book: ClassBook) {
  const day = classDay(ctx, book, ctx.today);
  const byCell = new Map<
    string,
    Pick<Preview['list'][number], 'student' | 'objective'> & { standing: Standing }
  >();
  for (const { student, row } of studentDays(ctx, day, day.students)) {
    for (let i = 0; i < book.planned; i += 1) {
      const objective = book.objectives[i];
      if (!objective) continue;
      byCell.set(`${student.key} ${objective.key}`, {
        student: { id: student.id, name: student.listName },
        objective: { id: objective.id, code: objective.code },
        standing: {
          status: CELL_STATUSES[row.status[i] ?? 0] ?? 'not-assessed',
          level: book.scale.levels[row.level[i] ?? -1]?.name ?? null,
          value: row.value[i] ?? null,
        },
      });
    }
  }
  return byCell;
}
