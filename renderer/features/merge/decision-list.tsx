import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { PairNames } from './pair-names.tsx';

type Decision = Output<'merge.decisions'>[number];

const ALL = 'all';
/** So many lines are drawn; a shorter filter shows the rest. */
const MOST_SHOWN = 60;

/** Pairs that may be one: found by a part of a name, decided one by one or all that are listed. */
export function DecisionList({ decisions }: { readonly decisions: readonly Decision[] }) {
  const say = useSay();
  const showStep = useStepToast();
  const decide = useCommand('merge.decide-all');
  const [part, setPart] = useState('');
  const [reason, setReason] = useState<string>(ALL);
  const reasons = [...new Set(decisions.map((one) => one.reason))];
  const wanted = part.trim().toLowerCase();
  const listed = decisions.filter(
    (one) =>
      (reason === ALL || !reasons.some((known) => known === reason) || one.reason === reason) &&
      [one.nameA, one.aboutA, one.nameB, one.aboutB].join('\n').toLowerCase().includes(wanted),
  );
  // Who may be one of several is never joined among others: each needs a word of its own.
  const together = listed.filter(({ oneByOne }) => !oneByOne);
  const decideAll = async () => {
    const pairs = together.map(({ kind, a, b }) => ({ kind, a, b }));
    if (await decide.run({ pairs, same: true })) {
      showStep(say('bundles.decided', { count: pairs.length }));
      setPart('');
    }
  };
  return (
    <>
      <h2>{say('bundles.to-decide')}</h2>
      {decisions.length > 1 ? (
        <div className="bundles-line">
          <TextField label={say('bundles.find-pair')} value={part} onChange={setPart} />
          <Choice
            label={say('bundles.find-reason')}
            value={reason}
            options={[
              { value: ALL, label: say('bundles.any-reason') },
              ...reasons.map((value) => ({
                value,
                label: say(`bundles.because-${value}`, {
                  count: decisions.filter((one) => one.reason === value).length,
                }),
              })),
            ]}
            onChange={setReason}
          />
          {together.length > 0 || listed.length === 0 ? (
            <Button isDisabled={together.length === 0} onPress={() => void decideAll()}>
              {say(together.length < listed.length ? 'bundles.sure-same' : 'bundles.all-same', {
                count: together.length,
              })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul>
        {listed.slice(0, MOST_SHOWN).map((decision) => (
          <DecisionLine key={`${decision.a} ${decision.b}`} decision={decision} />
        ))}
      </ul>
      {listed.length > MOST_SHOWN ? (
        <p className="soft">{say('bundles.more-pairs', { count: listed.length - MOST_SHOWN })}</p>
      ) : null}
    </>
  );
}

/** Two that may be one: only a person's word joins them. */
function DecisionLine({ decision }: { readonly decision: Decision }) {
  const say = useSay();
  const decide = useCommand('merge.decide');
  const { kind, a, b, reason, count, oneByOne } = decision;
  const answer = (same: boolean) => void decide.run({ kind, a, b, same });
  return (
    <li className="bundles-decision">
      <span>
        <PairNames pair={decision} />{' '}
        <span className="soft">{say(`bundles.because-${reason}`, { count })}</span>
        {oneByOne ? <span className="soft"> {say('bundles.one-by-one')}</span> : null}
      </span>
      <Button onPress={() => answer(true)}>{say('bundles.same')}</Button>
      <Button onPress={() => answer(false)}>{say('bundles.different')}</Button>
    </li>
  );
}
