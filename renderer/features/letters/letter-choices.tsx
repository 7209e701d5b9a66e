import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { DateButton } from '../../ui/date-button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { TermDialog } from './term-dialog.tsx';

export interface LetterChoicesProps {
  readonly term: string | null;
  readonly rule: string;
  readonly asOf: string;
  readonly onTerm: (term: string | null) => void;
  readonly onAsOf: (asOf: string | null) => void;
}

const NEW = 'new';

/** For which term and until which day; terms are made here too. */
export function LetterChoices({ term, rule, asOf, onTerm, onAsOf }: LetterChoicesProps) {
  const say = useSay();
  const format = useFormat();
  const today = useQuery('gradebook.get', {}).value?.today;
  const terms = useQuery('term.list', {}).value ?? [];
  const [editing, setEditing] = useState<string | null>(null);
  const known = terms.find((one) => one.id === term);
  return (
    <div className="choice-line">
      <Choice
        label={say('letters.term')}
        isLabelHidden
        isInline
        value={term ?? ''}
        onChange={(value) => {
          if (value === NEW) setEditing(NEW);
          else onTerm(value === '' ? null : value);
        }}
        options={[
          { value: '', label: say('letters.whole-year') },
          ...terms.map((one) => ({ value: one.id, label: one.name })),
          { value: NEW, label: say('letters.new-term') },
        ]}
      />
      {known ? (
        <Button
          variant="quiet"
          label={say('letters.edit-term')}
          onPress={() => setEditing(known.id)}
        >
          {say('ui.edit')}
        </Button>
      ) : null}
      <span className="letters-as-of">
        <span className="soft" aria-hidden="true">
          {say('letters.as-of')}
        </span>
        <strong className="letters-date">
          <DateButton
            value={asOf}
            text={format.day(asOf, today)}
            label={say('letters.as-of')}
            onChange={onAsOf}
          />
        </strong>
      </span>
      <span className="soft">
        {say('letters.rule')} <strong className="letters-rule">{rule}</strong>
      </span>
      {editing === null ? null : (
        <TermDialog
          term={editing === NEW ? undefined : known}
          onClose={() => setEditing(null)}
          onSaved={onTerm}
        />
      )}
    </div>
  );
}
