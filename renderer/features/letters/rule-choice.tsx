import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

export interface RuleChoiceProps {
  readonly classId: string;
  /** The rule that the class follows. */
  readonly rule: { readonly id: string; readonly name: string };
  /** Opens all rules: to read, change, copy or remove them. */
  readonly onMore: () => void;
}

const MORE = 'more';

/** The rule of a class; choosing another is one step that can be taken back. */
export function RuleChoice({ classId, rule, onMore }: RuleChoiceProps) {
  const say = useSay();
  const showStep = useStepToast();
  const { run } = useCommand('rule.choose');
  const rules = useQuery('rule.list', {}).value ?? [];
  const own = rules.filter((one) => !one.builtIn);
  const presets = rules.filter((one) => one.builtIn);
  const listed = rules.length > 0 ? [...own, ...presets] : [rule];
  const choose = async (id: string) => {
    const done = await run({ class: classId, rule: id });
    const name = rules.find((one) => one.id === id)?.name ?? '';
    if (done) showStep(say('rule.chosen', { name }));
  };
  return (
    <span className="letters-rule">
      <span className="soft" aria-hidden="true">
        {say('letters.rule')}
      </span>
      <Choice
        label={say('letters.rule')}
        isLabelHidden
        isInline
        value={rule.id}
        onChange={(value) => {
          if (value === MORE) onMore();
          else void choose(value);
        }}
        options={[
          ...listed.map((one) => ({ value: one.id, label: one.name })),
          { value: MORE, label: say('rule.more') },
        ]}
      />
    </span>
  );
}
