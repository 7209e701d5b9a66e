import type { Output } from '#shared/contract/contract.ts';
import { isUnseen, type MapFigures, UNSEEN_SIGN } from '#shared/domain/map-cell.ts';
import type { Say } from '#shared/text/text.ts';
import type { CellLook, GridColumn, GridFoot, GridGroup, GridSort } from '../../grid/grid-view.ts';
import type { Tone } from '../../ui/level-tone.ts';
import { percent } from './percent.ts';

export type HeatAnswer = Output<'department.objectives'>;
/** What of a cell is shown: who has mastered, or in whom anything was seen. */
export type Shown = 'mastered' | 'assessed';

/** A section as a column, with its place in the answer. */
export interface HeatColumn extends GridColumn {
  readonly at: number;
}

/** How the map is read: what is shown, what is looked for, what it is sorted by. */
export interface HeatWish {
  readonly shown: Shown;
  readonly find: string;
  readonly sort: GridSort;
}

/** In the order of the courses; not sorted by any section. */
export const BY_PLAN: GridSort = { by: 'plan', direction: 'up' };

/** Whether any of some texts holds what is looked for. */
function holds(wanted: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

/** Over fewer sections than this a teacher's name would not be read. */
const NAMED_FROM = 3;

/** Whether the sections bear their teachers' names, because too few stand under each. */
function isEachNamed(columns: readonly { readonly teacher: string }[]): boolean {
  const counts = new Map<string, number>();
  for (const { teacher } of columns) counts.set(teacher, (counts.get(teacher) ?? 0) + 1);
  return Math.max(0, ...counts.values()) < NAMED_FROM;
}

/** Sections that are looked for; all, where the words mean no section. */
export function columnsOf(map: HeatAnswer, find: string): HeatColumn[] {
  const wanted = find.trim().toLowerCase();
  const all = map.sections.map(({ class: id, name, teacher }, at) => ({ id, name, teacher, at }));
  const found = all.filter(({ name, teacher }) => holds(wanted, name, teacher));
  const drawn = found.length === 0 ? all : found;
  const isNamed = isEachNamed(drawn);
  return drawn.map(({ id, name, teacher, at }, i) => ({
    ...{ at, id, isStrong: false, label: `${teacher}: ${name}` },
    // The section first: a long name is cut at its end, and must not cut what tells two apart.
    code: isNamed ? `${name}, ${teacher}` : name,
    startsGroup: drawn[i - 1]?.teacher !== teacher,
  }));
}

/** The teachers over their sections; `all` over those that bear their names themselves. */
export function groupsOf(
  map: HeatAnswer,
  columns: readonly HeatColumn[],
  all: string,
): GridGroup[] {
  const teacherOf = ({ at }: HeatColumn) => map.sections[at]?.teacher ?? '';
  if (isEachNamed(columns.map((column) => ({ teacher: teacherOf(column) })))) {
    return [{ id: 'all', name: all, first: 0, count: columns.length }];
  }
  const groups: { id: string; name: string; first: number; count: number }[] = [];
  columns.forEach((column, first) => {
    const last = groups.at(-1);
    if (last && !column.startsGroup) last.count += 1;
    else groups.push({ id: column.id, name: teacherOf(column) || all, first, count: 1 });
  });
  return groups;
}

/** Places of the objectives that are looked for, in the order asked for; all, where none is meant. */
export function rowsOf(map: HeatAnswer, { find, sort, shown }: HeatWish): number[] {
  const wanted = find.trim().toLowerCase();
  const all = map.objectives.map((_, row) => row);
  const found = all.filter((row) => {
    const objective = map.objectives[row];
    return objective && holds(wanted, objective.code, objective.statement, objective.course);
  });
  const rows = found.length === 0 ? all : found;
  const column = map.sections.findIndex((section) => section.class === sort.by);
  if (column < 0) return rows;
  const turn = sort.direction === 'up' ? 1 : -1;
  const shareOf = (row: number) => shareAt(map, shown, row, column);
  return [...rows].sort((a, b) => {
    const [x, y] = [shareOf(a), shareOf(b)];
    // What the section does not plan stands below, whichever way.
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return turn * (x - y) || a - b;
  });
}

/** True where the words mean neither a section nor an objective. */
export function isFoundNowhere(map: HeatAnswer, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  return (
    !map.sections.some(({ name, teacher }) => holds(wanted, name, teacher)) &&
    !map.objectives.some(({ code, statement, course }) => holds(wanted, code, statement, course))
  );
}

/** Share of those asked; null where nobody is. */
function shareAt(map: HeatAnswer, shown: Shown, row: number, column: number): number | null {
  const at = row * map.sections.length + column;
  const of = map.asked[at] ?? -1;
  return of > 0 ? (map[shown][at] ?? 0) / of : null;
}

/** Grounds part at one half, as those of levels part at the threshold. */
function toneOfShare(share: number): Tone {
  if (share < 0.25) return 'warm0';
  if (share < 0.5) return 'warm1';
  if (share < 0.7) return 'cool1';
  return share < 0.9 ? 'cool2' : 'cool3';
}

/** How a cell looks and what it says. */
export function createDescribe(say: Say, map: HeatAnswer, shown: Shown) {
  return (row: number, column: HeatColumn): CellLook => {
    const at = row * map.sections.length + column.at;
    const of = map.asked[at] ?? -1;
    const starts = column.startsGroup ? ' starts' : '';
    if (of < 0) {
      return { className: `cell outside${starts}`, corner: '', label: say('department.unplanned') };
    }
    if (of === 0) {
      return { className: `cell excused${starts}`, corner: '', label: say('department.nobody') };
    }
    const words = wordsAt(say, map, row, column.at);
    if (isUnseen(figuresAt(map, at))) {
      return { className: `cell sign${starts}`, corner: UNSEEN_SIGN, label: words };
    }
    const share = (map[shown][at] ?? 0) / of;
    const corner = String(Math.round(share * 100));
    return {
      className: `cell sign ${toneOfShare(share)}${starts}`,
      corner,
      label: `${corner} %: ${words}`,
    };
  };
}

/** The figures of one place of the map. */
export const figuresAt = (map: HeatAnswer, at: number): MapFigures => ({
  asked: map.asked[at] ?? -1,
  assessed: map.assessed[at] ?? 0,
  mastered: map.mastered[at] ?? 0,
});

/** A cell in words; nothing where the section does not plan the objective. */
export function wordsAt(say: Say, map: HeatAnswer, row: number, column: number): string {
  const at = row * map.sections.length + column;
  const of = map.asked[at] ?? -1;
  if (of < 0) return say('department.unplanned');
  if (of === 0) return say('department.nobody');
  const [mastered, assessed] = [map.mastered[at] ?? 0, map.assessed[at] ?? 0];
  return say('department.cell', { mastered, asked: of, assessed });
}

/** What each section has of all its objectives, as the feet of the columns. */
export function feetOf(map: HeatAnswer, shown: Shown, columns: readonly HeatColumn[]): GridFoot[] {
  return columns.map(({ id, at, label }) => {
    let [asked, counted] = [0, 0];
    for (let row = 0; row < map.objectives.length; row += 1) {
      const cell = row * map.sections.length + at;
      asked += Math.max(0, map.asked[cell] ?? 0);
      counted += Math.max(0, map[shown][cell] ?? 0);
    }
    const share = asked === 0 ? 0 : (100 * counted) / asked;
    const ground = `linear-gradient(to top, var(--cool3) ${share}%, var(--line) 0)`;
    return { id, label: `${label}, ${percent(counted, asked)}`, background: ground };
  });
}
