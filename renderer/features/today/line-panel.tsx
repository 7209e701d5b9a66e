import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS } from '#shared/contract/types.ts';
import { go } from '../../app/route.ts';
import { Button } from '../../ui/button.tsx';
import { LevelPicker } from '../../ui/level-picker.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';
import type { LineCommands } from './use-line-commands.tsx';

type Line = Today['students'][number];

export interface LinePanelProps {
  readonly line: Line;
  readonly today: Today;
  readonly known: Output<'class.get'>;
  readonly commands: LineCommands;
  readonly onAppoint: () => void;
  /** A mastery check in full of one objective. */
  readonly onCheck: (objective: string) => void;
  /** Something was said of the student; the panel has done its work. */
  readonly onDone: (kept: Promise<boolean>) => void;
}

/** Beside a student: what to bring, a level by one tap, help, and what else may be noted. */
export function LinePanel(props: LinePanelProps) {
  const { line, today, known, commands, onAppoint, onCheck, onDone } = props;
  const say = useSay();
  const [chosen, setChosen] = useState(line.work[0]?.id);
  const objective = line.work.find((one) => one.id === chosen) ?? line.work[0];
  const isSeen = line.lastContact === today.on;
  return (
    <div className="line-panel">
      {objective ? (
        <>
          <fieldset className="line-work" aria-label={say('today.work', { name: line.called })}>
            {line.work.map((one) => (
              <Button
                key={one.id}
                variant={one.id === objective.id ? 'plain' : 'quiet'}
                isPressed={one.id === objective.id}
                onPress={() => setChosen(one.id)}
              >
                {one.code}
              </Button>
            ))}
            <span className="line-statement">{objective.statement}</span>
          </fieldset>
          <div className="line-buttons line-levels">
            <LevelPicker
              label={say('today.level', { code: objective.code, name: line.called })}
              levels={known.scale.levels}
              threshold={known.threshold}
              value={null}
              onChange={(key) => {
                const level = known.scale.levels.find((one) => one.key === key);
                if (level) onDone(commands.record(line, objective, level));
              }}
            />
            <Button
              label={say('today.check-of', { code: objective.code, name: line.called })}
              onPress={() => onCheck(objective.id)}
            >
              {say('today.check')}
            </Button>
          </div>
          <div className="line-buttons">
            <span className="line-caption">
              {say('corrective.title', { code: objective.code })}
            </span>
            {CORRECTIVE_KINDS.map((kind) => (
              <Button key={kind} onPress={() => onDone(commands.help(line, objective, kind))}>
                {say(`corrective.${kind}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <p className="soft">{say('today.nothing-open')}</p>
      )}
      <div className="line-buttons">
        <Button isDisabled={isSeen} onPress={() => onDone(commands.mark(line, 'contact'))}>
          {say('today.contact')}
        </Button>
        <Button isPressed={line.promised} onPress={() => onDone(commands.mark(line, 'promised'))}>
          {say('today.promise')}
        </Button>
        <Button onPress={() => onDone(commands.mark(line, 'asked'))}>{say('today.ask')}</Button>
        <Button onPress={onAppoint}>{say('today.appoint')}</Button>
        <Button onPress={() => onDone(commands.mark(line, 'absent'))}>
          {say('today.mark-absent')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => go({ at: 'student', class: today.class.id, student: line.id })}
        >
          {say('today.page')}
        </Button>
      </div>
    </div>
  );
}
