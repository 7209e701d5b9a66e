import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES, flagsOf } from '#shared/domain/cell.ts';

type Grid = Output<'grid.get'>;

/** The grid as programs read it: the columns of the answer set out as students with their cells. */
export function expandGrid(grid: Grid) {
  const { objectives, rows, scale, students } = grid;
  const width = objectives.id.length;
  const unitOf = (at: number): string =>
    grid.units.find((unit) => at >= unit.first && at < unit.first + unit.count)?.name ?? '';
  return {
    class: grid.class.name,
    asOf: grid.asOf,
    scale: {
      name: scale.name,
      threshold: scale.levels[grid.threshold]?.key ?? scale.threshold,
      levels: scale.levels.map(({ key, name, value }) => ({ key, name, value })),
    },
    objectives: objectives.id.map((id, at) => ({
      id,
      code: objectives.code[at] ?? '',
      unit: unitOf(at),
      critical: objectives.critical[at] ?? false,
      due: objectives.due[at] ?? null,
      open: objectives.open[at] ?? false,
    })),
    students: rows.students.map((id, row) => ({
      id,
      schoolId: students.schoolId[row] ?? null,
      name: students.name[row] ?? '',
      pace: { behind: rows.behind[row] ?? 0, ahead: rows.ahead[row] ?? 0 },
      mastered: rows.mastered[row] ?? 0,
      due: rows.due[row] ?? 0,
      cells: objectives.code.map((objective, column) => {
        const at = row * width + column;
        return {
          objective,
          status: CELL_STATUSES[rows.status[at] ?? -1] ?? 'not-assessed',
          value: rows.value[at] ?? null,
          level: scale.levels[rows.level[at] ?? -1]?.key ?? null,
          attempts: rows.attempts[at] ?? 0,
          flags: flagsOf(rows.flags[at] ?? 0),
        };
      }),
    })),
  };
}

export type ExpandedGrid = ReturnType<typeof expandGrid>;
