import { formatRoute } from '../../app/route.ts';
import { PersonName } from '../../ui/person-name.tsx';

export interface StudentLinkProps {
  readonly classId: string;
  readonly student: { readonly id: string; readonly called: string };
}

/** A name that leads to the student's page. */
export function StudentLink({ classId, student }: StudentLinkProps) {
  return (
    <a
      className="today-student"
      href={formatRoute({ at: 'student', class: classId, student: student.id })}
    >
      <PersonName>{student.called}</PersonName>
    </a>
  );
}
