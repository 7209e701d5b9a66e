import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { type LetterRule, lettersToSet } from '#shared/domain/letter/rule.ts';
import { listName } from '#shared/domain/roster.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import { belonging } from '../class/belonging.ts';
import { classBook } from '../class/class-book.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { levelOf } from '../evidence/record-evidence.ts';
import { found, invalid } from '../found.ts';
import { judgedOverride } from '../letters/overrides.ts';
import { ruleOfClass } from '../letters/rule-of-class.ts';
import type { Handlers } from '../registry.ts';
import { teacherName } from '../store/gradebook-store.ts';
import {
  type CellOverrideRow,
  cellOverrides,
  classesWithLetterOverrides,
  type LetterOverrideRow,
  letterOverridesOf,
  rivals,
} from '../store/override-store.ts';
import { allTerms } from '../store/term-store.ts';

type Listed = Output<'override.list'>[number];

/** A person's value in place of the calculated one. */
export const overrides: Pick<
  Handlers,
  'override.cell' | 'override.letter' | 'override.remove' | 'override.list'
> = {
  'override.cell': (ctx, { class: classId, student, objective, level, reason, locked = false }) => {
    const may = belonging(ctx, classId, null);
    may.student(student);
    may.objective(objective, student);
    const { scale } = classBook(ctx, classId);
    const cell = { student, objective, class: classId };
    ctx.about({ class: classId, student, objective });
    replaceRivals(ctx, {
      student: ctx.rows.keyOf('student', student),
      objective: ctx.rows.keyOf('objective', objective),
    });
    const override = ctx.newId();
    ctx.rows.insert('cellOverride', override, {
      ...cell,
      level: levelOf(scale, level),
      reason,
      locked,
      by: teacherName(ctx),
      recordedAt: ctx.now,
    });
    return { override };
  },

  'override.letter': (ctx, { class: classId, student, term, letter, reason, locked = false }) => {
    belonging(ctx, classId, null).student(student);
    if (term !== null) found(ctx, 'term', term);
    refuseStrangeLetter(ruleOfClass(ctx, classId).rule, letter);
    ctx.about({ class: classId, student });
    replaceRivals(ctx, {
      student: ctx.rows.keyOf('student', student),
      class: ctx.rows.keyOf('class', classId),
      term: term === null ? null : ctx.rows.keyOf('term', term),
    });
    const override = ctx.newId();
    ctx.rows.insert('letterOverride', override, {
      student,
      class: classId,
      term,
      letter,
      reason,
      locked,
      by: teacherName(ctx),
      recordedAt: ctx.now,
    });
    return { override };
  },

  'override.remove': (ctx, { override }) => {
    const cell = ctx.rows.get('cellOverride', override);
    const row = cell ?? ctx.rows.get('letterOverride', override);
    if (!row) throw new TroubleError('NOT_FOUND', { what: 'override', name: override });
    const { class: classId, student } = row;
    ctx.about({ class: classId, student, ...(cell && { objective: cell.objective }) });
    ctx.rows.remove(cell ? 'cellOverride' : 'letterOverride', override);
    return {};
  },

  'override.list': (ctx, { class: classId }) => {
    if (classId !== null) found(ctx, 'class', classId);
    const only = classId === null ? null : ctx.rows.keyOf('class', classId);
    const cells = [...cellOverrides(ctx).values()]
      .flat()
      .filter((row) => only === null || row.class === only);
    const classes = only === null ? classesWithLetterOverrides(ctx) : [only];
    const terms = new Map(allTerms(ctx).map((term) => [ctx.rows.keyOf('term', term.id), term]));
    const letters = classes
      .flatMap((key) => letterOverridesOf(ctx, key))
      .filter((row) => row.term === null || terms.has(row.term));
    return [
      ...cells.map((row) => cellListed(ctx, row)),
      ...letters.map((row) => letterListed(ctx, row)),
    ].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  },
};

/** No receiver takes, and no distribution counts, a letter that the class's rule does not have. */
function refuseStrangeLetter(rule: LetterRule, letter: string): void {
  const known = lettersToSet(rule);
  if (known.includes(letter)) return;
  const letters = known.join(', ');
  throw invalid('letter', letter, 'override.no-such-letter', { rule: rule.name, letters });
}

/** A new value takes the place of an earlier one of the same cell or letter. */
function replaceRivals(ctx: WriteCtx, of: Parameters<typeof rivals>[1]): void {
  const { table, ids } = rivals(ctx, of);
  for (const id of ids) ctx.rows.remove(table, id);
}

function common(ctx: ReadCtx, row: CellOverrideRow | LetterOverrideRow) {
  const classId = ctx.rows.idOf('class', row.class);
  const studentId = ctx.rows.idOf('student', row.student);
  const person = ctx.rows.get('student', studentId);
  return {
    id: row.id,
    class: { id: classId, name: ctx.rows.get('class', classId)?.name ?? '' },
    student: {
      id: studentId,
      schoolId: person?.schoolId ?? null,
      name: person ? listName(person) : '',
    },
    reason: row.reason,
    by: row.by,
    at: row.recordedAt,
    on: ctx.dayOf(row.recordedAt),
    locked: row.locked === 1,
  };
}

function cellListed(ctx: ReadCtx, row: CellOverrideRow): Listed {
  const shared = common(ctx, row);
  const book = classBook(ctx, shared.class.id);
  const objective = ctx.rows.idOf('objective', row.objective);
  const { state, calculated } = judgedOverride(ctx, book, row);
  const { levels } = book.scale;
  const nameOf = (value: number) => levels[levelIndexFor(book.scale, value)]?.name ?? '';
  const level = ctx.rows.get('level', ctx.rows.idOf('level', row.level));
  return {
    ...shared,
    objective: { id: objective, code: ctx.rows.get('objective', objective)?.code ?? '' },
    term: null,
    value: level?.name ?? '',
    calculated: calculated === null ? null : nameOf(calculated),
    state,
  };
}

function letterListed(ctx: ReadCtx, row: LetterOverrideRow): Listed {
  const term = row.term === null ? null : ctx.rows.idOf('term', row.term);
  return {
    ...common(ctx, row),
    objective: null,
    term: term === null ? null : { id: term, name: ctx.rows.get('term', term)?.name ?? '' },
    value: row.letter,
    calculated: null,
    state: 'holds',
  };
}
