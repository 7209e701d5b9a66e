import { useQuery } from '../data/use-query.ts';

/** False for a section that came with another teacher's file and is only looked at here. */
export function useIsOwnClass(classId: string | undefined): boolean {
  const department = useQuery('department.get', {}).value;
  return department?.sections.find((one) => one.class === classId)?.isReadOnly !== true;
}
