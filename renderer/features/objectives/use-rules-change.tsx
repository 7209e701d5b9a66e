import { type ReactNode, useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { useClient } from '../../data/client-context.tsx';
import { useCommand } from '../../data/use-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';

type Fields = Omit<Input<'class.preview-rules'>, 'class'>;
type Preview = Output<'class.preview-rules'>;
type Asked = 'class.preview-rules' | 'objective.preview-rules' | 'scale.preview';

export interface RulesQuestion {
  /** Saves at once what changes no cell; otherwise shows which first. */
  readonly ask: <N extends Asked>(
    name: N,
    input: Input<N>,
    save: () => Promise<unknown>,
  ) => Promise<void>;
  /** The question, while it is asked. */
  readonly question: ReactNode;
}

/** Asks before cells change by other rules than those they were shown under. */
export function useRulesQuestion(): RulesQuestion {
  const client = useClient();
  const { showTrouble } = useToasts();
  const [asked, setAsked] = useState<{ save: () => Promise<unknown>; preview: Preview } | null>(
    null,
  );
  const ask: RulesQuestion['ask'] = async (name, input, save) => {
    const envelope = await client.ask(name, input);
    if (!envelope.ok) {
      showTrouble(envelope.error);
      return;
    }
    const preview: Preview = envelope.value;
    if (preview.changed === 0) await save();
    else setAsked({ save, preview });
  };
  const question = asked ? (
    <QuestionDialog
      preview={asked.preview}
      onClose={() => setAsked(null)}
      onChange={async () => {
        await asked.save();
        setAsked(null);
      }}
    />
  ) : null;
  return { ask, question };
}

export interface RulesChange {
  readonly change: (fields: Fields) => void;
  readonly question: ReactNode;
}

/** Changes how a class is judged, after a look at the cells that this would change. */
export function useRulesChange(classId: string): RulesChange {
  const { ask, question } = useRulesQuestion();
  const { run } = useCommand('class.save');
  const change = (fields: Fields) => {
    const input = { class: classId, ...fields };
    void ask('class.preview-rules', input, () => run(input));
  };
  return { change, question };
}

interface QuestionProps {
  readonly preview: Preview;
  readonly onChange: () => Promise<void>;
  readonly onClose: () => void;
}

function QuestionDialog({ preview, onChange, onClose }: QuestionProps) {
  const say = useSay();
  const { cells, changed, gained, lost, list } = preview;
  const hasClasses = new Set(list.map((one) => one.class.id)).size > 1;
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
        <DialogFoot
          main={say('rules.change')}
          onMain={onChange}
          cancel={say('rules.keep')}
          onCancel={onClose}
        />
      }
    >
      <p>
        {say('rules.changed', { count: changed, cells })} {facts.join(' ')}{' '}
        {say('rules.nothing-lost')}
      </p>
      <table className="rules-table">
        <thead>
          <tr>
            {hasClasses ? <th scope="col">{say('rules.head-class')}</th> : null}
            <th scope="col">{say('override.head-student')}</th>
            <th scope="col">{say('override.head-of')}</th>
            <th scope="col">{say('rules.now')}</th>
            <th scope="col">{say('rules.then')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ class: taught, student, objective, before, after }) => (
            <tr key={`${taught.id} ${student.id} ${objective.id}`}>
              {hasClasses ? <td>{taught.name}</td> : null}
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
