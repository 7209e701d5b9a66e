import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { DecisionList } from './decision-list.tsx';

/** What merges left to a person: pairs that may be one, and fields that both sides had changed. */
export function ConflictList() {
  const say = useSay();
  const decisions = useQuery('merge.decisions', {}).value ?? [];
  const conflicts = useQuery('merge.conflicts', {}).value ?? [];
  const settle = useCommand('merge.settle');
  if (decisions.length === 0 && conflicts.length === 0) return null;
  return (
    <section className="bundles-part">
      {decisions.length > 0 ? <DecisionList decisions={decisions} /> : null}
      {conflicts.length > 0 ? (
        <>
          <h2>{say('bundles.both-changed')}</h2>
          <ul>
            {conflicts.map(({ conflict, name, field, mine, theirs, stands }) => (
              <li key={conflict} className="bundles-decision">
                <span>
                  <PersonName>{name}</PersonName>
                  <span className="soft"> {field}</span>
                </span>
                {(['mine', 'theirs'] as const).map((side) => (
                  <Button
                    key={side}
                    isDisabled={stands === side}
                    onPress={() => void settle.run({ conflict, stands: side })}
                  >
                    {say(stands === side ? 'bundles.stands' : 'bundles.let-stand', {
                      value: (side === 'mine' ? mine : theirs) ?? '–',
                    })}
                  </Button>
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
