import { useEffect } from 'react';
import { useQuery } from '../data/use-query.ts';
import { useSay } from '../ui/say.tsx';

/** A department file's window is told from a teacher's own by its title, also in the task bar. */
export function useWindowTitle(): void {
  const say = useSay();
  const isDepartment = useQuery('department.get', {}).value?.isDepartment === true;
  const title = say(isDepartment ? 'department.window' : 'app.name');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
