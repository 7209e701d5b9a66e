import { useState } from 'react';
import type { CheckStart } from '../../app/open-check.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownStudent } from '../../ui/shown-to-student.ts';

export interface RetentionDialogProps {
  readonly classId: string;
  readonly onStart: (start: CheckStart) => void;
  readonly onClose: () => void;
}

/** Mastered objectives worth another look; a press begins a retention check. */
export function RetentionDialog({ classId, onStart, onClose }: RetentionDialogProps) {
  const say = useSay();
  const query = useQuery('retention.get', { class: classId });
  // Who looks at the screen is the only one to be checked.
  const [shown] = useState(shownStudent);
  return (
    <Dialog title={say('retention.title')} isOpen isLight onClose={onClose}>
      <QueryGate query={query}>
        {(all) => {
          const list = all.flatMap((one) => {
            const students = one.students.filter(({ id }) => shown === null || id === shown);
            return students.length === 0 ? [] : [{ ...one, students }];
          });
          return list.length === 0 ? (
            <p className="soft">{say('retention.none')}</p>
          ) : (
            <ol className="retention">
              {list.slice(0, 20).map((one) => (
                <li key={one.id}>
                  <span>
                    <strong>{one.code}</strong> {one.statement}
                    <span className="soft small retention-why">
                      {[
                        // The days are those of the first who showed it, maybe somebody else.
                        shown === null
                          ? say('retention.what', { count: one.students.length, days: one.days })
                          : null,
                        one.opens > 0 ? say('retention.opens', { count: one.opens }) : null,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <Button
                    label={say('retention.check-of', { code: one.code })}
                    onPress={() =>
                      onStart({
                        what: 'check',
                        class: classId,
                        objective: one.id,
                        students: one.students.slice(0, 4).map((student) => student.id),
                        kind: 'retention',
                        ...(shown === null ? {} : { isAlone: true }),
                      })
                    }
                  >
                    {say('retention.check')}
                  </Button>
                </li>
              ))}
            </ol>
          );
        }}
      </QueryGate>
    </Dialog>
  );
}
