import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { type BookChange, type ClassBook, classBook, classBookAs } from '../class/class-book.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import { isArchived } from '../class/class-judged.ts';
import type { ReadCtx } from '../context.ts';
import { allClasses } from '../store/class-store.ts';

type Preview = Output<'class.preview-rules'>;
type Standing = Preview['list'][number]['before'];

/** A cell as it stands; the level's id tells a level apart from one that only bears its name. */
interface Cell extends Pick<Preview['list'][number], 'student' | 'objective'> {
  readonly standing: Standing;
  readonly level: string | undefined;
}

/** Which cells are counted although nothing about them changes. */
type Concerns = (cell: { readonly scale: string; readonly objective: string }) => boolean;

/** Longest list of changed cells; counts are always whole. */
const MOST = 400;

const EVERY: Concerns = () => true;

/** What today's cells of a class would be by other rules. */
export const previewRules = (ctx: ReadCtx, classId: string, change: BookChange): Preview =>
  inOrder(previewClass(ctx, classId, change, EVERY));

/** The same for every class that is taught. */
export function previewRulesEverywhere(
  ctx: ReadCtx,
  change: BookChange,
  concerns: Concerns,
): Preview {
  const whole = { cells: 0, changed: 0, gained: 0, lost: 0, list: [] as Preview['list'] };
  for (const one of allClasses(ctx)) {
    if (isArchived(one, ctx.today)) continue;
    const preview = previewClass(ctx, one.id, change, concerns);
    whole.cells += preview.cells;
    whole.changed += preview.changed;
    whole.gained += preview.gained;
    whole.lost += preview.lost;
    whole.list.push(...preview.list);
  }
  return inOrder(whole);
}

function previewClass(
  ctx: ReadCtx,
  classId: string,
  change: BookChange,
  concerns: Concerns,
): Preview {
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
  const then = classBookAs(aside, classId, change);
  const before = cellsOf(ctx, now);
  const after = cellsOf(aside, then);
  const list: Preview['list'] = [];
  let cells = 0;
  let gained = 0;
  let lost = 0;
  for (const [key, cell] of before) {
    const { student, objective, standing } = cell;
    const other = after.get(key) ?? cell;
    const isSame =
      standing.status === other.standing.status &&
      (cell.level === other.level || standing.level === other.standing.level);
    if (isSame && !concerns({ scale: now.scale.id, objective: objective.id })) continue;
    if (standing.status === 'not-assessed' && other.standing.status === 'not-assessed') continue;
    cells += 1;
    if (isMastered(other.standing) && !isMastered(standing)) gained += 1;
    if (isMastered(standing) && !isMastered(other.standing)) lost += 1;
    if (isSame) continue;
    const named = { id: classId, name: now.row.name };
    list.push({ class: named, student, objective, before: standing, after: other.standing });
  }
  return { cells, changed: list.length, gained, lost, list };
}

const isMastered = ({ status }: Standing): boolean => status === 'mastered';

function inOrder(preview: Preview): Preview {
  const weight = (one: Preview['list'][number]) =>
    isMastered(one.before) && !isMastered(one.after) ? 0 : isMastered(one.after) ? 1 : 2;
  const list = preview.list.sort((a, b) => weight(a) - weight(b));
  return { ...preview, list: list.slice(0, MOST) };
}

function cellsOf(ctx: ReadCtx, book: ClassBook): Map<string, Cell> {
  const day = classDay(ctx, book, ctx.today);
  const byCell = new Map<string, Cell>();
  for (const { student, row } of studentDays(ctx, day, day.students)) {
    for (let i = 0; i < book.planned; i += 1) {
      const objective = book.objectives[i];
      if (!objective) continue;
      const level = book.scale.levels[row.level[i] ?? -1];
      byCell.set(`${student.key} ${objective.key}`, {
        student: { id: student.id, name: student.listName },
        objective: { id: objective.id, code: objective.code },
        level: level?.id,
        standing: {
          status: CELL_STATUSES[row.status[i] ?? 0] ?? 'not-assessed',
          level: level?.name ?? null,
          value: row.value[i] ?? null,
        },
      });
    }
  }
  return byCell;
}
