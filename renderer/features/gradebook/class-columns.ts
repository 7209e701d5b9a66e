import { dayNumber, type IsoDate } from '#shared/domain/time.ts';
import type { GridColumn, GridGroup } from '../../grid/grid-view.ts';
import type { GridAnswer } from './class-rows.ts';

/** An objective across the top. */
export interface ClassColumn extends GridColumn {
  /** Place of the objective in the answer. */
  readonly place: number;
  readonly fullCode: string;
  readonly statement: string;
  readonly due: IsoDate | null;
  readonly unit: string;
}

export interface ColumnFilter {
  /** Id of the one unit; null for all. */
  readonly unit: string | null;
  readonly isDueThisWeek: boolean;
  readonly isCritical: boolean;
  /** Id of a task: only its objectives, in its order. */
  readonly task: string | null;
}

export interface ClassColumns {
  readonly columns: readonly ClassColumn[];
  readonly groups: readonly GridGroup[];
  /** The heavy line of today stands before this column; null where it divides nothing. */
  readonly lineBefore: number | null;
  /** Codes need more room than a cell is wide. */
  readonly hasLongCodes: boolean;
}

/** More signs than this do not fit above a cell. */
const ROOM = 4;

/** The objectives that a filter leaves, with heads, units and the line of today. */
export function columnsOf(
  grid: GridAnswer,
  filter: ColumnFilter,
  sayColumn: (code: string, statement: string, critical: boolean) => string,
): ClassColumns {
  const { objectives, units } = grid;
  const planned = plannedWidth(grid);
  const more = objectives.code.slice(planned);
  const short = [
    ...shortCodes(objectives.code.slice(0, planned)),
    ...(more.some((code) => code.length > ROOM) ? shortCodes(more) : more),
  ];
  const chosen = chosenPlaces(grid, filter);
  const unitOf = unitByPlace(grid);
  const columns: ClassColumn[] = chosen.map((place, index) => {
    const code = objectives.code[place] ?? '';
    const statement = objectives.statement[place] ?? '';
    const isCritical = objectives.critical[place] ?? false;
    const unit = unitOf(place);
    return {
      id: objectives.id[place] ?? '',
      place,
      code: short[place] ?? code,
      fullCode: code,
      statement,
      label: sayColumn(code, statement, isCritical),
      isStrong: isCritical,
      startsGroup: index > 0 && unitOf(chosen[index - 1] ?? -1) !== unit,
      due: objectives.due[place] ?? null,
      unit: units[unit]?.id ?? '',
    };
  });
  return {
    columns,
    groups: groupsOf(grid, chosen, unitOf),
    lineBefore: todayLine(
      columns.map((column) => column.due),
      grid.asOf,
    ),
    hasLongCodes: columns.some((column) => column.code.length > ROOM),
  };
}

/** How many objectives the class itself plans. */
const plannedWidth = ({ units, objectives }: GridAnswer): number =>
  units.find((unit) => unit.id.startsWith(BEYOND))?.first ?? objectives.id.length;

function chosenPlaces(grid: GridAnswer, filter: ColumnFilter): number[] {
  const { objectives, units, tasks, asOf } = grid;
  const task = filter.task === null ? undefined : tasks.find((one) => one.id === filter.task);
  if (task) {
    return task.objectives.map((id) => objectives.id.indexOf(id)).filter((place) => place !== -1);
  }
  const unit = units.find((one) => one.id === filter.unit);
  return objectives.id
    .map((_, place) => place)
    .filter((place) => {
      const due = objectives.due[place] ?? null;
      if (unit && (place < unit.first || place >= unit.first + unit.count)) return false;
      if (filter.isCritical && objectives.critical[place] !== true) return false;
      return !filter.isDueThisWeek || (due !== null && weekOf(due) === weekOf(asOf));
    });
}

/** Weeks from Monday, counted from 1969-12-29. */
const weekOf = (date: IsoDate): number => Math.floor((dayNumber(date) + 3) / 7);

function unitByPlace(grid: GridAnswer): (place: number) => number {
  const byPlace = new Int32Array(grid.objectives.id.length).fill(-1);
  grid.units.forEach((unit, u) => {
    byPlace.fill(u, unit.first, unit.first + unit.count);
  });
  return (place) => byPlace[place] ?? -1;
}

function groupsOf(
  grid: GridAnswer,
  chosen: readonly number[],
  unitOf: (place: number) => number,
): GridGroup[] {
  const groups: GridGroup[] = [];
  chosen.forEach((place, index) => {
    const unit = unitOf(place);
    const last = groups.at(-1);
    const before = index === 0 ? -2 : unitOf(chosen[index - 1] ?? -1);
    if (last && before === unit) {
      groups[groups.length - 1] = { ...last, count: last.count + 1 };
    } else {
      const known = grid.units[unit];
      const name = known ? unitName(known, unit) : '';
      groups.push({ id: `${known?.id ?? 'none'}-${index}`, name, first: index, count: 1 });
    }
  });
  return groups;
}

/** What the id of a group begins with that lies beyond the plan. */
export const BEYOND = 'beyond ';

/** Units are spoken of by number; a name that brings one keeps its own, and so does a course beyond. */
export function unitName({ id, name }: { id: string; name: string }, index: number): string {
  return /\d/.test(name) || id.startsWith(BEYOND) ? name : `${index + 1} ${name}`;
}

/**
 * Codes without what all of them begin with (`C2.2` → `2.2`), cut only where a number or a new
 * segment begins, so that what is left still reads as a code.
 */
export function shortCodes(codes: readonly string[]): string[] {
  const first = codes[0];
  if (first === undefined || codes.length < 2) return [...codes];
  let length = 0;
  while (length < first.length && codes.every((code) => code[length] === first[length])) {
    length += 1;
  }
  while (length > 0 && !codes.every((code) => startsSegment(code, length))) length -= 1;
  return codes.map((code) => code.slice(length));
}

function startsSegment(code: string, at: number): boolean {
  const before = code[at - 1] ?? '';
  const here = code[at] ?? '';
  if (here === '') return false;
  const isSign = (sign: string) => /[\p{L}\p{N}]/u.test(sign);
  if (!isSign(before)) return isSign(here);
  return /\p{L}/u.test(before) && /\p{N}/u.test(here);
}

/**
 * The boundary that parts dates up to today from later ones, with the fewest on the wrong side;
 * plans need not be in the order of their dates. Null where nothing lies on one of the sides.
 */
export function todayLine(dues: readonly (IsoDate | null)[], today: IsoDate): number | null {
  const later = (due: IsoDate | null | undefined): number =>
    due === null || due === undefined ? 0 : due > today ? 1 : -1;
  let wrong = dues.filter((due) => later(due) === -1).length;
  let least = wrong;
  let best = 0;
  dues.forEach((due, index) => {
    wrong += later(due);
    if (wrong < least) {
      least = wrong;
      best = index + 1;
    }
  });
  return best === 0 || best === dues.length ? null : best;
}
