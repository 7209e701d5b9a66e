import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { DisputeParts } from './dispute-parts.tsx';
import { DisputeSheet } from './dispute-sheet.tsx';

export interface DisputeDialogProps {
  readonly classId: string;
  readonly term: string;
  readonly student: string;
  readonly onClose: () => void;
}

/** A letter then, now, and every entry between; on the screen and on paper. */
export function DisputeDialog({ classId, term, student, onClose }: DisputeDialogProps) {
  const say = useSay();
  const today = useQuery('gradebook.get', {}).value?.today;
  const handedIn = useQuery('snapshot.get', { class: classId, term }).value;
  const terms = useQuery('term.list', {}).value;
  const [day, setDay] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const isHandedIn = handedIn?.students.some((line) => line.id === student) ?? false;
  const span = terms?.find((one) => one.id === term);
  // Nothing handed in: the day before, so that the sheet begins with something to compare.
  const then = day ?? (isHandedIn ? null : (span?.start ?? null));
  const isAsked = handedIn !== undefined && terms !== undefined && (isHandedIn || then !== null);
  const query = useQuery(
    'dispute.get',
    isAsked
      ? { class: classId, term, student, ...(then === null ? {} : { asOf: then, known: then }) }
      : null,
  );
  return (
    <Dialog
      title={
        query.value
          ? say('dispute.title', { name: query.value.student.called, term: query.value.term.name })
          : say('dispute.open')
      }
      isOpen
      isRead
      isLight
      size="large"
      onClose={onClose}
      foot={
        <Button isDisabled={!query.value} onPress={() => setPrinting(true)}>
          {say('dispute.print')}
        </Button>
      }
    >
      {isHandedIn ? null : (
        <TextField
          label={say('dispute.day')}
          hint={say('dispute.day-hint')}
          type="date"
          value={then ?? ''}
          {...(today === undefined ? {} : { max: today })}
          onChange={(value) => setDay(value || null)}
        />
      )}
      <QueryGate query={query} keepsLast>
        {(sheet) => <DisputeParts sheet={sheet} />}
      </QueryGate>
      {isPrinting && query.value ? (
        <PrintDocument
          isLandscape={false}
          log={{ what: 'dispute', classes: [classId], students: 1, who: [student] }}
          onDone={() => setPrinting(false)}
          render={(ready) =>
            query.value ? <DisputeSheet sheet={query.value} onReady={ready} /> : null
          }
        />
      ) : null}
    </Dialog>
  );
}
