import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { GridAnswer } from './class-rows.ts';

export interface FootNoteProps {
  readonly grid: GridAnswer;
  /** How many students are shown. */
  readonly shown: number;
  readonly onOpenStudent: (student: string) => void;
}

/** Under the names: how many there are, and who left, folded away. */
export function FootNote({ grid, shown, onOpenStudent }: FootNoteProps) {
  const say = useSay();
  const format = useFormat();
  const all = grid.rows.students.length;
  return (
    <div className="grid-foot-note">
      <span>
        {shown === all
          ? say('grid.students', { count: all })
          : say('grid.students-of', { shown, all })}
      </span>
      {grid.gone.length === 0 ? null : (
        <DialogTrigger>
          <AriaButton className="link">{say('grid.gone', { count: grid.gone.length })}</AriaButton>
          <Popover
            className="popover"
            placement="top start"
            aria-label={say('grid.gone', { count: grid.gone.length })}
          >
            <div className="gone-list">
              <ul>
                {grid.gone.map((student) => (
                  <li key={student.id}>
                    <button
                      type="button"
                      className="gone-line"
                      onClick={() => onOpenStudent(student.id)}
                    >
                      <PersonName>{student.name}</PersonName>
                      <span className="soft">
                        {student.until === ''
                          ? null
                          : say('grid.gone-until', { day: format.day(student.until, grid.asOf) })}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          </Popover>
        </DialogTrigger>
      )}
    </div>
  );
}
