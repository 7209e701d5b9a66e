import { useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { sentenceOf, type TextKey } from '#shared/text/text.ts';
import { useJob } from '../data/use-job.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckBox, TextField } from '../ui/field.tsx';
import { PersonName } from '../ui/person-name.tsx';
import { Progress } from '../ui/progress.tsx';
import { QueryGate } from '../ui/query-gate.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import './erase-dialog.css';

type What = Input<'erase.preview'>['what'];
type Preview = Output<'erase.preview'>;
type Done = Output<'erase.run'>;

export interface EraseDialogProps {
  readonly what: What;
  readonly onClose: () => void;
  /** It is done, and the place that it was asked from may be of what is no more. */
  readonly onErased: () => void;
}

/** Erases a student or a class for good, once it was said what goes and its name was typed. */
export function EraseDialog({ what, onClose, onErased }: EraseDialogProps) {
  const say = useSay();
  const { show } = useToasts();
  const query = useQuery('erase.preview', { what });
  // What was asked about stays on the screen when it is gone.
  const [asked, setAsked] = useState<Preview | null>(null);
  const [typed, setTyped] = useState('');
  const [isAgreed, setAgreed] = useState(false);
  const [left, setLeft] = useState<Done | null>(null);
  const { run, running, progress, trouble } = useJob('erase.run');
  const preview = asked ?? query.value;
  const isStudent = 'student' in what;
  const mayErase =
    preview !== undefined &&
    isSameName(typed, preview.name) &&
    (preview.elsewhere === 0 || isAgreed) &&
    !running;

  const erase = async () => {
    setAsked(preview ?? null);
    const done = await run({ what, accept: true, ...(isStudent ? {} : { evidence: isAgreed }) });
    if (!done) return;
    if (done.failed.length > 0 || done.beside.length > 0 || done.away !== null) {
      setLeft(done);
      return;
    }
    show({
      message:
        done.backups > 0 ? say('erase.done', { count: done.backups }) : say('erase.done-plain'),
    });
    onErased();
  };
  const leave = () => {
    if (left) onErased();
    else if (!running) onClose();
  };

  return (
    <Dialog
      title={say(isStudent ? 'erase.title-student' : 'erase.title-class')}
      isOpen
      onClose={leave}
      size="small"
      foot={
        left ? (
          <Button variant="main" onPress={leave}>
            {say('ui.close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose} isDisabled={running}>
              {say('ui.cancel')}
            </Button>
            <Button variant="danger" isDisabled={!mayErase} onPress={() => void erase()}>
              {say('erase.do')}
            </Button>
          </>
        )
      }
    >
      {left ? (
        <LeftPart done={left} />
      ) : (
        <QueryGate query={asked ? { ...query, value: asked, trouble: null } : query}>
          {(answer) => (
            <form
              className="erase"
              onSubmit={(event) => {
                event.preventDefault();
                if (mayErase) void erase();
              }}
            >
              <WhatGoes preview={answer} isStudent={isStudent} />
              {answer.elsewhere > 0 ? (
                <CheckBox isChecked={isAgreed} onChange={setAgreed} isDisabled={running}>
                  {say('erase.elsewhere', { count: answer.elsewhere })}
                </CheckBox>
              ) : null}
              <TextField
                label={say(isStudent ? 'erase.type-student' : 'erase.type-class')}
                value={typed}
                onChange={setTyped}
                isDisabled={running}
              />
              {trouble ? (
                <p className="warm" role="alert">
                  {sentenceOf(say, trouble)}
                </p>
              ) : null}
              {running ? (
                <Progress
                  label={say((progress?.label ?? 'job.erase') as TextKey)}
                  done={progress?.done ?? 0}
                  total={progress?.total ?? 0}
                />
              ) : null}
            </form>
          )}
        </QueryGate>
      )}
    </Dialog>
  );
}

/** Nobody has to find out how a name is written on this keyboard: case, spaces and accents aside. */
function isSameName(typed: string, name: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(typed) === plain(name);
}

const COUNTED = ['attempts', 'notes', 'files', 'letters'] as const;

function WhatGoes({ preview, isStudent }: { preview: Preview; isStudent: boolean }) {
  const say = useSay();
  const { name, records, also, students, staying, backups, away } = preview;
  const counted = COUNTED.filter((what) => preview[what] > 0);
  return (
    <>
      <p>
        <strong dir="auto">{isStudent ? <PersonName>{name}</PersonName> : name}</strong>
      </p>
      <p>{say('erase.lead', { count: records })}</p>
      <ul className="erase-list">
        {counted.map((what) => (
          <li key={what}>{say(`erase.${what}`, { count: preview[what] })}</li>
        ))}
        {also.length > 0 ? (
          <li>
            {say('erase.also', { count: also.length })}{' '}
            <span className="soft">
              <PersonName>{also.join('; ')}</PersonName>
            </span>
          </li>
        ) : null}
        {students.length > 0 ? (
          <li>
            {say('erase.students', { count: students.length })}{' '}
            <span className="soft">
              {students.map((one, i) => (
                <span key={one}>
                  {i > 0 ? '; ' : null}
                  <PersonName>{one}</PersonName>
                </span>
              ))}
            </span>
          </li>
        ) : null}
        {staying > 0 ? <li>{say('erase.staying', { count: staying })}</li> : null}
        {backups > 0 ? <li>{say('erase.backups', { count: backups })}</li> : null}
      </ul>
      {away > 0 ? <p className="soft">{say('erase.away', { count: away })}</p> : null}
      <p className="warm">{say('erase.no-way-back')}</p>
    </>
  );
}

/** Where it may still be found: nothing of that is passed over in silence. */
function LeftPart({ done: { failed, beside, away } }: { done: Done }) {
  const say = useSay();
  return (
    <div className="erase" role="alert">
      {failed.length > 0 ? (
        <>
          <p>{say('erase.done-but', { count: failed.length })}</p>
          <ul className="erase-list">
            {failed.map(({ file, why }) => (
              <li key={file}>
                <strong className="erase-file">{file}</strong> {why}
              </li>
            ))}
          </ul>
          <p className="soft">{say('erase.done-but-next')}</p>
        </>
      ) : (
        <p>{say('erase.done-plain')}</p>
      )}
      {away === null ? null : (
        <p>
          {say('erase.second-away')} <strong className="erase-file">{away}</strong>
        </p>
      )}
      {beside.length > 0 ? (
        <>
          <p>{say('erase.beside', { count: beside.length })}</p>
          <ul className="erase-list">
            {beside.map((file) => (
              <li key={file}>
                <strong className="erase-file">{file}</strong>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
