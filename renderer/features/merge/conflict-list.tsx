import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import { type Conflict, OpenConflict, SettledConflict, type Side } from './conflict-line.tsx';
import { DecisionList } from './decision-list.tsx';
import './conflict-list.css';

/** So many lines are drawn; the others follow. */
const MOST_SHOWN = 60;

/** What merges left to a person: pairs that may be one, and fields that both sides had changed. */
export function ConflictList() {
  const decisions = useQuery('merge.decisions', {}).value ?? [];
  const conflicts = useQuery('merge.conflicts', {}).value ?? [];
  if (decisions.length === 0 && conflicts.length === 0) return null;
  return (
    <section className="bundles-part">
      {decisions.length > 0 ? <DecisionList decisions={decisions} /> : null}
      {conflicts.length > 0 ? <Conflicts conflicts={conflicts} /> : null}
    </section>
  );
}

function Conflicts({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const say = useSay();
  const showStep = useStepToast();
  const settle = useCommand('merge.settle');
  const settleAll = useCommand('merge.settle-all');
  const open = conflicts.filter(({ settled }) => settled === null);
  const settled = conflicts.filter((one) => one.settled !== null);
  const choose = async (conflict: Conflict['conflict'], stands: Side) => {
    if (await settle.run({ conflict, stands })) showStep(say('bundles.settled', { count: 1 }));
  };
  const chooseAll = async (stands: Side) => {
    const ids = open.map(({ conflict }) => conflict);
    if (await settleAll.run({ conflicts: ids, stands })) {
      showStep(say('bundles.settled', { count: ids.length }));
    }
  };
  return (
    <>
      <h2>{say('bundles.both-changed')}</h2>
      {open.length > 0 ? <p className="soft bundles-words">{say('bundles.both-lead')}</p> : null}
      {open.length > 1 ? (
        <div className="bundles-line">
          <Button isDisabled={settleAll.running} onPress={() => void chooseAll('mine')}>
            {say('bundles.all-here')}
          </Button>
          <Button isDisabled={settleAll.running} onPress={() => void chooseAll('theirs')}>
            {say('bundles.all-there')}
          </Button>
        </div>
      ) : null}
      {open.length > 0 ? (
        <ul>
          {open.slice(0, MOST_SHOWN).map((one) => (
            <OpenConflict
              key={one.conflict}
              conflict={one}
              onChoose={(side) => void choose(one.conflict, side)}
            />
          ))}
        </ul>
      ) : null}
      {open.length > MOST_SHOWN ? (
        <p className="soft">{say('bundles.more-conflicts', { count: open.length - MOST_SHOWN })}</p>
      ) : null}
      {settled.length > 0 ? (
        <details className="conflict-settled" open={open.length === 0}>
          <summary>{say('bundles.settled-list', { count: settled.length })}</summary>
          <ul>
            {settled.slice(0, MOST_SHOWN).map((one) => (
              <SettledConflict
                key={one.conflict}
                conflict={one}
                onChoose={(side) => void choose(one.conflict, side)}
              />
            ))}
          </ul>
          {settled.length > MOST_SHOWN ? (
            <p className="soft">
              {say('bundles.more-listed', { count: settled.length - MOST_SHOWN })}
            </p>
          ) : null}
        </details>
      ) : null}
    </>
  );
}
