import { useEffect, useRef, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useClient } from '../data/client-context.tsx';
import { useIsOwnClass } from '../data/use-is-own-class.ts';
import { useQuery } from '../data/use-query.ts';
import { entryIn, type LastEntry, type Meant, meantBy } from '../pictures/last-entry.ts';
import { LazyFileDialog } from '../pictures/lazy-file-dialog.tsx';
import { chosenCell, type PictureCell } from '../pictures/picture-cell.ts';
import { PersonName } from '../ui/person-name.tsx';
import { useSay } from '../ui/say.tsx';
import { shownStudent } from '../ui/shown-to-student.ts';
import { useToasts } from '../ui/toast.tsx';
import { useActions } from './actions.tsx';

type Attempt = Output<'cell.get'>['attempts'][number];

interface Aim {
  readonly cell: PictureCell;
  readonly evidence: string;
  readonly name: string;
  readonly code: string;
}

/** One key adds a picture to the attempt that was just recorded, or to the chosen cell's newest. */
export function AddPicture() {
  const say = useSay();
  const client = useClient();
  const { show, showTrouble } = useToasts();
  const [aim, setAim] = useState<Aim | null>(null);
  const last = useRef<LastEntry | null>(null);
  useEffect(
    () =>
      client.onKept((name, input, value) => {
        const entry = entryIn(name, input, value);
        if (entry) last.current = { ...entry, chosen: chosenCell() };
        // What was taken back is no place for a picture.
        else if (name === 'history.undo') last.current = null;
      }),
    [client],
  );
  const refuse = (message: string) => show({ message, tone: 'trouble', topic: 'pictures' });

  const open = async () => {
    const meant = meantBy(last.current, chosenCell(), shownStudent());
    if (!meant) {
      refuse(say('pictures.nothing-yet'));
      return;
    }
    const answer = await client.ask('cell.get', meant.cell);
    if (!answer.ok) {
      showTrouble(answer.error);
      return;
    }
    const { student, objective, attempts } = answer.value;
    const attempt = attemptMeant(attempts, meant);
    if (!attempt) {
      refuse(say('pictures.no-attempt'));
      return;
    }
    setAim({
      cell: meant.cell,
      evidence: attempt.id,
      name: `${student.called ?? student.givenName} ${student.familyName}`,
      code: objective.code,
    });
  };
  useActions([
    {
      id: 'add-picture',
      label: say('action.add-picture'),
      words: say('words.add-picture'),
      shortcut: 'a',
      run: () => void open(),
    },
  ]);
  return aim === null ? null : <AimedDialog aim={aim} onClose={() => setAim(null)} />;
}

/** Attempts come newest day first. */
function attemptMeant(attempts: readonly Attempt[], meant: Meant): Attempt | undefined {
  const standing = attempts.filter((attempt) => attempt.voided === null);
  if (!meant.isLastTyped) return standing[0];
  return (
    standing.find(({ id }) => id === meant.evidence) ??
    [...standing].sort((a, b) => b.recordedAt - a.recordedAt)[0]
  );
}

function AimedDialog({ aim, onClose }: { aim: Aim; onClose: () => void }) {
  const cell = useQuery('cell.get', aim.cell).value;
  const isOwn = useIsOwnClass(aim.cell.class);
  const attempt = cell?.attempts.find(({ id }) => id === aim.evidence);
  if (!attempt) return null;
  return (
    <LazyFileDialog
      files={attempt.files}
      evidence={attempt.voided === null ? attempt.id : null}
      isOwn={isOwn}
      isAdding
      about={
        <>
          <PersonName>{aim.name}</PersonName> · {aim.code}
        </>
      }
      onClose={onClose}
    />
  );
}
