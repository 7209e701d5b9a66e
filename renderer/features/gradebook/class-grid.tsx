import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { QueryGate } from '../../ui/query-gate.tsx';
import { BareClass } from './bare-class.tsx';
import { LoadedGrid } from './loaded-grid.tsx';
import { useClassRows } from './use-class-rows.ts';
import './class-grid.css';

export interface ClassGridProps {
  readonly classId: string;
  /** Names are covered (projector): none may show up in hints or tooltips either. */
  readonly namesHidden?: boolean;
  /** Where to stand at first: a student, an objective, or both. */
  readonly start?: { readonly student?: string; readonly objective?: string };
  readonly onOpenStudent: (student: string) => void;
  /** Offered where the class has no students or no objectives yet. */
  readonly onImport: (what: 'roster' | 'objectives') => void;
}

/** The class as a grid: students down, objectives across. */
export function ClassGrid(props: ClassGridProps) {
  const { classId } = props;
  const [showsBeyond, setShowsBeyond] = useState(false);
  const data = useClassRows(classId, showsBeyond);
  const gradebook = useQuery('gradebook.get', {}).value;
  return (
    <QueryGate query={data.query}>
      {(grid) => {
        if (grid.rows.students.length === 0 || grid.objectives.id.length === 0) {
          return <BareClass {...props} grid={grid} />;
        }
        return (
          <LoadedGrid
            {...props}
            plan={grid}
            data={data}
            showsBeyond={showsBeyond}
            onShowBeyond={setShowsBeyond}
            teacher={gradebook?.teacher ?? null}
            today={gradebook?.today ?? grid.asOf}
          />
        );
      }}
    </QueryGate>
  );
}
