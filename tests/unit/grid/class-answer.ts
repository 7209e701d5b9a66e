import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES, type CellFlag, type CellStatus, flagBit } from '#shared/domain/cell.ts';

type Grid = Output<'grid.get'>;

/** A cell as a test writes it: status, level, attempts and flags. */
export interface Written {
  readonly status?: CellStatus;
  readonly level?: number;
  readonly attempts?: number;
  readonly flags?: readonly CellFlag[];
}

export const NOTHING: Written = {};
/** A cell at a level of the default scale (0 not yet … 3 deep). */
export const at = (level: number, more: Written = {}): Written => ({
  status: level === 0 ? 'not-yet' : 'mastered',
  level,
  attempts: 1,
  ...more,
});

/** A grid answer of two units with the cells given line by line; students s0, s1, … */
export function answerOf(
  lines: readonly (readonly Written[])[],
  objectives: Partial<Grid['objectives']> = {},
): Grid {
  const width = lines[0]?.length ?? 0;
  const cells = lines.flat();
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: width }, (_, i) => make(i));
  const all = <T>(make: (i: number) => T): T[] => lines.map((_, i) => make(i));
  const half = Math.ceil(width / 2);
  return {
    class: { id: 'class', name: 'Chemistry' },
    asOf: '2026-11-10',
    scale: {
      id: 'scale',
      name: 'Basic · Clear · Deep',
      threshold: 'basic',
      calculatedThreshold: null,
      builtIn: true,
      levels: ['Not yet', 'Basic', 'Clear', 'Deep'].map((name, i) => ({
        id: `level${i}`,
        key: name.toLowerCase().replace(' ', '-'),
        name,
        value: i + 1,
        cut: null,
        glyph: null,
        colour: null,
      })),
    },
    threshold: 1,
    units: [
      { id: 'u0', name: 'Matter', first: 0, count: half },
      { id: 'u1', name: 'Atoms', first: half, count: width - half },
    ],
    objectives: {
      id: each((i) => `o${i}`),
      code: each((i) => `C${i < half ? 1 : 2}.${(i % half) + 1}`),
      statement: each((i) => `Statement ${i}`),
      critical: each((i) => i === 0),
      due: each(() => null),
      open: each(() => true),
      ...objectives,
    },
    students: {
      schoolId: all((i) => `00${i}`),
      name: all((i) => `Family ${i}, Given`),
      called: all((i) => `Given ${i}`),
      newcomer: all(() => false),
      absent: all(() => false),
      celebrate: all(() => true),
    },
    rows: {
      students: all((i) => `s${i}`),
      status: cells.map((cell) => CELL_STATUSES.indexOf(cell.status ?? 'not-assessed')),
      level: cells.map((cell) => cell.level ?? -1),
      value: cells.map((cell) => (cell.level === undefined ? null : cell.level + 1)),
      attempts: cells.map((cell) => cell.attempts ?? 0),
      flags: cells.map((cell) => (cell.flags ?? []).reduce((sum, flag) => sum + flagBit(flag), 0)),
      behind: all(() => 0),
      ahead: all(() => 0),
      mastered: all(() => 0),
      due: all(() => 0),
    },
    gone: [],
    tasks: [],
  };
}
