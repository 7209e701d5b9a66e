import { useQuery } from '../../data/use-query.ts';
import { StepLine, useUndo } from '../../data/use-undo.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import './history-list.css';

/** The newest steps of the gradebook, with undo and redo. */
export function HistoryList() {
  const say = useSay();
  const format = useFormat();
  const { undo, redo } = useUndo();
  const gradebook = useQuery('gradebook.get', {}).value;
  const query = useQuery('history.list', { limit: 200 });
  return (
    <section className="history">
      <div className="aside-actions">
        <Button isDisabled={!gradebook?.undo} onPress={() => void undo()}>
          {say('history.undo-last')}
        </Button>
        <Button isDisabled={!gradebook?.redo} onPress={() => void redo()}>
          {say('history.redo-last')}
        </Button>
      </div>
      <QueryGate query={query}>
        {(steps) =>
          steps.length === 0 ? (
            <p className="soft">{say('history.empty')}</p>
          ) : (
            <ol>
              {withKeys(steps, (step) => `${step.at} ${step.role} ${step.name}`).map(
                ({ key, item: step }) => (
                  <li key={key}>
                    <span className="soft">{format.dayAndTime(step.at)}</span>
                    <span className="history-what">
                      {step.role === 'do' ? (
                        <StepLine step={{ ...step, file: null }} />
                      ) : (
                        <StepLine
                          step={{ ...step, file: null }}
                          frame={step.role === 'undo' ? 'step.undone' : 'step.redone'}
                        />
                      )}
                    </span>
                    <span className="faint">{step.by ?? ''}</span>
                    {step.file ? (
                      <span className="history-file faint" title={step.file.sha256}>
                        {step.student === null ? (
                          step.file.name
                        ) : (
                          <PersonName>{step.file.name}</PersonName>
                        )}
                        {say('history.file', { hash: step.file.sha256.slice(0, 12) })}
                      </span>
                    ) : null}
                  </li>
                ),
              )}
            </ol>
          )
        }
      </QueryGate>
    </section>
  );
}
