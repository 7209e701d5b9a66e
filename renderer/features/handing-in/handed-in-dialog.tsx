import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import { GradeChangeSheet } from './grade-change-sheet.tsx';

export type HandedIn = Output<'snapshot.get'>;

export interface HandedInDialogProps {
  readonly classId: string;
  readonly term: string;
  readonly onClose: () => void;
}

/** What was handed in for a term, its corrections, and when it was handed in before. */
export function HandedInDialog({ classId, term, onClose }: HandedInDialogProps) {
  const say = useSay();
  const [printed, setPrinted] = useState<HandedIn['changes'] | null>(null);
  const found = useQuery('snapshot.get', { class: classId, term }).value;
  const terms = useQuery('term.list', {}).value;
  if (!found || !terms) return null;
  const name = terms.find((one) => one.id === term)?.name ?? '';
  return (
    <Dialog
      title={say('handed-in.title', { term: name })}
      isOpen
      isRead
      isLight
      onClose={onClose}
      foot={
        found.changes.length > 0 ? (
          <Button onPress={() => setPrinted(found.changes)}>
            {say('handed-in.print-changes')}
          </Button>
        ) : undefined
      }
    >
      <Standing found={found} />
      <Changes found={found} onPrint={(change) => setPrinted([change])} />
      <Earlier found={found} />
      {printed ? (
        <PrintDocument
          isLandscape={false}
          log={{
            what: 'grade-change',
            classes: [classId],
            students: null,
            who: [...new Set(printed.map((change) => change.student.id))],
          }}
          onDone={() => setPrinted(null)}
          render={(ready) => <GradeChangeSheet found={found} changes={printed} onReady={ready} />}
        />
      ) : null}
    </Dialog>
  );
}

function Standing({ found }: { found: HandedIn }) {
  const say = useSay();
  const format = useFormat();
  const [newest] = found.snapshots;
  if (!newest) return <p className="soft">{say('handed-in.none')}</p>;
  return (
    <>
      <p>
        {say('handed-in.stands', {
          day: format.dayAndTime(newest.at),
          rule: newest.rule,
          asOf: format.day(newest.asOf),
        })}{' '}
        {newest.teacher ? say('handed-in.by', { teacher: newest.teacher }) : null}
      </p>
      <table className="hand-in-table" aria-label={say('hand-in.letters')}>
        <thead>
          <tr>
            <th scope="col">{say('letters.col-name')}</th>
            <th scope="col">{say('letters.col-letter')}</th>
            <th scope="col">{say('hand-in.col-code')}</th>
            <th scope="col">{say('hand-in.col-number')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('handed-in.changes')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.students.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <PersonName>{line.name}</PersonName>
              </th>
              <td className="letter">{shownLetter(line.stands.letter)}</td>
              <td>{line.stands.code}</td>
              <td>{line.stands.number}</td>
              <td className="soft">
                {line.stands.letter === line.letter
                  ? null
                  : say('handed-in.corrected', { from: shownLetter(line.letter) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ChangesProps {
  readonly found: HandedIn;
  readonly onPrint: (change: HandedIn['changes'][number]) => void;
}

function Changes({ found, onPrint }: ChangesProps) {
  const say = useSay();
  const format = useFormat();
  if (found.snapshots.length === 0) return null;
  return (
    <section className="handed-in-list">
      <h3>{say('handed-in.changes')}</h3>
      {found.changes.length === 0 ? <p className="soft">{say('handed-in.no-changes')}</p> : null}
      <ul>
        {found.changes.map((change) => (
          <li key={change.id}>
            <div>
              <PersonName>{change.student.name}</PersonName>{' '}
              <strong>
                {shownLetter(change.from)} → {shownLetter(change.to)}
              </strong>
              <p className="soft">
                {[format.day(change.on), change.reason, change.approver].join(' · ')}
              </p>
            </div>
            <Button variant="quiet" onPress={() => onPrint(change)}>
              {say('grade-change.print')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Earlier({ found }: { found: HandedIn }) {
  const say = useSay();
  const format = useFormat();
  const earlier = found.snapshots.slice(1);
  if (earlier.length === 0) return null;
  return (
    <section className="handed-in-list">
      <h3>{say('handed-in.earlier')}</h3>
      <ul>
        {earlier.map((one) => (
          <li key={one.id} className="soft">
            {say('handed-in.earlier-line', {
              day: format.dayAndTime(one.at),
              count: one.students,
              rule: one.rule,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
