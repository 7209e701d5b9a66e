import { useEffect, useMemo, useRef, useState } from 'react';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { RuleConditionFields } from './rule-condition-fields.tsx';
import { RuleCountingFields, RuleWeightFields } from './rule-counting-fields.tsx';
import { definitionOf, draftOf, type RuleDraft, withKind } from './rule-draft.ts';
import { RulePreview } from './rule-preview.tsx';
import { problemsAt } from './rule-problems.ts';
import { RuleTableFields } from './rule-table-fields.tsx';

export interface RuleEditorProps {
  readonly classId: string;
  readonly term: string | null;
  readonly asOf: string;
  /** What the form begins with. */
  readonly rule: LetterRule;
  readonly name: string;
  /** The rule to make a new version of; null: a new rule. */
  readonly ruleId: string | null;
  readonly onClose: () => void;
  readonly onSaved: (rule: string) => void;
}

/** How long typing must rest before the host is asked. */
const REST = 250;

/** A rule as a form, with what it says in words and what it would do to this class. */
export function RuleEditor(props: RuleEditorProps) {
  const { classId, term, asOf, rule, name, ruleId, onClose, onSaved } = props;
  const say = useSay();
  const showStep = useStepToast();
  const save = useCommand('rule.save');
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rule, name));
  const definition = useMemo(() => definitionOf(draft), [draft]);
  const rested = useRested(definition);
  const check = useQuery('rule.check', { definition: rested, class: classId });
  const objections = check.value?.objections ?? [];
  const problemAt = problemsAt(objections);
  // A name that nobody has come to yet is not wrong yet, and the class is shown without one.
  const [isNamed, setNamed] = useState(name !== '');
  const fields = useRef<HTMLDivElement>(null);
  const isShowable = check.value !== undefined && objections.every(({ field }) => field === 'name');
  const isGood = check.value !== undefined && objections.length === 0;
  const part = { draft, onChange: setDraft, problemAt };
  const preview = useMemo(
    () => (isShowable ? { ...rested, name: say('rule.new-title') } : null),
    [isShowable, rested, say],
  );
  const toFirstProblem = () => {
    setNamed(true);
    // The field is marked once this has been drawn.
    requestAnimationFrame(() =>
      fields.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field-problem')?.focus(),
    );
  };
  const submit = async () => {
    const saved = await save.run({ ...(ruleId !== null && { rule: ruleId }), definition });
    if (!saved) return;
    if (saved.changed) showStep(say('rule.saved', { name: draft.name, count: saved.version }));
    onSaved(saved.rule);
  };
  return (
    <Dialog
      title={say(ruleId === null ? 'rule.new-title' : 'rule.edit-title', { name })}
      isOpen
      size="large"
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('ui.save')}
          onMain={submit}
          isDisabled={!isGood || save.running || rested !== definition}
          onCancel={onClose}
        >
          {objections.length > 0 ? (
            <span className="warm rule-count" role="status">
              <button type="button" className="link" onClick={toFirstProblem}>
                {say('rule.problems', { count: objections.length })}
              </button>
            </span>
          ) : null}
        </DialogFoot>
      }
    >
      <div className="rule-editor">
        <div className="rule-form" ref={fields}>
          <div className="two-fields">
            <TextField
              label={say('rule.name')}
              value={draft.name}
              onChange={(next) => {
                setNamed(true);
                setDraft({ ...draft, name: next });
              }}
              problem={isNamed ? problemAt('name') : null}
              autoFocus
            />
            <Choice
              label={say('rule.kind')}
              value={draft.kind}
              onChange={(kind) => setDraft(withKind(draft, kind as RuleDraft['kind']))}
              options={[
                { value: 'conditions', label: say('rule.kind-conditions') },
                { value: 'average', label: say('rule.kind-average') },
                { value: 'percent', label: say('rule.kind-percent') },
              ]}
            />
          </div>
          {draft.kind === 'conditions' ? (
            <RuleConditionFields {...part} classId={classId} />
          ) : (
            <RuleTableFields {...part} />
          )}
          <RuleCountingFields {...part} />
          {draft.kind === 'conditions' ? null : <RuleWeightFields {...part} />}
        </div>
        <RulePreview
          classId={classId}
          term={term}
          asOf={asOf}
          definition={preview}
          words={check.value?.words ?? []}
        />
      </div>
    </Dialog>
  );
}

/** A value once it has not changed for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
