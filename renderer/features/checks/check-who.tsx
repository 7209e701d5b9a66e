import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { Button } from '../../ui/button.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Prepared } from './checked.ts';

export interface CheckWhoProps {
  readonly prepared: Prepared;
  readonly levels: Output<'class.get'>['scale']['levels'];
  /** Index of the threshold. */
  readonly cut: number;
  readonly who: readonly string[];
  readonly onWho: (who: readonly string[]) => void;
  /** Who is checked was chosen before; the others are one press away. */
  readonly isGiven: boolean;
}

/** Everybody of the class to press, with the level held; the suggested group in one press. */
export function CheckWho({ prepared, levels, cut, who, onWho, isGiven }: CheckWhoProps) {
  const say = useSay();
  const [isFolded, setFolded] = useState(isGiven);
  const shown = prepared.students.filter((one) => !isFolded || who.includes(one.id));
  const toggle = (id: string) =>
    onWho(who.includes(id) ? who.filter((one) => one !== id) : [...who, id]);
  return (
    <fieldset className="check-who">
      <legend className="field-label">{say('check.who')}</legend>
      {prepared.group.length > 0 && !isFolded ? (
        <Button onPress={() => onWho([...new Set([...who, ...prepared.group])])}>
          {say('check.suggested')}
        </Button>
      ) : null}
      {shown.map((student) => {
        const level = levels.findIndex((one) => one.key === student.level);
        return (
          <button
            key={student.id}
            type="button"
            className="check-person"
            aria-pressed={who.includes(student.id)}
            onClick={() => toggle(student.id)}
          >
            <LevelMark
              index={level}
              count={levels.length}
              look={levels[level]}
              tone={toneOf(level, cut, levels.length)}
            />
            <PersonName>{student.called}</PersonName>
            {student.absent ? <span className="soft"> ({say('check.absent')})</span> : null}
          </button>
        );
      })}
      {isFolded ? (
        <Button variant="quiet" onPress={() => setFolded(false)}>
          {say('check.others')}
        </Button>
      ) : null}
      {who.length === 0 ? <p className="soft">{say('check.nobody')}</p> : null}
    </fieldset>
  );
}
