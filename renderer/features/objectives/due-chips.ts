import type { Plan } from './plan-part.tsx';

type Planned = Plan['objectives'][number];

/** Something with a target date that can be carried to another day: an objective or a unit. */
export interface DueChip {
  readonly key: string;
  readonly objectives: readonly string[];
  /** Code, or the unit's name. */
  readonly label: string;
  /** How many objectives a unit has; null for a single objective. */
  readonly count: number | null;
  /** What it is in full. */
  readonly about: string;
  /** The day it is due; of a unit whose dates are spread, the last one. */
  readonly on: string;
  /** `late`: its date has passed and half of the class has not mastered it. */
  readonly state: 'late' | 'done' | 'ahead';
  readonly critical: boolean;
}

/** What the class has finished, and what it has not in time. */
export interface DueStates {
  readonly late: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
}

export interface DueChips {
  readonly byDay: ReadonlyMap<string, readonly DueChip[]>;
  /** Units with dates on several days, to be carried as a whole. */
  readonly units: readonly (DueChip & { readonly first: string })[];
}

/** Target dates as things on days: a unit that is due on one day is one thing, else its objectives. */
export function dueChips(objectives: readonly Planned[], states: DueStates): DueChips {
  const byUnit = new Map<string, (Planned & { due: string })[]>();
  for (const planned of objectives) {
    const { due, leftOut, course, unit } = planned;
    if (due === null || leftOut) continue;
    const key = `${course} ${unit}`;
    const known = byUnit.get(key);
    if (known) known.push({ ...planned, due });
    else byUnit.set(key, [{ ...planned, due }]);
  }
  const byDay = new Map<string, DueChip[]>();
  const units: (DueChip & { first: string })[] = [];
  const put = (chip: DueChip) => {
    const there = byDay.get(chip.on);
    if (there) there.push(chip);
    else byDay.set(chip.on, [chip]);
  };
  for (const all of byUnit.values()) {
    const days = all.map((one) => one.due).sort();
    const first = days[0] ?? '';
    const last = days.at(-1) ?? '';
    if (all.length > 1) {
      const whole = unitChip(all, last, states);
      if (first === last) {
        put(whole);
        continue;
      }
      units.push({ ...whole, first });
    }
    for (const one of all) put(objectiveChip(one, states));
  }
  return { byDay, units };
}

const stateOf = (id: string, { late, done }: DueStates): DueChip['state'] =>
  late.has(id) ? 'late' : done.has(id) ? 'done' : 'ahead';

function objectiveChip(one: Planned & { due: string }, states: DueStates): DueChip {
  return {
    key: one.id,
    objectives: [one.id],
    label: one.code,
    count: null,
    about: `${one.code} ${one.statement}`,
    on: one.due,
    state: stateOf(one.id, states),
    critical: one.critical,
  };
}

function unitChip(all: readonly Planned[], on: string, states: DueStates): DueChip {
  const each = all.map((one) => stateOf(one.id, states));
  return {
    key: `unit-${all[0]?.id ?? ''}`,
    objectives: all.map((one) => one.id),
    label: all[0]?.unit ?? '',
    count: all.length,
    about: `${all[0]?.unit ?? ''}: ${all.map((one) => one.code).join(', ')}`,
    on,
    state: each.includes('late') ? 'late' : each.every((one) => one === 'done') ? 'done' : 'ahead',
    critical: false,
  };
}
