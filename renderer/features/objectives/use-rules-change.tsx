import { type ReactNode, useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { useClient } from '../../data/client-context.tsx';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';

type Fields = Omit<Input<'class.preview-rules'>, 'class'>;
type Preview = Output<'class.preview-rules'>;

export interface RulesChange {
  /** Saves at once what changes no cell; otherwise shows which first. */
  readonly change: (fields: Fields) => void;
  /** The question, while it is asked. */
  readonly question: ReactNode;
}

/** Changes how a class is judged, after a look at the cells that this would change. */
export function useRulesChange(classId: string): RulesChange {
  const client = useClient();
  const { showTrouble } = useToasts();
  const { run } = useCommand('class.save');
  const [asked, setAsked] = useState<{ fields: Fields; preview: Preview } | null>(null);
  const save = (fields: Fields) => run({ class: classId, ...fields });
  const change = async (fields: Fields) => {
    const envelope = await client.ask('class.preview-rules', { class: classId, ...fields });
    if (!envelope.ok) showTrouble(envelope.error);
    else if (envelope.value.changed === 0) await save(fields);
    else setAsked({ fields, preview: envelope.value });
  };
  return {
    change: (fields) => void change(fields),
    question: asked ? (
      <RulesQuestion
        preview={asked.preview}
        onClose={() => setAsked(null)}
        onChange={async () => {
          await save(asked.fields);
          setAsked(null);
        }}
      />
    ) : null,
  };
}

interface QuestionProps {
  readonly preview: Preview;
  readonly onChange: () => Promise<void>;
  readonly onClose: () => void;
}

function RulesQuestion({ preview, onChange, onClose }: QuestionProps) {
  const say = useSay();
  const { cells, changed, gained, lost, list } = preview;
  const facts = [
    lost > 0 ? say('rules.lost', { count: lost }) : null,
    gained > 0 ? say('rules.gained', { count: gained }) : null,
  ].filter((fact) => fact !== null);
  return (
    <Dialog
      title={say('rules.title')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{say('rules.keep')}</Button>
          <Button variant="main" onPress={() => void onChange()}>
            {say('rules.change')}
          </Button>
        </>
      }
    >
      <p>
        {say('rules.changed', { count: changed, cells })} {facts.join(' ')}{' '}
        {say('rules.nothing-lost')}
      </p>
      <table className="rules-table">
        <thead>
          <tr>
            <th scope="col">{say('override.head-student')}</th>
            <th scope="col">{say('override.head-of')}</th>
            <th scope="col">{say('rules.now')}</th>
            <th scope="col">{say('rules.then')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ student, objective, before, after }) => (
            <tr key={`${student.id} ${objective.id}`}>
              <td>
                <PersonName>{student.name}</PersonName>
              </td>
              <td>{objective.code}</td>
              <td className={before.status === 'mastered' ? '' : 'warm'}>{wordsOf(before)}</td>
              <td className={after.status === 'mastered' ? '' : 'warm'}>{wordsOf(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );

  function wordsOf({ level, value, status }: Preview['list'][number]['before']): string {
    if (status === 'insufficient') return say('status.insufficient');
    return level === null ? '–' : `${level}${value === null ? '' : ` (${value})`}`;
  }
}
