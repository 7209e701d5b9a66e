import type { Input } from '#shared/contract/contract.ts';
import { EVIDENCE_KINDS } from '#shared/contract/types.ts';
import { useCommand } from '../../data/use-command.ts';
import { CheckBox } from '../../ui/field.tsx';
import { LazyTextArea, LazyTextField } from '../../ui/lazy-fields.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { ObjectiveCodes } from './objective-codes.tsx';
import { ObjectiveInClass } from './objective-in-class.tsx';
import { ObjectiveRules } from './objective-rules.tsx';
import type { Plan } from './plan-part.tsx';
import { lacksInWords } from './plan-table.tsx';
import { resourcesFromText, resourcesToText } from './resources-text.ts';
import { type ObjectiveDetail, useObjectiveDetails } from './use-objective-details.ts';

export interface ObjectiveEditorProps {
  readonly classId: string;
  readonly plan: Plan;
  readonly planned: Plan['objectives'][number];
}

/** Everything about one objective. Each field is saved when it is left; each is a step to undo. */
export function ObjectiveEditor({ classId, plan, planned }: ObjectiveEditorProps) {
  const say = useSay();
  const details = useObjectiveDetails(plan);
  const objective = details.get(planned.id);
  const { run } = useCommand('objective.save');
  if (!objective) return null;
  const save = (fields: Omit<Input<'objective.save'>, 'objective'>) =>
    void run({ objective: objective.id, ...fields });
  return (
    <section className="objective" aria-label={say('objective.edit', { code: planned.code })}>
      <h2>
        {planned.code} <span className="objective-statement">{planned.statement}</span>
      </h2>
      {planned.lacks.length > 0 ? <p className="warm small">{lacksInWords(say, planned)}</p> : null}
      <ObjectiveInClass classId={classId} planned={planned} />
      <ObjectiveCodes
        list="needs"
        objective={objective}
        all={[...details.values()]}
        onChange={(prerequisites) => save({ prerequisites })}
      />
      <ObjectiveCodes
        list="parts"
        objective={objective}
        all={[...details.values()]}
        onChange={(parts) => save({ parts })}
      />
      <ObjectiveFields classId={classId} objective={objective} onSave={save} />
    </section>
  );
}

interface FieldsProps {
  readonly classId: string;
  readonly objective: ObjectiveDetail;
  readonly onSave: (fields: Omit<Input<'objective.save'>, 'objective'>) => void;
}

function ObjectiveFields({ classId, objective, onSave }: FieldsProps) {
  const say = useSay();
  const ways = new Set(objective.waysToShow);
  return (
    <>
      <LazyTextField
        label={say('objective.code')}
        value={objective.code}
        onSave={(code) => onSave({ code })}
        isRequired
      />
      <LazyTextArea
        label={say('objective.statement')}
        value={objective.statement}
        rows={2}
        onSave={(statement) => onSave({ statement })}
        isRequired
      />
      <LazyTextArea
        label={say('objective.target')}
        value={objective.learningTarget ?? ''}
        placeholder={say('objective.target-hint')}
        rows={3}
        onSave={(text) => onSave({ learningTarget: text || null })}
      />
      <CheckBox isChecked={objective.critical} onChange={(critical) => onSave({ critical })}>
        {say('objective.critical')}
      </CheckBox>
      <ObjectiveRules classId={classId} objective={objective} />
      {objective.descriptors.length > 0 ? (
        <section>
          <h3 className="field-label">{say('objective.descriptors')}</h3>
          <dl className="objective-descriptors">
            {withKeys(objective.descriptors, (one) => one.text).map(({ key, item }) => (
              <div key={key}>
                <dt className="soft">{item.quality ?? item.score}</dt>
                <dd dir="auto">{item.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <LazyTextArea
        label={say('objective.examples')}
        value={objective.examples.join('\n')}
        rows={3}
        onSave={(text) => onSave({ examples: linesOf(text) })}
      />
      <fieldset className="objective-ways">
        <legend className="field-label">{say('objective.ways')}</legend>
        {EVIDENCE_KINDS.filter((kind) => kind !== 'self' && kind !== 'carried-in').map((kind) => (
          <CheckBox
            key={kind}
            isChecked={ways.has(kind)}
            onChange={(isWay) =>
              onSave({
                waysToShow: EVIDENCE_KINDS.filter((one) => (one === kind ? isWay : ways.has(one))),
              })
            }
          >
            {say(`kind.${kind}`)}
          </CheckBox>
        ))}
        {ways.size > 1 ? (
          <CheckBox isChecked={objective.allWays} onChange={(allWays) => onSave({ allWays })}>
            {say('objective.all-ways')}
          </CheckBox>
        ) : null}
      </fieldset>
      <LazyTextArea
        label={say('objective.question')}
        value={objective.question ?? ''}
        rows={2}
        onSave={(text) => onSave({ question: text || null })}
      />
      <LazyTextArea
        label={say('objective.resources')}
        value={resourcesToText(objective.resources)}
        rows={3}
        onSave={(text) => onSave({ resources: resourcesFromText(text) })}
      />
    </>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
