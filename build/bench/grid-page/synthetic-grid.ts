import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES, flagBit } from '#shared/domain/cell.ts';
import { addDays } from '#shared/domain/time.ts';
import { seeded } from '../random.ts';

type Grid = Output<'grid.get'>;

const TODAY = '2026-11-10';
const PER_UNIT = 6;
const LEVELS = ['Not yet', 'Basic', 'Clear', 'Deep'] as const;

const idOf = (kind: number, n: number): string =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`;

/** A class in the middle of its year, the same for the same numbers; no host is behind it. */
export function syntheticGrid(students: number, objectives: number): Grid {
  const random = seeded(7);
  const open = Math.floor(objectives / 3);
  const rows: Grid['rows'] = {
    students: [],
    status: [],
    level: [],
    value: [],
    attempts: [],
    flags: [],
    behind: [],
    ahead: [],
    mastered: [],
    due: [],
  };
  for (let s = 0; s < students; s += 1) {
    const strength = random();
    rows.students.push(idOf(1, s));
    let mastered = 0;
    for (let o = 0; o < objectives; o += 1) {
      const isTried = o < open - 3 + Math.floor(strength * 8);
      const level = isTried ? Math.min(3, Math.floor(strength * 2.6 + random() * 2)) : -1;
      const status = level < 0 ? 'not-assessed' : level === 0 ? 'not-yet' : 'mastered';
      if (status === 'mastered') mastered += 1;
      rows.status.push(CELL_STATUSES.indexOf(status));
      rows.level.push(level);
      rows.value.push(level < 0 ? null : level + 1);
      rows.attempts.push(isTried ? 1 + Math.floor(random() * 3) : 0);
      rows.flags.push(
        status === 'mastered'
          ? 0
          : flagBit(random() < 0.6 ? 'ready' : 'blocked') + (o < open - 4 ? flagBit('overdue') : 0),
      );
    }
    rows.behind.push(Math.max(0, open - mastered));
    rows.ahead.push(Math.max(0, mastered - open));
    rows.mastered.push(mastered);
    rows.due.push(open);
  }
  const units = Math.ceil(objectives / PER_UNIT);
  const each = <T>(make: (i: number) => T): T[] =>
    Array.from({ length: objectives }, (_, i) => make(i));
  return {
    class: { id: idOf(2, 0), name: 'Chemistry P1' },
    asOf: TODAY,
    scale: {
      id: idOf(3, 0),
      name: 'Basic · Clear · Deep',
      threshold: 'basic',
      calculatedThreshold: null,
      builtIn: true,
      levels: LEVELS.map((name, i) => ({
        id: idOf(4, i),
        key: name.toLowerCase().replace(' ', '-'),
        name,
        value: i + 1,
        cut: null,
        glyph: null,
        colour: null,
      })),
    },
    threshold: 1,
    units: Array.from({ length: units }, (_, u) => ({
      id: idOf(5, u),
      name: `Unit ${u + 1} of the year`,
      first: u * PER_UNIT,
      count: Math.min(PER_UNIT, objectives - u * PER_UNIT),
    })),
    objectives: {
      id: each((i) => idOf(6, i)),
      code: each((i) => `C${Math.floor(i / PER_UNIT) + 1}.${(i % PER_UNIT) + 1}`),
      statement: each((i) => `Explain matter number ${i + 1} and say how it is known`),
      critical: each((i) => i % PER_UNIT < 2),
      due: each((i) => addDays(TODAY, (i - open) * 4)),
      open: each((i) => i < open + 6),
    },
    students: {
      schoolId: rows.students.map((_, s) => String(10_000 + s)),
      name: rows.students.map((_, s) => `Family ${s + 1}, Given`),
      called: rows.students.map((_, s) => `Given ${s + 1}`),
      newcomer: rows.students.map(() => false),
      absent: rows.students.map(() => false),
      celebrate: rows.students.map(() => true),
    },
    rows,
    gone: [],
    tasks: [],
  };
}
