import type { Input } from '#shared/contract/contract.ts';
import { METHODS } from '#shared/contract/types.ts';
import { methodNamed } from '#shared/domain/level/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { useSay } from '../../ui/say.tsx';
import { parameterName } from './parameter-name.ts';
import type { ObjectiveDetail } from './use-objective-details.ts';
import { useRulesQuestion } from './use-rules-change.tsx';

type Fields = Omit<Input<'objective.preview-rules'>, 'objective'>;

export interface ObjectiveRulesProps {
  readonly classId: string;
  readonly objective: ObjectiveDetail;
}

/** How one objective is judged where it differs from its class; cells that change are shown first. */
export function ObjectiveRules({ classId, objective }: ObjectiveRulesProps) {
  const say = useSay();
  const known = useQuery('class.get', { class: classId }).value;
  const { ask, question } = useRulesQuestion();
  const { run } = useCommand('objective.save');
  const change = (fields: Fields) => {
    const input = { objective: objective.id, ...fields };
    void ask('objective.preview-rules', input, () => run(input));
  };
  const { method } = objective;
  const range = method === null ? null : methodNamed(method).parameter;
  return (
    <>
      <Choice
        label={say('objective.threshold')}
        value={objective.threshold ?? ''}
        onChange={(key) => change({ threshold: key || null })}
        options={[
          { value: '', label: say('objective.threshold-class') },
          ...(known?.scale.levels ?? []).map((level) => ({ value: level.key, label: level.name })),
        ]}
      />
      <Choice
        label={say('class.method')}
        value={method ?? ''}
        onChange={(value) => change({ method: METHODS.find((one) => one === value) ?? null })}
        options={[
          { value: '', label: say('objective.threshold-class') },
          ...METHODS.map((one) => ({ value: one, label: say(`method.${one}`) })),
        ]}
      />
      {method !== null && range ? (
        <LazyTextField
          key={`${method} ${objective.parameter}`}
          label={say('class.parameter', { what: say(`method.parameter-${parameterName(method)}`) })}
          type="number"
          value={String(objective.parameter ?? range.initial)}
          hint={say('class.parameter-range', { from: range.from, to: range.to })}
          onSave={(text) => change({ parameter: Number(text) })}
          isRequired
        />
      ) : null}
      <LazyTextField
        label={say('objective.minimum')}
        type="number"
        value={String(objective.minimum ?? 1)}
        onSave={(text) => change({ minimum: Number(text) })}
        isRequired
      />
      {question}
    </>
  );
}
