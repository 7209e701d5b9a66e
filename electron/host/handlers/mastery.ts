import { TroubleError } from '#shared/contract/errors.ts';
import { NEVER_COUNTS } from '#shared/domain/attempt.ts';
import { classDaysSince } from '#shared/domain/calendar.ts';
import { CELL_STATUSES, flagsOf } from '#shared/domain/cell.ts';
import { type Revisit, retentionProposals } from '#shared/domain/cycle/retention.ts';
import { waitingOn } from '#shared/domain/prerequisite-reach.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import { belonging } from '../class/belonging.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import { objectiveViewByKey } from '../class/objective-view.ts';
import type { ReadCtx } from '../context.ts';
import { goOnAfter, heldOf } from '../evidence/check-outlook.ts';
import { recordCheck } from '../evidence/mastery-check.ts';
import { recommendedOf } from '../evidence/recommended.ts';
import { recordEvidence } from '../evidence/record-evidence.ts';
import { setMarks } from '../evidence/set-marks.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { assessedCells, phraseRows, versionsUsed } from '../store/cycle-store.ts';
import { absentOn } from '../store/facts-store.ts';

/** A group check is for about four. */
const GROUP = 4;

/** Mastery checks and what belongs to them. */
export const mastery: Pick<
  Handlers,
  | 'mastery.prepare'
  | 'mastery.record'
  | 'level.recommend'
  | 'clipboard.enter'
  | 'phrase.list'
  | 'phrase.save'
  | 'retention.get'
  | 'assessor.list'
> = {
  'mastery.prepare': (ctx, { class: classId, objective: id }) => {
    const book = classBook(ctx, classId);
    const key = ctx.rows.keyOf('objective', id);
    const view = objectiveViewByKey(ctx, key);
    const i = book.positions.get(key) ?? book.planned;
    if (!view || i >= book.planned) {
      const objective = found(ctx, 'objective', id).code;
      throw new TroubleError('NOT_PLANNED', { objective, class: book.row.name });
    }
    const day = classDay(ctx, book, ctx.today);
    const days = studentDays(ctx, day, day.students);
    const absent = absentOn(ctx, book.key, ctx.today);
    const used = versionsUsed(ctx, key);
    const recommended = recommendedOf(
      ctx,
      book.scale,
      day.students.map((student) => student.key),
    );
    return {
      objective: {
        id,
        code: view.code,
        statement: view.statement,
        question: view.question,
        examples: view.examples,
      },
      tasks: book.tasks
        .filter((task) => task.objectives.includes(id))
        .map(({ id: task, name, kind, on, versions }) => ({ id: task, name, kind, on, versions })),
      students: days.map(({ student, row, facts }) => ({
        id: student.id,
        name: student.listName,
        called: student.spoken,
        absent: absent.has(student.key),
        status: CELL_STATUSES[row.status[i] ?? 0] ?? 'not-assessed',
        level: book.scale.levels[row.level[i] ?? -1]?.key ?? null,
        attempts: row.attempts[i] ?? 0,
        flags: flagsOf(row.flags[i] ?? 0),
        ...heldOf(book, facts, i),
        recommended: recommended(student.key, key),
        next: goOnAfter(book, row, i),
        celebrate: student.celebrate !== 0,
        used: used
          .filter((one) => one.student === student.key)
          .map((one) => ({ task: one.task, version: one.version ?? '' })),
      })),
      group: suggestedGroup(days, i, absent),
    };
  },

  'mastery.record': (ctx, input) => recordCheck(ctx, classBook(ctx, input.class), input),

  'level.recommend': (ctx, { class: classId, student, objective, level }) => {
    const book = classBook(ctx, classId);
    const may = belonging(ctx, classId, null);
    may.student(student);
    if (objective !== null) may.objective(objective, student);
    if (level !== null && levelIndex(book.scale, level) < 0) {
      const keys = book.scale.levels.map((one) => one.key).join(', ');
      throw invalid('level', level, 'why.levels-of', {
        scale: book.scale.name,
        levels: keys,
      });
    }
    const id = nameId('recommendation', student, objective ?? '');
    if (level !== null) ctx.rows.put('recommendation', id, { student, objective, level });
    else if (ctx.rows.get('recommendation', id)) ctx.rows.remove('recommendation', id);
    ctx.about({ class: classId, student, ...(objective === null ? {} : { objective }) });
    return {};
  },

  'clipboard.enter': (ctx, { class: classId, objective, on, kind, lines }) => {
    const book = classBook(ctx, classId);
    const levels = lines.flatMap(({ student, level }) =>
      level === null ? [] : [{ student, objective, level, on, kind }],
    );
    for (const one of levels) recordEvidence(ctx, book, one);
    const talked = lines.filter((line) => line.contact);
    const cells = talked.map(({ student }) => ({ student, objective: null }));
    const talks =
      cells.length === 0 ? 0 : setMarks(ctx, { class: classId, kind: 'contact', on, cells });
    ctx.about({ class: classId, objective, count: lines.length });
    return { recorded: levels.length, talks };
  },

  'phrase.list': (ctx) => phraseRows(ctx).map((row) => row.text),

  'phrase.save': (ctx, { phrases }) => {
    const wanted = new Set<string>();
    [...new Set(phrases)].forEach((text, position) => {
      const id = nameId('phrase', text);
      wanted.add(id);
      ctx.rows.put('phrase', id, { text, position });
    });
    for (const { id } of phraseRows(ctx)) if (!wanted.has(id)) ctx.rows.remove('phrase', id);
    return {};
  },

  'retention.get': (ctx, { class: classId, on = ctx.today }) => {
    const book = classBook(ctx, classId);
    const day = classDay(ctx, book, on);
    const days = studentDays(ctx, day, day.students);
    const waiting = waitingOn(book.objectives.map((objective) => objective.needs));
    const opens = waiting.map((set) => [...set].filter((other) => other < book.planned).length);
    return retentionProposals(revisits(ctx, book, days, on), opens).map((proposal) => ({
      id: book.objectives[proposal.objective]?.id ?? '',
      code: book.objectives[proposal.objective]?.code ?? '',
      statement: book.objectives[proposal.objective]?.statement ?? '',
      days: proposal.days,
      opens: proposal.opens,
      students: proposal.students.map((place) => ({
        id: days[place]?.student.id ?? '',
        called: days[place]?.student.spoken ?? '',
      })),
    }));
  },

  'assessor.list': (ctx, { class: classId }) => {
    const book = classBook(ctx, classId);
    const by = new Map<string | null, { attempts: number; cells: Cell[] }>();
    const rows = assessedCells(ctx, book.key);
    const last = new Map<string, string>();
    for (const { student, objective, newest } of rows) {
      const cell = `${student} ${objective}`;
      if (newest > (last.get(cell) ?? '')) last.set(cell, newest);
    }
    for (const { assessor, student, objective, n, newest } of rows) {
      const known = by.get(assessor) ?? { attempts: 0, cells: [] };
      by.set(assessor, known);
      known.attempts += n;
      const isLast = newest !== '' && newest === last.get(`${student} ${objective}`);
      known.cells.push({ student, objective, last: isLast });
    }
    return [...by]
      .map(([assessor, known]) => ({ assessor, ...known }))
      .sort((a, b) => b.attempts - a.attempts);
  },
};

