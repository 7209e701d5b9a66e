import { DEFAULT_RULE, DEFAULT_RULE_IN_YEAR } from '#shared/domain/letter/presets.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Letters } from './letters-view.tsx';

export interface AskRuleProps {
  readonly classId: string;
  readonly rule: Letters['rule'];
}

/** Asked once for a class that follows the default: F or I below the last letter. */
export function AskRule({ classId, rule }: AskRuleProps) {
  const say = useSay();
  const { run, running } = useCommand('rule.choose');
  const rules = useQuery('rule.list', {}).value ?? [];
  if (rule.chosen) return null;
  const choose = (name: string) => {
    const named = rules.find((one) => one.builtIn && one.name === name);
    if (named) void run({ class: classId, rule: named.id });
  };
  return (
    <div className="letters-ask">
      <p>{say('rule.ask', { letter: rule.letters.at(-2) ?? '' })}</p>
      <Button isDisabled={running} onPress={() => choose(DEFAULT_RULE)}>
        {say('rule.ask-f')}
      </Button>
      <Button isDisabled={running} onPress={() => choose(DEFAULT_RULE_IN_YEAR)}>
        {say('rule.ask-i')}
      </Button>
    </div>
  );
}
