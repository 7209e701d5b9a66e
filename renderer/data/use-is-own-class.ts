import { useClassTeacher } from './use-class-teacher.ts';

/** False for a section that came with another teacher's file and is only looked at here. */
export const useIsOwnClass = (classId: string | undefined): boolean =>
  typeof useClassTeacher(classId ?? '') !== 'string';