interface Cell {
  readonly student: string;
  readonly objective: string;
  readonly last: boolean;
}

/** Who is worked on this objective together: stuck, overdue, tried; those who are here. */
function suggestedGroup(
  days: readonly StudentDay[],
  i: number,
  absent: ReadonlySet<number>,
): string[] {
  const rank = ({ row, student }: StudentDay): number => {
    const status = CELL_STATUSES[row.status[i] ?? 0];
    const flags = flagsOf(row.flags[i] ?? 0);
    if (status === 'mastered' || status === 'excused' || absent.has(student.key)) return 9;
    if (flags.includes('blocked')) return 9;
    if (flags.includes('stuck')) return 0;
    if (flags.includes('overdue')) return 1;
    return status === 'not-yet' || status === 'insufficient' ? 2 : 9;
  };
  return days
    .map((one) => ({ id: one.student.id, rank: rank(one) }))
    .filter((one) => one.rank < 9)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, GROUP)
    .map((one) => one.id);
}

function revisits(
  ctx: ReadCtx,
  book: ClassBook,
  days: readonly StudentDay[],
  on: string,
): Revisit[] {
  const since = new Map<string, number>();
  const daysSince = (from: string) => {
    const known = since.get(from) ?? classDaysSince(book.calendar, from, on);
    since.set(from, known);
    return known;
  };
  const absent = absentOn(ctx, book.key, on);
  return days.flatMap(({ student, row, facts }, place) => {
    if (absent.has(student.key)) return [];
    return row.status.flatMap((status, objective) => {
      // What does not count for the level has not shown that it lasts.
      const newest = facts.attempts[objective]?.findLast(({ kind }) => !NEVER_COUNTS.has(kind));
      if (CELL_STATUSES[status] !== 'mastered' || !newest) return [];
      return [{ student: place, objective, days: daysSince(newest.on) }];
    });
  });
}
