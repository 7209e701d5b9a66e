import type { Today } from './today-view.tsx';

type Line = Today['students'][number];

/** Today's list as it is worked through. */
export interface ListParts {
  /** In the plan and not seen yet, in order. */
  readonly planned: readonly Line[];
  /** Whom the minutes do not reach. */
  readonly rest: readonly Line[];
  /** Seen on the day. */
  readonly seen: readonly Line[];
}

/** Who is seen stands apart, so that the next one to see is always at the top. */
export function listParts({ students, on }: Pick<Today, 'students' | 'on'>): ListParts {
  const isSeen = (line: Line) => line.lastContact === on;
  const left = students.filter((line) => !isSeen(line));
  return {
    planned: left.filter((line) => line.planned),
    rest: left.filter((line) => !line.planned),
    seen: students.filter(isSeen),
  };
}
