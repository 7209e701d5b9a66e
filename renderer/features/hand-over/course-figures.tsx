import type { Output } from '#shared/contract/contract.ts';
import { useSay } from '../../ui/say.tsx';

export interface CourseFiguresProps {
  readonly courses: Output<'hand-over.contents'>['courses'];
}

/** A record by course, in figures. */
export function CourseFigures({ courses }: CourseFiguresProps) {
  const say = useSay();
  if (courses.length === 0) return <p className="soft">{say('hand-over.no-course')}</p>;
  return (
    <table className="hand-over-table">
      <thead>
        <tr>
          <th scope="col">{say('hand-over.course')}</th>
          <th scope="col" className="number">
            {say('hand-over.mastered')}
          </th>
          <th scope="col" className="number">
            {say('hand-over.attempts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {courses.map(({ course, objectives, mastered, attempts }) => (
          <tr key={course}>
            <td dir="auto">{course}</td>
            <td className="number">{say('hand-over.of', { mastered, objectives })}</td>
            <td className="number">{attempts}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
