import type { Parsed } from '#shared/contract/contract.ts';
import { holds, needsObjective } from '#shared/domain/mark.ts';
import { belonging } from '../class/belonging.ts';
import type { WriteCtx } from '../context.ts';
import { invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import { contactsOn, type MarkRow, marksOf } from '../store/mark-store.ts';
import { isSettled, wasAskedSince } from './settled-mark.ts';

type Setting = Parsed<'mark.set'>;
type Cell = Setting['cells'][number];

/**
 * Sets one kind of mark on cells; answers how many did not hold it yet. Throws TroubleError:
 * INVALID, NOT_ENROLLED, NOT_PLANNED, NOT_FOUND.
 */
export function setMarks(ctx: WriteCtx, input: Setting): number {
  const { class: id, kind, on, until = null } = input;
  if (kind === 'recheck' && until === null) {
    throw invalid('mark', kind, 'why.mark-until');
  }
  if (until !== null && until < on) {
    throw invalid('until', until, 'why.before-day', { day: on });
  }
  const may = belonging(ctx, id, on);
  const cells = distinctCells(input.cells, kind);
  for (const { student, objective } of cells) {
    may.student(student);
    if (objective !== null) may.objective(objective, student);
  }
  return cells.filter((cell) => setOne(ctx, { ...input, until }, cell)).length;
}

/** Contact and absence are about the student alone, however many cells were selected. */
const isAboutStudent = (kind: string): boolean => kind === 'contact' || kind === 'absent';

/** The cells of a call, each once. Throws TroubleError INVALID where an objective is missing. */
export function distinctCells(cells: readonly Cell[], kind: string): Cell[] {
  const byKey = new Map<string, Cell>();
  for (const { student, objective } of cells) {
    const cell = { student, objective: isAboutStudent(kind) ? null : objective };
    if (cell.objective === null && needsObjective(kind)) {
      throw invalid('mark', kind, 'why.mark-objective');
    }
    byKey.set(`${cell.student} ${cell.objective}`, cell);
  }
  return [...byKey.values()];
}

/** What the history says such a call was about. */
export function aboutCells(classId: string, kind: string, cells: readonly Cell[]) {
  const [cell] = cells;
  const only = cells.length === 1 && cell ? cell : null;
  return {
    class: classId,
    kind,
    count: cells.length,
    ...(only ? { student: only.student } : {}),
    ...(only?.objective ? { objective: only.objective } : {}),
  };
}

/** The marks of the cell that hold on the day. One without an objective is the class's own. */
function holding(
  ctx: WriteCtx,
  { class: id, kind, on }: Pick<Setting, 'class' | 'kind' | 'on'>,
  { student, objective }: Cell,
): MarkRow[] {
  return marksOf(ctx, student, kind).filter(
    (mark) =>
      mark.objective === objective &&
      (objective !== null || mark.class === id) &&
      holds(kind, mark, on),
  );
}

const OPPOSITE: Partial<Record<Setting['kind'], Setting['kind']>> = {
  excused: 'missing',
  missing: 'excused',
};

/** Sets one mark; false when it holds already. */
function setOne(
  ctx: WriteCtx,
  setting: Setting & { readonly until: string | null },
  cell: Cell,
): boolean {
  const { class: id, kind, on, until } = setting;
  const { student, objective } = cell;
  if (kind === 'contact') {
    const today = contactsOn(ctx, id, student, on, 'contact');
    // Once a day is enough, unless something waits for a talk that came after it.
    if (today.length > 0 && !wasAskedSince(ctx, student, today, on)) return false;
    const row = { student, class: id, on, kind, note: null, recordedAt: ctx.now };
    ctx.rows.insert('contact', ctx.newId(), row);
    return true;
  }
  if (kind === 'absent') {
    const absence = nameId('absence', id, student, on);
    if (ctx.rows.get('absence', absence)) return false;
    ctx.rows.put('absence', absence, { class: id, student, on });
    return true;
  }
  // Not asked and missing say the opposite of each other: the newer word holds.
  const other = OPPOSITE[kind];
  const didEnd = other !== undefined && clearOne(ctx, { ...setting, kind: other }, cell);
  const present = holding(ctx, setting, cell).at(-1);
  // What was answered since is over, and is asked for anew.
  const isOpen = present !== undefined && !isSettled(ctx, kind, present, cell);
  if (isOpen && present.until === until) return didEnd;
  if (isOpen) {
    ctx.rows.update('mark', present.id, { until });
    return true;
  }
  ctx.rows.insert('mark', ctx.newId(), {
    student,
    objective,
    class: id,
    kind,
    on,
    until,
    recordedAt: ctx.now,
    closedOn: null,
  });
  return true;
}

/**
 * Takes a mark back, however often it was set (on two laptops, or anew after an answer): what began
 * earlier ends on the day, what began that day is gone.
 */
export function clearOne(ctx: WriteCtx, input: Parsed<'mark.clear'>, cell: Cell): boolean {
  const { class: id, kind, on } = input;
  if (kind === 'contact') {
    const contacts = contactsOn(ctx, id, cell.student, on, 'contact');
    for (const contact of contacts) ctx.rows.remove('contact', contact);
    return contacts.length > 0;
  }
  if (kind === 'absent') {
    const absence = nameId('absence', id, cell.student, on);
    if (!ctx.rows.get('absence', absence)) return false;
    ctx.rows.remove('absence', absence);
    return true;
  }
  const marks = holding(ctx, input, cell);
  for (const mark of marks) {
    if (mark.on === on) ctx.rows.remove('mark', mark.id);
    else ctx.rows.update('mark', mark.id, { closedOn: on });
  }
  return marks.length > 0;
}
