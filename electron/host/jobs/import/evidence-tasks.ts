import type { Scale } from '#shared/domain/scale.ts';
import { ROW } from '#shared/sync/change.ts';
import type { EvidenceEntry } from '../../interchange/reading.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Writes } from './decision.ts';
import type { Found } from './evidence-rows.ts';

/** The tasks that the rows of a file name. */
export interface TaskWriter {
  /** The task of a row that is taken; creates it, its objective and its version where they lack. */
  use(entry: EvidenceEntry, objective: string): { id: string; kind: string } | null;
  /** The name of the highest level that a row's task can show, where the row shows a higher one. */
  bound(task: string | null, shown: Found['shown']): string | null;
  /** How many tasks were created so far. */
  readonly created: number;
}

interface Known {
  readonly id: string;
  readonly kind: string;
  readonly objectives: Set<string>;
  readonly versions: Set<string>;
  /** Key of the highest level it can show; null: any. */
  readonly highest: string | null;
}

/**
 * Tasks of a class by name. A new one has the date of its earliest row and the kind that a row
 * gives (else `test`). Nothing is written for a task until a row that is new uses it, so that a
 * renamed task is not made again by a repeat.
 */
export function createTaskWriter(
  here: Snapshot,
  classId: string,
  scale: Scale,
  entries: readonly EvidenceEntry[],
  writes: Writes,
): TaskWriter {
  const tasks = new Map<string, Known>();
  const byId = new Map<string, Known>();
  for (const [id, row] of here.rows('task')) {
    if (row.class !== classId || tasks.has(row.name)) continue;
    const { kind, highest } = row;
    const task = {
      id,
      kind,
      highest,
      objectives: new Set<string>(),
      versions: new Set<string>(),
    };
    tasks.set(row.name, task);
    byId.set(id, task);
  }
  for (const row of here.rows('taskObjective').values()) {
    byId.get(row.task)?.objectives.add(row.objective);
  }
  for (const row of here.rows('taskVersion').values()) byId.get(row.task)?.versions.add(row.name);

  const first = new Map<string, { on: string; kind: string | null }>();
  for (const { task, on, kind } of entries) {
    if (task === null) continue;
    const before = first.get(task);
    first.set(task, {
      on: before && before.on < on ? before.on : on,
      kind: before?.kind ?? kind,
    });
  }

  let created = 0;
  const create = (name: string): Known => {
    const { on = '', kind = null } = first.get(name) ?? {};
    const id = nameId('task', classId, name);
    const task = {
      id,
      kind: kind ?? 'test',
      objectives: new Set<string>(),
      versions: new Set<string>(),
      highest: null,
    };
    writes.put('task', id, { class: classId, name, kind: task.kind, on, highest: null });
    tasks.set(name, task);
    created += 1;
    return task;
  };

  return {
    use(entry, objective) {
      if (entry.task === null) return null;
      const task = tasks.get(entry.task) ?? create(entry.task);
      if (!task.objectives.has(objective)) {
        task.objectives.add(objective);
        const id = nameId('taskObjective', task.id, objective);
        if (!here.byHand('taskObjective', id, ROW)) {
          const position = task.objectives.size - 1;
          writes.put('taskObjective', id, { task: task.id, objective, position });
        }
      }
      if (entry.version !== null && !task.versions.has(entry.version)) {
        task.versions.add(entry.version);
        const id = nameId('taskVersion', task.id, entry.version);
        if (!here.byHand('taskVersion', id, ROW)) {
          const position = task.versions.size - 1;
          writes.put('taskVersion', id, { task: task.id, name: entry.version, position });
        }
      }
      return task;
    },
    bound(name, shown) {
      const highest = name === null ? null : (tasks.get(name)?.highest ?? null);
      const top = scale.levels.find((level) => level.key === highest);
      return top && shown.kind === 'level' && shown.level.value > top.value ? top.name : null;
    },
    get created() {
      return created;
    },
  };
}
