import type { ReactNode } from 'react';
import { termTree } from '#shared/domain/term.ts';
import { useOpenHandingIn } from '../../app/open-handing-in.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { DateButton } from '../../ui/date-button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { Reading, useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { RuleChoice } from './rule-choice.tsx';

export interface LetterChoicesProps {
  readonly term: string | null;
  readonly classId: string;
  readonly rule: { readonly id: string; readonly name: string };
  readonly asOf: string;
  readonly onTerm: (term: string | null) => void;
  readonly onAsOf: (asOf: string | null) => void;
  readonly onRules: () => void;
  readonly onCompare: () => void;
  /** What other features put beside them. */
  readonly children?: ReactNode;
}

const NEW = 'new';
const ALL = 'all';

/** Room before the name of a term that hangs inside another; a list of choices has no other way. */
const INDENT = '\u2003';

/** For which term, until which day and by which rule; terms and rules are made from here. */
export function LetterChoices(props: LetterChoicesProps) {
  const { classId, term, rule, asOf, onTerm, onAsOf, onRules, onCompare, children } = props;
  const say = useSay();
  const format = useFormat();
  const isReadOnly = useReadOnly();
  const today = useQuery('gradebook.get', {}).value?.today;
  const terms = useQuery('term.list', {}).value ?? [];
  const openTerms = useOpenHandingIn();
  const known = terms.find((one) => one.id === term);
  return (
    <div className="choice-line letters-choices">
      <Reading>
        <Choice
          label={say('letters.term')}
          isLabelHidden
          isInline
          value={term ?? ''}
          onChange={(value) => {
            if (value === NEW) openTerms({ what: 'terms', edit: 'new', onSaved: onTerm });
            else if (value === ALL) openTerms({ what: 'terms' });
            else onTerm(value === '' ? null : value);
          }}
          options={[
            { value: '', label: say('letters.whole-year') },
            ...termTree(terms).map(({ term: one, depth }) => ({
              value: one.id,
              label: INDENT.repeat(depth) + one.name,
            })),
            ...(isReadOnly ? [] : [{ value: NEW, label: say('letters.new-term') }]),
            ...(terms.length > 0 && !isReadOnly
              ? [{ value: ALL, label: say('letters.terms') }]
              : []),
          ]}
        />
      </Reading>
      {known ? (
        <Button
          variant="quiet"
          label={say('letters.edit-term')}
          onPress={() => openTerms({ what: 'terms', edit: known.id, onSaved: onTerm })}
        >
          {say('ui.edit')}
        </Button>
      ) : null}
      <span className="letters-as-of">
        <span className="soft" aria-hidden="true">
          {say('letters.as-of')}
        </span>
        <strong className="letters-date">
          <Reading>
            <DateButton
              value={asOf}
              text={format.day(asOf, today)}
              label={say('letters.as-of')}
              onChange={onAsOf}
            />
          </Reading>
        </strong>
        {known && asOf > known.end ? (
          <span className="warm small" role="status">
            {say('letters.after-term', { day: format.day(known.end) })}
          </span>
        ) : null}
      </span>
      <RuleChoice classId={classId} rule={rule} onMore={onRules} />
      <Reading>
        <Button variant="quiet" onPress={onCompare}>
          {say('rule.compare-short')}
        </Button>
      </Reading>
      {children}
    </div>
  );
}
