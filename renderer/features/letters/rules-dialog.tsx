import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../../ui/say.tsx';
import { RuleEditor } from './rule-editor.tsx';
import './rules.css';

type Rule = Output<'rule.list'>[number];

export interface RulesDialogProps {
  readonly classId: string;
  readonly term: string | null;
  readonly asOf: string;
  /** The rule that the class follows. */
  readonly current: string;
  readonly onClose: () => void;
}

interface Editing {
  readonly rule: Rule;
  readonly name: string;
  readonly ruleId: string | null;
}

/** Every rule there is, what each says, and what can be done with it. */
export function RulesDialog({ classId, term, asOf, current, onClose }: RulesDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const choose = useCommand('rule.choose');
  const remove = useCommand('rule.remove');
  const rules = useQuery('rule.list', {}).value ?? [];
  const [shownId, setShownId] = useState(current);
  const [editing, setEditing] = useState<Editing | null>(null);
  const shown = rules.find((rule) => rule.id === shownId) ?? rules[0];
  if (editing) {
    return (
      <RuleEditor
        classId={classId}
        term={term}
        asOf={asOf}
        rule={editing.rule.rule}
        name={editing.name}
        ruleId={editing.ruleId}
        onClose={() => setEditing(null)}
        onSaved={(id) => {
          setShownId(id);
          setEditing(null);
        }}
      />
    );
  }
  const use = async (rule: Rule) => {
    const done = await choose.run({ class: classId, rule: rule.id });
    if (done) showStep(say('rule.chosen', { name: rule.name }));
  };
  const takeAway = async (rule: Rule) => {
    const done = await remove.run({ rule: rule.id });
    if (done) showStep(say('rule.removed', { name: rule.name }));
  };
  const copyName = (rule: Rule): string => {
    const names = new Set(rules.map((one) => one.name));
    const first = say('rule.copy-of', { name: rule.name });
    let n = 2;
    let name = first;
    while (names.has(name)) {
      name = `${first} ${n}`;
      n += 1;
    }
    return name;
  };
  const own = rules.filter((rule) => !rule.builtIn);
  const presets = rules.filter((rule) => rule.builtIn);
  return (
    <Dialog title={say('rule.title')} isOpen isLight size="large" onClose={onClose}>
      <div className="rules">
        <nav className="rules-list" aria-label={say('rule.title')}>
          {own.length > 0 ? (
            <RuleGroup title={say('rule.own')} rules={own} shown={shown} onShow={setShownId} />
          ) : null}
          <RuleGroup
            title={say('rule.presets')}
            rules={presets}
            shown={shown}
            onShow={setShownId}
          />
          {shown ? (
            <Button
              variant="quiet"
              onPress={() => setEditing({ rule: shown, name: '', ruleId: null })}
            >
              {say('rule.new')}
            </Button>
          ) : null}
        </nav>
        {shown ? (
          <article className="rules-one">
            <h3>{shown.name}</h3>
            <p className="soft small">
              {shown.classes.length === 0
                ? say('rule.used-nowhere')
                : say('rule.used-by', {
                    classes: shown.classes.map((one) => one.name).join(', '),
                  })}
              {shown.builtIn ? null : ` · ${say('rule.version', { count: shown.version })}`}
            </p>
            <ul className="rule-words">
              {shown.words.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <div className="rules-actions">
              <Button
                variant={shown.id === current ? 'plain' : 'main'}
                // Never disabled: the focus would leave the dialog, and Escape with it.
                onPress={() => {
                  if (shown.id !== current && !choose.running) void use(shown);
                }}
              >
                {shown.id === current ? say('rule.in-use') : say('rule.use')}
              </Button>
              {shown.builtIn ? null : (
                <Button
                  onPress={() => setEditing({ rule: shown, name: shown.name, ruleId: shown.id })}
                >
                  {say('rule.edit')}
                </Button>
              )}
              <Button
                onPress={() => setEditing({ rule: shown, name: copyName(shown), ruleId: null })}
              >
                {say('rule.copy')}
              </Button>
              {shown.builtIn ? null : (
                <Button
                  variant="danger"
                  isDisabled={remove.running}
                  onPress={() => void takeAway(shown)}
                >
                  {say('rule.remove')}
                </Button>
              )}
            </div>
            {shown.builtIn ? <p className="soft small">{say('rule.preset-hint')}</p> : null}
          </article>
        ) : null}
      </div>
    </Dialog>
  );
}

interface RuleGroupProps {
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly shown: Rule | undefined;
  readonly onShow: (rule: string) => void;
}

function RuleGroup({ title, rules, shown, onShow }: RuleGroupProps) {
  return (
    <section>
      <h3 className="column-head">{title}</h3>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            <button
              type="button"
              className="rules-name"
              aria-pressed={rule.id === shown?.id}
              onClick={() => onShow(rule.id)}
            >
              {rule.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
