import { belonging } from '../class/belonging.ts';
import { addCorrective } from '../evidence/add-corrective.ts';
import { aboutCells, clearOne, distinctCells, setMarks } from '../evidence/set-marks.ts';
import { found } from '../found.ts';
import type { Handlers } from '../registry.ts';

/** What is said about a student or a cell without being evidence. */
export const marks: Pick<
  Handlers,
  'mark.set' | 'mark.clear' | 'corrective.add' | 'note.add' | 'note.remove'
> = {
  'mark.set': (ctx, input) => {
    const set = setMarks(ctx, input);
    ctx.about(aboutCells(input.class, input.kind, distinctCells(input.cells, input.kind)));
    return { set };
  },

  'mark.clear': (ctx, input) => {
    const { class: id, kind } = input;
    const may = belonging(ctx, id, null);
    const cells = distinctCells(input.cells, kind);
    for (const { student, objective } of cells) {
      may.student(student);
      if (objective !== null) found(ctx, 'objective', objective);
    }
    const cleared = cells.filter((cell) => clearOne(ctx, input, cell)).length;
    ctx.about(aboutCells(id, kind, cells));
    return { cleared };
  },

  'corrective.add': (ctx, { class: id, students, objective, on, kind, note = null }) => {
    const may = belonging(ctx, id, on);
    const helped = [...new Set(students)];
    for (const student of helped) {
      may.student(student);
      may.objective(objective, student);
    }
    const row = { class: id, objective, on, kind, note, recordedAt: ctx.now };
    const corrective = addCorrective(ctx, row, helped);
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
