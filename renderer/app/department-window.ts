import { createContext, useContext } from 'react';
import { useQuery } from '../data/use-query.ts';

/** True in the window that was opened as the department's, also before anything is merged there. */
export const DepartmentWindowContext = createContext(false);

/** Whether this window shows a department file: it was opened as one, or it has become one. */
export function useIsDepartment(): boolean {
  const isOpenedAsOne = useContext(DepartmentWindowContext);
  const isOne = useQuery('department.get', {}).value?.isDepartment === true;
  return isOpenedAsOne || isOne;
}
