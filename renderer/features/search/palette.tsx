import {
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useAllActions } from '../../app/actions.tsx';
import { go } from '../../app/route.ts';
import { takeTypedAhead } from '../../app/typed-ahead.tsx';
import { useQuery } from '../../data/use-query.ts';
import { isMac } from '../../ui/is-mac.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownShortcut } from '../../ui/shortcut.ts';
import { shownStudent } from '../../ui/shown-to-student.ts';
import './palette.css';
import { createPaletteSearch, type Found } from './palette-search.ts';

/** One field that reaches every action, student and objective. */
export function Palette({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const actions = useAllActions();
  const all = useQuery('palette.get', {}).value;
  // Who looks at the screen finds nobody else in it.
  const [shown] = useState(shownStudent);
  const known = useMemo(
    () =>
      all && shown !== null
        ? { ...all, students: all.students.filter(({ id }) => id === shown) }
        : all,
    [all, shown],
  );
  const [query, setQuery] = useState('');
  useLayoutEffect(() => {
    const ahead = takeTypedAhead();
    if (ahead !== '') setQuery(ahead);
  }, []);
  const [at, setAt] = useState(0);
  const id = useId();
  const search = useMemo(
    () =>
      createPaletteSearch(
        actions
          .filter((action) => action.isHidden !== true)
          .map((action) => ({
            id: action.id,
            label: action.label,
            words: action.words ?? '',
            detail: action.shortcut ? shownShortcut(action.shortcut, isMac, say) : '',
          })),
        known,
      ),
    [actions, known, say],
  );
  const found = useMemo(() => search(query), [search, query]);
  const chosen = found[Math.min(at, found.length - 1)];

  const take = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    const [kind, place = '', thing = ''] = one.id.split(' ');
    if (one.group === 'students') go({ at: 'student', class: place, student: thing });
    else if (kind === 'objective') {
      go({ at: 'class', class: place, view: 'objectives', objective: thing });
    } else actions.find((action) => action.id === one.id)?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 }[
      event.key
    ];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <ModalOverlay
      className="dialog-backdrop palette-backdrop"
      isOpen
      isDismissable
      onOpenChange={onClose}
    >
      <Modal className="dialog palette">
        <AriaDialog className="dialog-frame" aria-label={say('palette.title')}>
          <input
            className="palette-input"
            type="text"
            role="combobox"
            aria-label={say('palette.title')}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen ? `${id}-${found.indexOf(chosen)}` : undefined}
            autoComplete="off"
            spellCheck={false}
            ref={focusOnce}
            placeholder={say('palette.placeholder')}
            value={query}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
          />
          <Results id={id} found={found} chosen={chosen} onTake={take} />
          <p className="visually-hidden" role="status">
            {query === '' ? '' : say('palette.results', { count: found.length })}
          </p>
          {found.length === 0 ? (
            <p className="palette-nothing soft">{say('palette.nothing', { text: query })}</p>
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Stable, so that React calls it once, when the field appears. */
function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
}

interface ResultsProps {
  readonly id: string;
  readonly found: readonly Found[];
  readonly chosen: Found | undefined;
  readonly onTake: (found: Found) => void;
}

function Results({ id, found, chosen, onTake }: ResultsProps) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const place = chosen ? found.indexOf(chosen) : 0;
  useEffect(() => {
    list.current
      ?.querySelectorAll('[role="option"]')
      [place]?.scrollIntoView?.({ block: 'nearest' });
  }, [place]);
  return (
    <div
      className="palette-list"
      role="listbox"
      id={`${id}-list`}
      aria-label={say('palette.title')}
      ref={list}
    >
      {found.map((one, index) => (
        <Result
          key={one.id}
          id={`${id}-${index}`}
          one={one}
          head={found[index - 1]?.group === one.group ? null : say(`palette.${one.group}`)}
          isChosen={one === chosen}
          onTake={onTake}
        />
      ))}
    </div>
  );
}

interface ResultProps {
  readonly id: string;
  readonly one: Found;
  readonly head: string | null;
  readonly isChosen: boolean;
  readonly onTake: (found: Found) => void;
}

function Result({ id, one, head, isChosen, onTake }: ResultProps) {
  return (
    <>
      {head === null ? null : (
        <div className="palette-head column-head" role="presentation">
          {head}
        </div>
      )}
      {/* The field keeps the focus; the chosen line is named by aria-activedescendant. */}
      <button
        type="button"
        id={id}
        className="palette-line"
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(one)}
      >
        <span className="palette-label">
          {one.group === 'students' ? <PersonName>{one.label}</PersonName> : one.label}
        </span>
        {one.group === 'actions' ? (
          <kbd>{one.detail}</kbd>
        ) : (
          <span className="faint small">{one.detail}</span>
        )}
      </button>
    </>
  );
}
