import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { type Job, useJob } from '../data/use-job.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useFormat } from '../ui/format.tsx';
import { Progress } from '../ui/progress.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import './second-folder.css';

type Kept = Output<'keeping.get'>;

/** The folder elsewhere to which backups are copied: chosen, said, given up. */
export function SecondFolder({ canWait = false }: { readonly canWait?: boolean }) {
  const say = useSay();
  const { show } = useToasts();
  const kept = useQuery('keeping.get', {}).value;
  // Here, because the form goes as soon as the folder is there, and would take the work with it.
  const choose = useJob('keeping.second');
  const [isChoosing, setChoosing] = useState(false);
  if (!kept) return null;
  const use = async (folder: string) => {
    const done = await choose.run({ folder });
    if (!done) return;
    show({ message: say('keeping.second-done', { count: done.backups }) });
    setChoosing(false);
  };
  const stop = async () => {
    if (await choose.run({ folder: null })) show({ message: say('keeping.second-stopped') });
  };
  return kept.second && !isChoosing ? (
    <Chosen second={kept.second} onOther={() => setChoosing(true)} onStop={() => void stop()} />
  ) : (
    <Choice kept={kept} canWait={canWait} choose={choose} onUse={(folder) => void use(folder)} />
  );
}

interface ChosenProps {
  readonly second: NonNullable<Kept['second']>;
  readonly onOther: () => void;
  readonly onStop: () => void;
}

function Chosen({ second, onOther, onStop }: ChosenProps) {
  const say = useSay();
  const format = useFormat();
  return (
    <div className="second-folder">
      <p className="second-folder-path">
        {say('keeping.second-on', { folder: second.folder })}{' '}
        {second.madeAt ? (
          <span className="soft">
            {say('keeping.second-made', { at: format.dayAndTime(second.madeAt) })}
          </span>
        ) : null}
      </p>
      {second.missingDays === null ? null : <p>{say('keeping.second-gone')}</p>}
      <div className="second-folder-do">
        <Button onPress={onOther}>{say('keeping.second-other')}</Button>
        <Button variant="quiet" onPress={onStop}>
          {say('keeping.second-stop')}
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly kept: Kept;
  readonly canWait: boolean;
  readonly choose: Job<'keeping.second'>;
  readonly onUse: (folder: string) => void;
}

function Choice({ kept, canWait, choose, onUse }: ChoiceProps) {
  const say = useSay();
  const settle = useJob('keeping.settle');
  const [folder, setFolder] = useState('');
  return (
    <div className="second-folder">
      <p className="soft">{say('keeping.second-how')}</p>
      {kept.offers.length > 0 ? (
        <ul className="second-folder-offers">
          {kept.offers.map((offer) => (
            <li key={offer.folder}>
              <span className="second-folder-path">
                {say(`keeping.second-offer-${offer.kind}`, { name: offer.name })}{' '}
                <span className="faint small">{offer.folder}</span>
              </span>
              <Button
                label={say('keeping.second-use-of', { folder: offer.folder })}
                isDisabled={choose.running}
                onPress={() => onUse(offer.folder)}
              >
                {say('keeping.second-use')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        className="second-folder-typed"
        onSubmit={(event) => {
          event.preventDefault();
          if (folder.trim() !== '') onUse(folder.trim());
        }}
      >
        <TextField label={say('keeping.second-folder')} value={folder} onChange={setFolder} />
        <Button type="submit" isDisabled={choose.running || folder.trim() === ''}>
          {say('keeping.second-use')}
        </Button>
        {canWait && !kept.isSecondPutOff ? (
          <Button variant="quiet" onPress={() => void settle.run({ what: 'second' })}>
            {say('keeping.second-later')}
          </Button>
        ) : null}
      </form>
      {choose.running ? (
        <Progress
          label={say('keeping.second-running')}
          done={0}
          total={0}
          onCancel={choose.cancel}
        />
      ) : null}
      {choose.trouble ? (
        <p className="warm" role="alert">
          {sentenceOf(say, choose.trouble)}
        </p>
      ) : null}
      {kept.isOnlyCopy && !canWait ? <p className="faint small">{say('app.only-copy')}</p> : null}
    </div>
  );
}
