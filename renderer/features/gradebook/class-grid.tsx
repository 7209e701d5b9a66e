import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
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
  const { classId, onImport } = props;
  const say = useSay();
  const data = useClassRows(classId);
  const gradebook = useQuery('gradebook.get', {}).value;
  return (
    <QueryGate query={data.query}>
      {(grid) => {
        if (grid.rows.students.length === 0) {
          return (
            <Empty
              title={say('grid.empty-students')}
              actions={
                <Button variant="main" onPress={() => onImport('roster')}>
                  {say('grid.bring-students')}
                </Button>
              }
            >
              {say('grid.empty-students-text')}
            </Empty>
          );
        }
        if (grid.objectives.id.length === 0) {
          return (
            <Empty
              title={say('grid.empty-objectives')}
              actions={
                <Button variant="main" onPress={() => onImport('objectives')}>
                  {say('grid.bring-objectives')}
                </Button>
              }
            >
              {say('grid.empty-objectives-text')}
            </Empty>
          );
        }
        return (
          <LoadedGrid
            {...props}
            grid={grid}
            data={data}
            teacher={gradebook?.teacher ?? null}
            today={gradebook?.today ?? grid.asOf}
          />
        );
      }}
    </QueryGate>
  );
}
