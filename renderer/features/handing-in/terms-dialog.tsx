import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { termTree } from '#shared/domain/term.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { TermForm } from './term-form.tsx';
import './terms-dialog.css';

export type TermView = Output<'term.list'>[number];

export interface TermsDialogProps {
  readonly edit: string | undefined;
  readonly onSaved: ((term: string | null) => void) | undefined;
  readonly onClose: () => void;
}

/** What the form is for: a term to change, or a new one, perhaps inside another. */
type Editing = { readonly term: string } | { readonly inside: string | null };

/** Terms as they hang inside one another; made, changed and removed here. */
export function TermsDialog({ edit, onSaved, onClose }: TermsDialogProps) {
  const terms = useQuery('term.list', {}).value;
  const [editing, setEditing] = useState<Editing | null>(() => {
    if (edit === undefined) return null;
    return edit === 'new' ? { inside: null } : { term: edit };
  });
  if (!terms) return null;
  if (editing) {
    // Opened for one form, it closes with it.
    const close = () => (edit === undefined ? setEditing(null) : onClose());
    return (
      <TermForm
        terms={terms}
        term={'term' in editing ? terms.find((one) => one.id === editing.term) : undefined}
        inside={'inside' in editing ? editing.inside : null}
        onSaved={(term) => {
          onSaved?.(term);
          close();
        }}
        onClose={close}
      />
    );
  }
  return <TermList terms={terms} onEdit={setEditing} onClose={onClose} />;
}

interface TermListProps {
  readonly terms: readonly TermView[];
  readonly onEdit: (editing: Editing) => void;
  readonly onClose: () => void;
}

function TermList({ terms, onEdit, onClose }: TermListProps) {
  const say = useSay();
  const format = useFormat();
  const today = useQuery('gradebook.get', {}).value?.today ?? '';
  return (
    <Dialog
      title={say('term.title')}
      isOpen
      isLight
      onClose={onClose}
      foot={
        <Button variant="main" onPress={() => onEdit({ inside: null })}>
          {say('term.add')}
        </Button>
      }
    >
      <p className="soft">{say(terms.length === 0 ? 'term.empty' : 'term.hint')}</p>
      {terms.length === 0 ? null : (
        <ul className="terms" aria-label={say('term.list')}>
          {termTree(terms).map(({ term, depth }) => (
            <li key={term.id} className="terms-line" data-depth={Math.min(depth, 4)}>
              <span className="terms-name" dir="auto">
                {term.name}
              </span>
              <span className="soft">
                {say('term.dates', {
                  start: format.day(term.start, today),
                  end: format.day(term.end, today),
                })}
                {term.start <= today && today <= term.end ? (
                  <strong className="terms-now">{say('term.now')}</strong>
                ) : null}
              </span>
              <span className="terms-actions">
                <Button
                  variant="quiet"
                  label={say('term.add-inside-of', { name: term.name })}
                  onPress={() => onEdit({ inside: term.id })}
                >
                  {say('term.add-inside')}
                </Button>
                <Button
                  variant="quiet"
                  label={say('term.change-of', { name: term.name })}
                  onPress={() => onEdit({ term: term.id })}
                >
                  {say('ui.edit')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
