import type { Output } from '#shared/contract/contract.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { useShownValue } from './use-shown-value.ts';

export type Conflict = Output<'merge.conflicts'>[number];
export type Side = 'mine' | 'theirs';

export interface ConflictLineProps {
  readonly conflict: Conflict;
  readonly onChoose: (stands: Side) => void;
}

/** What was changed, and of whom or what. */
function About({ conflict: { name, noun, label } }: { readonly conflict: Conflict }) {
  return (
    <span className="conflict-about">
      <PersonName>{name}</PersonName>
      <span className="soft">
        {noun}, {label}
      </span>
    </span>
  );
}

/** Both values with who wrote each; either can be kept. */
export function OpenConflict({ conflict, onChoose }: ConflictLineProps) {
  const say = useSay();
  const format = useFormat();
  const shownValue = useShownValue();
  const { name, label, as, stands } = conflict;
  return (
    <li className="conflict">
      <About conflict={conflict} />
      {(['mine', 'theirs'] as const).map((side) => {
        const value = shownValue(conflict[side], as);
        const by = side === 'mine' ? conflict.mineBy : conflict.theirsBy;
        const at = side === 'mine' ? conflict.mineAt : conflict.theirsAt;
        const where = {
          side: say(`bundles.${side}`),
          at: at === null ? '–' : format.dayAndTime(at),
        };
        const action = say(stands === side ? 'bundles.keep' : 'bundles.take-this');
        return (
          <div key={side} className="conflict-side">
            <span className="conflict-value">
              <PersonName>{value}</PersonName>
              {stands === side ? <span className="soft"> {say('bundles.stands')}</span> : null}
            </span>
            <span className="soft">
              {by === null
                ? say('bundles.by-nobody', where)
                : say('bundles.by-whom', { ...where, by })}
            </span>
            <Button
              label={say('bundles.side-of', { action, value, label, name })}
              onPress={() => onChoose(side)}
            >
              {action}
            </Button>
          </div>
        );
      })}
    </li>
  );
}

/** What was chosen and when; the other value is one press away. */
export function SettledConflict({ conflict, onChoose }: ConflictLineProps) {
  const say = useSay();
  const format = useFormat();
  const shownValue = useShownValue();
  const { name, label, as, settled, stands } = conflict;
  if (settled === null) return null;
  const other = settled.stands === 'mine' ? 'theirs' : 'mine';
  const value = shownValue(conflict[other], as);
  const action = say('bundles.take-this');
  return (
    <li className="conflict">
      <About conflict={conflict} />
      <span className="conflict-side">
        <span className="conflict-value">
          <PersonName>{shownValue(conflict[settled.stands], as)}</PersonName>
        </span>
        <span className="soft">
          {say('bundles.chosen-on', { at: format.dayAndTime(settled.at) })}
          {stands === null ? `, ${say('bundles.written-since')}` : null}
        </span>
      </span>
      <span className="conflict-side">
        <span className="soft">
          <PersonName>{value}</PersonName>
        </span>
        {stands === null ? null : (
          <Button
            variant="quiet"
            label={say('bundles.side-of', { action, value, label, name })}
            onPress={() => onChoose(other)}
          >
            {action}
          </Button>
        )}
      </span>
    </li>
  );
}
