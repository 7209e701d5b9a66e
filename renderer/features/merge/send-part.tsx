import { useState } from 'react';
import { PURPOSES, type Purpose } from '#shared/model/table.ts';
import { freshLock, isLockReady, LockFields, lockInput } from '../../app/lock-fields.tsx';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

/** A student's record is handed over from the student's page. */
const OF_CLASSES = PURPOSES.filter((purpose) => purpose !== 'hand-over');

/** Writes a bundle: for whom, which classes, and closed with what. */
export function SendPart() {
  const say = useSay();
  const format = useFormat();
  const saveFile = useSaveFile();
  const classes = (useQuery('class.list', {}).value ?? []).filter((row) => !row.archived);
  const [purpose, setPurpose] = useState<Purpose>('department');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [lock, setLock] = useState(freshLock);
  const [recipientName, setRecipientName] = useState('');
  const [why, setWhy] = useState('');
  const [pseudonyms, setPseudonyms] = useState(false);
  const [withFiles, setWithFiles] = useState(false);
  const kept = useQuery('attachment.count', { classes: [...chosen] }).value;

  const send = () =>
    saveFile({
      name: `${say(`bundles.purpose-${purpose}`)}.gradus`,
      extension: 'gradus',
      write: (client, to) =>
        client.run('export.bundle', {
          to,
          purpose,
          classes: [...chosen],
          pseudonyms,
          // A picture shows a hand and often a name: no pseudonym covers that.
          ...(withFiles && !pseudonyms ? { withFiles } : {}),
          recipientName: recipientName.trim() || null,
          why: why.trim() || null,
          ...lockInput(lock),
        }),
      done: say('bundles.sent'),
    });

  return (
    <section className="bundles-part">
      <h2>{say('bundles.send')}</h2>
      <p className="soft">{say('bundles.hand-over')}</p>
      <div className="bundles-form">
        <Choice
          label={say('bundles.purpose')}
          value={purpose}
          options={OF_CLASSES.map((value) => ({ value, label: say(`bundles.purpose-${value}`) }))}
          onChange={(value) => setPurpose(value as Purpose)}
          hint={say(`bundles.holds-${purpose}`)}
        />
        <TextField
          label={say('bundles.recipient')}
          value={recipientName}
          onChange={setRecipientName}
        />
        <TextField label={say('bundles.why')} value={why} onChange={setWhy} />
      </div>
      <fieldset className="bundles-classes">
        <legend>{say('bundles.classes')}</legend>
        {classes.map(({ id, name }) => (
          <CheckBox
            key={id}
            isChecked={chosen.includes(id)}
            onChange={(isChecked) =>
              setChosen(isChecked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          >
            {name}
          </CheckBox>
        ))}
      </fieldset>
      <CheckBox isChecked={pseudonyms} onChange={setPseudonyms}>
        {say('bundles.pseudonyms')}
      </CheckBox>
      {pseudonyms || !kept || kept.files === 0 ? null : (
        <CheckBox isChecked={withFiles} onChange={setWithFiles}>
          {say('pictures.with', {
            count: kept.files,
            size: format.number(Math.max(0.1, Math.round(kept.bytes / 100_000) / 10)),
          })}
        </CheckBox>
      )}
      <LockFields lock={lock} onChange={setLock} />
      <div>
        <Button isDisabled={!isLockReady(lock)} onPress={() => void send()}>
          {say('bundles.write')}
        </Button>
      </div>
    </section>
  );
}
