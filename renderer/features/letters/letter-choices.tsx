import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
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
  const terms = useQuery('term.list', {}).value ?? [];
  const [editing, setEditing] = useState<string | null>(null);
  const known = terms.find((one) => one.id === term);
  return (
    <div className="view-line">
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
        <TextField
          label={say('letters.as-of')}
          isLabelHidden
          isInline
          type="date"
          value={asOf}
          onChange={(value) => onAsOf(value === '' ? null : value)}
        />
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
