import { useMemo } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Entered } from './cell-look.ts';
import type { GridAnswer } from './class-rows.ts';

/** What was recorded with the task in view; undefined while all objectives are shown. */
export function useEntered(
  task: string | null,
  levels: GridAnswer['scale']['levels'],
): Entered | undefined {
  const say = useSay();
  const format = useFormat();
  const results = useQuery('task.entered', task === null ? null : { task }).value;
  return useMemo(() => {
    if (task === null || !results) return undefined;
    const byStudent = new Map<string, Map<string, string>>();
    for (const { student, objective, level, score, outOf, version } of results) {
      const result =
        level === null
          ? `${format.number(score ?? 0)}/${format.number(outOf ?? 0)}`
          : (levels.find((one) => one.key === level)?.name ?? level);
      const said =
        version === null
          ? say('grid.entered', { result })
          : say('grid.entered-version', { result, version });
      const known = byStudent.get(student) ?? new Map<string, string>();
      byStudent.set(student, known.set(objective, said));
    }
    return byStudent;
  }, [task, results, levels, say, format]);
}
