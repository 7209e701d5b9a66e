import type { Parsed } from '#shared/contract/contract.ts';
import { holds, needsObjective } from '#shared/domain/mark.ts';
import { belonging } from '../belonging.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { contactsOn, type MarkRow, marksOf } from '../store/mark-store.ts';

type Setting = Parsed<'mark.set'>;
type Cell = Setting['cells'][number];

/** What is said about a student or a cell without being evidence. */
export const marks: Pick<
  Handlers,
  'mark.set' | 'mark.clear' | 'corrective.add' | 'note.add' | 'note.remove'
> = {
  'mark.set': (ctx, input) => {
    const { class: id, kind, on, until = null } = input;
    if (kind === 'recheck' && until === null) {
      throw invalid('mark', kind, 'it needs the day until which it waits');
    }
    if (until !== null && until < on) throw invalid('until', until, `it lies before ${on}`);
    const may = belonging(ctx, id, on);
    const cells = distinct(input.cells, kind);
    for (const { student, objective } of cells) {
      may.student(student);
      if (objective !== null) may.objective(objective, student);
    }
    const set = cells.filter((cell) => setOne(ctx, { ...input, until }, cell)).length;
    ctx.about(subjectOf(id, kind, cells));
    return { set };
  },

  'mark.clear': (ctx, input) => {
    const { class: id, kind } = input;
    const may = belonging(ctx, id, null);
    const cells = distinct(input.cells, kind);
    for (const { student, objective } of cells) {
      may.student(student);
      if (objective !== null) found(ctx, 'objective', objective);
    }
    const cleared = cells.filter((cell) => clearOne(ctx, input, cell)).length;
    ctx.about(subjectOf(id, kind, cells));
    return { cleared };
  },

  'corrective.add': (ctx, { class: id, students, objective, on, kind, note = null }) => {
    const may = belonging(ctx, id, on);
    const helped = [...new Set(students)];
    for (const student of helped) {
      may.student(student);
      may.objective(objective, student);
    }
    const corrective = ctx.newId();
    ctx.rows.insert('corrective', corrective, {
      class: id,
      objective,
      on,
      kind,
      note,
      recordedAt: ctx.now,
    });
    for (const student of helped) {
      const row = { corrective, student };
      ctx.rows.insert('correctiveStudent', nameId('correctiveStudent', corrective, student), row);
    }
    const [only] = helped;
    ctx.about({
      class: id,
      objective,
      count: helped.length,
      ...(helped.length === 1 && only !== undefined ? { student: only } : {}),
    });
    return { corrective };
  },

  'note.add': (ctx, { student, objective, class: id, on, text }) => {
    found(ctx, 'student', student);
    if (objective !== null) found(ctx, 'objective', objective);
    if (id !== null) found(ctx, 'class', id);
    const note = ctx.newId();
    const row = { student, objective, class: id, on, text, recordedAt: ctx.now };
    ctx.rows.insert('privateNote', note, row);
    ctx.about({ student, ...(objective === null ? {} : { objective }) });
    return { note };
  },

  'note.remove': (ctx, { note }) => {
    const { student, objective } = found(ctx, 'privateNote', note);
    ctx.rows.remove('privateNote', note);
    ctx.about({ student, ...(objective === null ? {} : { objective }) });
    return {};
  },
};

/** Contact and absence are about the student alone, however many cells were selected. */
const isAboutStudent = (kind: string): boolean => kind === 'contact' || kind === 'absent';

function distinct(cells: readonly Cell[], kind: string): Cell[] {
  const byKey = new Map<string, Cell>();
  for (const { student, objective } of cells) {
    const cell = { student, objective: isAboutStudent(kind) ? null : objective };
    if (cell.objective === null && needsObjective(kind)) {
      throw invalid('mark', kind, 'it is about an objective, and none is named');
    }
    byKey.set(`${cell.student} ${cell.objective}`, cell);
  }
  return [...byKey.values()];
}

function subjectOf(classId: string, kind: string, cells: readonly Cell[]) {
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

/** The newest mark of the cell that holds on the day. One without an objective is the class's own. */
function holding(
  ctx: WriteCtx,
  { class: id, kind, on }: Pick<Setting, 'class' | 'kind' | 'on'>,
  { student, objective }: Cell,
): MarkRow | undefined {
  return marksOf(ctx, student, kind).findLast(
    (mark) =>
      mark.objective === objective &&
      (objective !== null || mark.class === id) &&
      holds(kind, mark, on),
  );
}

/** Sets one mark; false when it holds already. */
function setOne(
  ctx: WriteCtx,
  setting: Setting & { readonly until: string | null },
  cell: Cell,
): boolean {
  const { class: id, kind, on, until } = setting;
  const { student, objective } = cell;
  if (kind === 'contact') {
    if (contactsOn(ctx, id, student, on, 'contact').length > 0) return false;
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
  const present = holding(ctx, setting, cell);
  if (present && present.until === until) return false;
  if (present) {
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

/** Takes one mark back: what began earlier ends on the day, what began that day is gone. */
function clearOne(ctx: WriteCtx, input: Parsed<'mark.clear'>, cell: Cell): boolean {
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
  const mark = holding(ctx, input, cell);
  if (!mark) return false;
  if (mark.on === on) ctx.rows.remove('mark', mark.id);
  else ctx.rows.update('mark', mark.id, { closedOn: on });
  return true;
}
