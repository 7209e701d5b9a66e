import { useState } from 'react';
import { mayHangBelow, smallestContaining, termTree, termTrouble } from '#shared/domain/term.ts';
import { sayTermTrouble } from '#shared/text/term-trouble.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { TermView } from './terms-dialog.tsx';

export interface TermFormProps {
  readonly terms: readonly TermView[];
  /** The term to change; a new one without. */
  readonly term: TermView | undefined;
  /** Where a new one is to hang. */
  readonly inside: string | null;
  readonly onClose: () => void;
  readonly onSaved: (term: string | null) => void;
}

/** The smallest term that holds it, whichever that is. */
const SMALLEST = 'smallest';
const NONE = '';

/** Name, span and place of a term; what cannot be is said at its field. */
export function TermForm({ terms, term, inside, onClose, onSaved }: TermFormProps) {
  const say = useSay();
  const format = useFormat();
  const today = useQuery('gradebook.get', {}).value?.today;
  const showStep = useStepToast();
  const save = useCommand('term.save');
  const remove = useCommand('term.remove');
  const outer = terms.find((one) => one.id === inside);
  const [name, setName] = useState(term?.name ?? '');
  const [start, setStart] = useState(term?.start ?? outer?.start ?? '');
  const [end, setEnd] = useState(term?.end ?? outer?.end ?? '');
  const [parent, setParent] = useState(() => placeOf(terms, term, inside));
  const others = terms.filter((one) => one.id !== term?.id);
  const trouble = termTrouble(others, { name, start, end });
  const hasDates = start !== '' && end !== '';
  const problemAt = (field: 'name' | 'start' | 'end') => {
    if (trouble?.field !== field || trouble.why === 'no-name') return null;
    if (field !== 'name' && !hasDates) return null;
    const sentence = sayTermTrouble(say, trouble, start, (day) => format.day(day, today));
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  };
  const here = { id: term?.id ?? '', name, start, end, parent: null };
  const places = termTree(others).filter(({ term: other }) => mayHangBelow(terms, here, other));
  const chosen = parent === SMALLEST || parent === NONE || places.some((p) => p.term.id === parent);

  const onSave = async () => {
    const saved = await save.run({
      ...(term ? { term: term.id } : {}),
      name: name.trim(),
      start,
      end,
      ...(parent === SMALLEST || !chosen ? {} : { parent: parent === NONE ? null : parent }),
    });
    if (saved) onSaved(saved.term);
  };
  const onRemove = async () => {
    if (!term || !(await remove.run({ term: term.id }))) return;
    onSaved(null);
    showStep(say('term.removed', { name: term.name }));
  };

  return (
    <Dialog
      title={titleOf(say, term, outer)}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <>
          {term ? (
            <Button variant="danger" onPress={() => void onRemove()}>
              {say('term.remove')}
            </Button>
          ) : null}
          <Button
            variant="main"
            isDisabled={!hasDates || trouble !== null || save.running}
            onPress={() => void onSave()}
          >
            {say('ui.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('term.name')}
        value={name}
        onChange={setName}
        problem={problemAt('name')}
        autoFocus
      />
      <div className="two-fields">
        <TextField
          label={say('term.start')}
          type="date"
          value={start}
          onChange={setStart}
          problem={problemAt('start')}
        />
        <TextField
          label={say('term.end')}
          type="date"
          value={end}
          onChange={setEnd}
          problem={problemAt('end')}
        />
      </div>
      {others.length === 0 ? null : (
        <Choice
          label={say('term.inside')}
          value={chosen ? parent : SMALLEST}
          onChange={setParent}
          options={[
            { value: SMALLEST, label: say('term.inside-smallest') },
            ...places.map(({ term: other }) => ({ value: other.id, label: other.name })),
            { value: NONE, label: say('term.inside-none') },
          ]}
        />
      )}
      <p className="soft small">{say('term.hint')}</p>
    </Dialog>
  );
}

/** The place the form begins with: what the term would find itself is left open. */
function placeOf(
  terms: readonly TermView[],
  term: TermView | undefined,
  inside: string | null,
): string {
  if (!term) return inside ?? SMALLEST;
  if (smallestContaining(terms, term) === term.parent) return SMALLEST;
  return term.parent ?? NONE;
}

function titleOf(
  say: ReturnType<typeof useSay>,
  term: TermView | undefined,
  outer: TermView | undefined,
): string {
  if (term) return say('term.edit-title', { name: term.name });
  return outer ? say('term.new-inside-title', { name: outer.name }) : say('term.new-title');
}
