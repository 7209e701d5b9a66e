import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { currentUnit } from '#shared/domain/current-unit.ts';
import {
  isBrought,
  neededFromOutside,
  type Readiness,
  readinessOf,
} from '#shared/domain/cycle/pre-teaching.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { courseNames } from '../store/cycle-store.ts';
import { newestRecords } from '../store/hand-over-store.ts';
import { type ClassBook, classBook } from './class-book.ts';
import { classDay, type StudentDay, studentDays } from './class-day.ts';

/** Before a unit: who lacks what it builds on. Throws TroubleError NOT_FOUND, INVALID. */
export function preTeaching(
  ctx: ReadCtx,
  classId: string,
  wanted: string | null,
  on: IsoDate,
): Output<'preteaching.get'> {
  const book = classBook(ctx, classId);
  const units = book.units.map(({ id, name }) => ({ id, name }));
  const unit = wanted === null ? nextUnit(book, on) : book.units.find((one) => one.id === wanted);
  if (wanted !== null && !unit) {
    throw invalid('unit', found(ctx, 'unit', wanted).name, 'why.unit-unplanned', {
      class: book.row.name,
    });
  }
  if (!unit) return { on, unit: null, units, needs: [], students: [], prepared: 0 };
  const positions = neededFromOutside(
    unit,
    book.objectives.map((objective) => objective.needs),
    book.planned,
  );
  const day = classDay(ctx, book, on);
  const brought = studentDays(ctx, day, day.students).map((one) => ({
    one,
    lacks: positions.flatMap((i) => {
      const why = bringing(book, one, i);
      return why === 'has' ? [] : [{ i, why }];
    }),
  }));
  const records = newestRecords(ctx);
  const unitsOwn = Array.from({ length: unit.count }, (_, n) => unit.first + n);
  const names = courseNames(
    ctx,
    positions.filter((i) => i >= book.planned).map((i) => book.objectives[i]?.key ?? -1),
  );
  return {
    on,
    unit: { id: unit.id, name: unit.name },
    units,
    needs: positions.map((i) => {
      const { id, key, code, statement } = objectiveAt(book, i);
      const lacking = brought.filter(({ lacks }) => lacks.some((lack) => lack.i === i)).length;
      return { id, code, statement, from: names.get(key) ?? null, lacking };
    }),
    students: brought
      .map(({ one, lacks }) => ({
        id: one.student.id,
        name: one.student.listName,
        called: one.student.spoken,
        lacks: lacks.map(({ i, why }) => {
          const { id, code } = objectiveAt(book, i);
          return { id, code, why };
        }),
        shown: shownBefore(book, one, unit),
        brings: [...positions, ...unitsOwn].flatMap((i) =>
          isBroughtHere(book, one, i) ? [objectiveAt(book, i).code] : [],
        ),
        record: records.get(one.student.key) ?? null,
      }))
      .filter(
        ({ lacks, shown, brings, record }) =>
          lacks.length > 0 || shown.length > 0 || brings.length > 0 || record !== null,
      )
      .sort((a, b) => b.lacks.length - a.lacks.length),
    prepared: brought.filter(({ lacks }) => lacks.length === 0).length,
  };
}

type Unit = ClassBook['units'][number];

/** The unit after the one that the plan is at; the first where nothing is dated. */
function nextUnit(book: ClassBook, on: IsoDate): Unit | undefined {
  const placed = book.units.flatMap((unit) =>
    book.objectives
      .slice(unit.first, unit.first + unit.count)
      .map((objective) => ({ unit: unit.id, due: objective.due })),
  );
  const now = currentUnit(placed, on);
  return now ? (book.units[now.number] ?? book.units.at(-1)) : book.units[0];
}

const objectiveAt = (book: ClassBook, i: number) =>
  book.objectives[i] ?? { id: '', key: -1, code: '', statement: '' };

function bringing(book: ClassBook, one: StudentDay, i: number): Readiness {
  const rules = one.facts.ownRules.get(i) ?? book.objectives[i]?.rules;
  if (!rules) return 'has';
  const isPlanned = i < book.planned;
  return readinessOf({
    attempts: one.facts.attempts[i] ?? [],
    rules,
    excused: isPlanned && CELL_STATUSES[one.row.status[i] ?? 0] === 'excused',
  });
}

function isBroughtHere(book: ClassBook, one: StudentDay, i: number): boolean {
  const rules = one.facts.ownRules.get(i) ?? book.objectives[i]?.rules;
  return rules !== undefined && isBrought({ attempts: one.facts.attempts[i] ?? [], rules });
}

/** Codes of the unit's own objectives that a pre-assessment showed and nothing else yet did. */
function shownBefore(book: ClassBook, one: StudentDay, unit: Unit): string[] {
  const codes: string[] = [];
  for (let i = unit.first; i < unit.first + unit.count; i += 1) {
    const objective = book.objectives[i];
    if (!objective || CELL_STATUSES[one.row.status[i] ?? 0] === 'mastered') continue;
    const before = one.facts.attempts[i]?.findLast((other) => other.kind === 'pre-assessment');
    if (before && before.value >= objective.rules.threshold) codes.push(objective.code);
  }
  return codes;
}
