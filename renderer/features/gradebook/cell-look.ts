import { CELL_STATUSES, type CellFlag, flagsOf } from '#shared/domain/cell.ts';
import type { Say } from '#shared/text/text.ts';
import type { CellLook } from '../../grid/grid-view.ts';
import { fillOf, toneOf } from '../../ui/level-tone.ts';
import { type OwnLook, ownClass, ringOf, signOf } from '../../ui/own-level.ts';
import type { ClassColumn } from './class-columns.ts';
import { type GridAnswer, OUTSIDE, type PendingCell, type StudentRow } from './class-rows.ts';

/** Flags that the grid draws; `blocked` and `check-first` are for panel and filter. */
const DRAWN: readonly CellFlag[] = [
  'ready',
  'overdue',
  'stuck',
  'slipped',
  'missing',
  'recheck',
  'pre-learned',
  'overridden',
  'parts-ready',
  'to-confirm',
];

export type Describe = (row: StudentRow, column: ClassColumn) => CellLook;

/**
 * How the cells of a class look and what they say. Both depend on a few small numbers, so that
 * thousands of cells share a few dozen texts.
 */
export function createDescribe(
  say: Say,
  scale: Pick<GridAnswer['scale'], 'levels'>,
  threshold: number,
): Describe {
  const { levels } = scale;
  const looks = new Map<number, CellLook>();

  const lookOf = (status: number, level: number, attempts: number, flags: number): CellLook => {
    // 3 bits, 6 bits, 8 bits, 12 bits: below 2^31, so that the map's keys stay small integers.
    const many = Math.min(attempts, 255);
    const key = status + (level + 1) * 8 + many * 512 + flags * 131_072;
    const known = looks.get(key);
    if (known) return known;
    const made = {
      className: `cell ${levelClass(status, level)}${flagClass(flags)}`,
      corner: cornerOf(status, level, attempts),
      label: wordsOf(status, level, attempts, flags),
    };
    looks.set(key, made);
    return made;
  };

  const levelClass = (status: number, level: number): string => {
    const name = CELL_STATUSES[status] ?? 'not-assessed';
    if (!showsLevel(status, level)) return name;
    return cellOfLevel(levels, threshold, level);
  };

  const cornerOf = (status: number, level: number, attempts: number): string => {
    const count = attempts > 1 ? String(attempts) : '';
    const sign = showsLevel(status, level) ? signOf(levels[level]) : null;
    return sign === null ? count : `${sign}${raised(count)}`;
  };

  const wordsOf = (status: number, level: number, attempts: number, flags: number): string => {
    const name = CELL_STATUSES[status] ?? 'not-assessed';
    const isLevel = (name === 'not-yet' || name === 'mastered') && level >= 0;
    const parts = [isLevel ? (levels[level]?.name ?? '') : say(`status.${name}`)];
    if (attempts > 0) parts.push(say('grid.attempts', { count: attempts }));
    for (const flag of flagsOf(flags)) parts.push(say(`flag.${flag}`));
    return parts.join(', ');
  };

  const pendingLook = (pending: PendingCell, row: StudentRow, at: number): CellLook => {
    const [status, level] = [row.status[at] ?? 1, row.level[at] ?? -1];
    const attempts = row.attempts[at] ?? 0;
    const look =
      pending.type === 'level'
        ? lookOf(
            CELL_STATUSES.indexOf(pending.level >= threshold ? 'mastered' : 'not-yet'),
            pending.level,
            Math.max(1, attempts),
            0,
          )
        : lookOf(
            pending.status === null ? status : CELL_STATUSES.indexOf(pending.status),
            level,
            attempts,
            pending.flags,
          );
    return { ...look, className: `${look.className} is-saving` };
  };

  const outside: CellLook = { className: 'cell outside', corner: '', label: say('grid.outside') };

  return (row, column) => {
    const { place } = column;
    const pending = row.pending?.get(place);
    const look = pending
      ? pendingLook(pending, row, place)
      : row.status[place] === OUTSIDE
        ? outside
        : lookOf(
            row.status[place] ?? 1,
            row.level[place] ?? -1,
            row.attempts[place] ?? 0,
            row.flags[place] ?? 0,
          );
    return {
      className: column.startsGroup ? `${look.className} starts` : look.className,
      corner: look.corner,
      label: `${column.label}, ${look.label}`,
    };
  };
}

/** By student and objective: whether the person's judgement is the newest that counts. */
export type Judged = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Marks the cells that somebody judged, and says so: the newest attempt, or an earlier one. */
export function markJudged(describe: Describe, judged: Judged, by: string, say: Say): Describe {
  const who = by || say('grid.assessor-unnamed');
  const last = say('grid.assessed-by', { by: who });
  const earlier = say('grid.assessed-earlier', { by: who });
  return (row, column) => {
    const look = describe(row, column);
    const isLast = judged.get(row.id)?.get(column.id);
    if (isLast === undefined) return look;
    return {
      ...look,
      className: `${look.className} is-judged${isLast ? '' : ' is-earlier'}`,
      label: `${look.label}, ${isLast ? last : earlier}`,
    };
  };
}

/** By student and objective: what was recorded with the task in view, in words. */
export type Entered = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** In the view by task what it has no result for steps back, and what it has is said. */
export function markEntered(describe: Describe, entered: Entered, say: Say): Describe {
  const nothing = say('grid.not-entered');
  return (row, column) => {
    const look = describe(row, column);
    const said = entered.get(row.id)?.get(column.id);
    const isSaving = row.pending?.has(column.place) === true;
    const steps = said === undefined && !isSaving ? ' is-not-entered' : '';
    return {
      ...look,
      className: `${look.className}${steps}`,
      label: `${look.label}, ${said ?? nothing}`,
    };
  };
}

function flagClass(flags: number): string {
  let names = '';
  for (const flag of flagsOf(flags)) if (DRAWN.includes(flag)) names += ` is-${flag}`;
  // The filter by flag dims by these too, whether they are drawn or not.
  if (names !== '') names += ' has-flag';
  return `${names}${flagsOf(flags).includes('blocked') ? ' is-blocked' : ''}`;
}

function showsLevel(status: number, level: number): boolean {
  const name = CELL_STATUSES[status] ?? 'not-assessed';
  return level >= 0 && name !== 'excused' && name !== 'not-assessed' && name !== 'insufficient';
}

/** Class names of a cell at a level: its ground and mark, or those of the scale's own. */
export function cellOfLevel(levels: readonly OwnLook[], threshold: number, level: number): string {
  const tone = toneOf(level, threshold, levels.length);
  const fill = ringOf(levels[level]) ?? fillOf(level, levels.length);
  return `${tone} fill-${fill}${ownClass(levels[level], level)}`;
}

const raised = (digits: string): string =>
  digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
