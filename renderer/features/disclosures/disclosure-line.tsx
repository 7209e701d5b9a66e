import { type FormEvent, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { disclosureWords } from '#shared/text/disclosure-words.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';

type Line = Output<'disclosure.list'>[number];

/** More classes than these are counted, not named. */
const NAMED = 3;

/** One thing that left; to whom and why are added in place. */
export function DisclosureLine({ line }: { line: Line }) {
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const when = format.dayAndTime(line.at);
  const what = disclosureWords(say, line);
  const isKnown = line.recipient !== null || line.why !== null;
  const classes =
    line.classes.length > NAMED
      ? [say('settings.classes-count', { count: line.classes.length })]
      : line.classes;
  const count =
    line.students > 0 && line.student === null
      ? [say('disclosure.students', { count: line.students })]
      : [];
  const marks = [
    ...(line.encrypted ? [say('disclosure.locked')] : []),
    ...(line.pseudonyms ? [say('disclosure.pseudonyms')] : []),
    ...(line.files ? [say('disclosure.files')] : []),
  ];
  const about = [...classes, ...count, ...marks].join(' · ');
  const isPaper = line.kind === 'paper';
  return (
    <li>
      <span className="soft disclosure-when">
        {when}
        {line.by === null ? null : <span className="faint">{line.by}</span>}
      </span>
      <div className="disclosure-what">
        <p>
          <strong dir="auto">{what}</strong>
          {line.student === null ? null : (
            <>
              {' '}
              <PersonName>{line.student}</PersonName>
            </>
          )}
          {about === '' ? null : <span className="soft"> · {about}</span>}
        </p>
        {isPaper ? null : (
          <p className="faint disclosure-file">
            <PersonName>{line.file}</PersonName>
          </p>
        )}
        {isKnown && !isOpen ? (
          <p className="disclosure-to" dir="auto">
            {[
              ...(line.recipient === null ? [] : [say('disclosure.to', { name: line.recipient })]),
              ...(line.why === null ? [] : [line.why]),
            ].join(' · ')}
          </p>
        ) : null}
        {isOpen ? <NoteForm line={line} onDone={() => setOpen(false)} /> : null}
      </div>
      {isOpen ? (
        <span />
      ) : (
        <Button
          variant="quiet"
          label={say('disclosure.note-of', { what, when })}
          onPress={() => setOpen(true)}
        >
          {say(isKnown ? 'disclosure.note-change' : 'disclosure.note')}
        </Button>
      )}
    </li>
  );
}

function NoteForm({ line, onDone }: { line: Line; onDone: () => void }) {
  const say = useSay();
  const note = useCommand('disclosure.note');
  const [recipient, setRecipient] = useState(line.recipient ?? '');
  const [why, setWhy] = useState(line.why ?? '');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const noted = await note.run({ disclosure: line.disclosure, recipient, why });
    if (noted) onDone();
  };
  return (
    <form
      className="disclosure-note"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <TextField
        label={say('disclosure.recipient')}
        value={recipient}
        onChange={setRecipient}
        autoFocus
      />
      <TextField label={say('disclosure.why')} value={why} onChange={setWhy} />
      <div className="disclosure-note-do">
        <Button onPress={onDone}>{say('ui.cancel')}</Button>
        <Button type="submit" variant="main" isDisabled={note.running}>
          {say('ui.save')}
        </Button>
      </div>
    </form>
  );
}
