import { useEffect } from 'react';
import { useActions } from '../../app/actions.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useSay } from '../../ui/say.tsx';
import type { GridAnswer } from './class-rows.ts';

/** The part of the address that asks for a new task. */
const NEW = 'new-task';

export interface TaskActions {
  readonly grid: GridAnswer;
  /** Shows only the objectives of a task; null: all. */
  readonly onTask: (task: string | null) => void;
  readonly onNew: () => void;
}

/** Every task is reached by its name from the palette; a new one is made from anywhere. */
export function useTaskActions({ grid, onTask, onNew }: TaskActions): void {
  const say = useSay();
  const route = useRoute();
  const isAsked = route.at === 'class' && route.part === NEW;
  useActions(
    grid.tasks.map((task) => ({
      id: `task-${task.id}`,
      label: say('action.by-task', { task: task.name }),
      run: () => onTask(task.id),
    })),
  );
  useEffect(() => {
    if (!isAsked) return;
    onNew();
    go({ at: 'class', class: grid.class.id, view: 'grid' }, 'replace');
  }, [isAsked, onNew, grid.class.id]);
}
