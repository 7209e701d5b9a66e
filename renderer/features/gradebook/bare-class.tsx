import { useState } from 'react';
import { StudentDialog } from '../../app/student-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ClassGridProps } from './class-grid.tsx';
import type { GridAnswer } from './class-rows.ts';
import './bare-class.css';

/** A class that still lacks students or objectives: what it has, and what comes next. */
export function BareClass(props: ClassGridProps & { readonly grid: GridAnswer }) {
  const { classId, grid, onImport, onOpenStudent } = props;
  const say = useSay();
  const [isAdding, setAdding] = useState(false);
  const ids = grid.rows.students;
  const lacks = ids.length === 0 ? 'students' : 'objectives';
  return (
    <div className="bare-class">
      <Empty
        title={say(`grid.empty-${lacks}`)}
        actions={
          <>
            <Button
              variant="main"
              onPress={() => onImport(lacks === 'students' ? 'roster' : 'objectives')}
            >
              {say(`grid.bring-${lacks}`)}
            </Button>
            <Button onPress={() => setAdding(true)}>{say('grid.add-student')}</Button>
          </>
        }
      >
        {say(`grid.empty-${lacks}-text`)}
      </Empty>
      {ids.length === 0 ? null : (
        <section className="bare-names">
          <h2>{say('grid.students', { count: ids.length })}</h2>
          <ul>
            {ids.map((id, s) => (
              <li key={id}>
                <button type="button" className="gone-line" onClick={() => onOpenStudent(id)}>
                  <PersonName>{grid.students.name[s] ?? ''}</PersonName>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isAdding ? <StudentDialog classId={classId} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
