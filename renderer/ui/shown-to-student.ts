import { useEffect } from 'react';

/** Who looks at the screen, by view; while there is one, nothing is celebrated or said of others. */
const looking: string[] = [];

/** The student to whom the screen is shown; null: the teacher alone looks at it. */
export const shownStudent = (): string | null => looking.at(-1) ?? null;

/** While the view stands, this student looks at the screen. */
export function useShownToStudent(student: string): void {
  useEffect(() => {
    looking.push(student);
    return () => {
      looking.splice(looking.lastIndexOf(student), 1);
    };
  }, [student]);
}
