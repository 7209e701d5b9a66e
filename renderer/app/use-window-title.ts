import { useEffect } from 'react';
import { useSay } from '../ui/say.tsx';
import { useIsDepartment } from './department-window.ts';

/** A department file's window is told from a teacher's own by its title, also in the task bar. */
export function useWindowTitle(): void {
  const say = useSay();
  const title = say(useIsDepartment() ? 'department.window' : 'app.name');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
