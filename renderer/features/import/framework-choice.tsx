import { useMemo, useState } from 'react';
import { CheckBox, Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import {
  chosenOf,
  type Framework,
  found,
  type Item,
  treeOf,
  withBranch,
} from './framework-tree.ts';
import type { ImportChoices, Preview } from './use-import.ts';

export interface FrameworkChoiceProps {
  readonly preview: Preview;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

const MOST_HITS = 200;
/** A small framework is shown whole. */
const SHOWN_OPEN = 40;

type Wish = NonNullable<ImportChoices['framework']>;
const ALL: Wish = { branches: null, objectives: null, overwrite: false };

/** What of a framework comes in: browsed as a tree, or searched. */
export function FrameworkChoice({ preview, choices, onChoose }: FrameworkChoiceProps) {
  const { framework } = preview;
  if (!framework) return null;
  const wish = choices.framework ?? ALL;
  const choose = (more: Partial<Wish>) => onChoose({ framework: { ...wish, ...more } });
  return <Browser framework={framework} wish={wish} onChoose={choose} />;
}

interface BrowserProps {
  readonly framework: Framework;
  readonly wish: Wish;
  readonly onChoose: (more: Partial<Wish>) => void;
}

function Browser({ framework, wish, onChoose }: BrowserProps) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const tree = useMemo(() => treeOf(framework), [framework]);
  const chosen = useMemo(() => chosenOf(framework, wish.branches), [framework, wish.branches]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(framework.items.length <= SHOWN_OPEN ? framework.items.map(({ id }) => id) : []),
  );
  const toggle = (item: Item, takes: boolean) =>
    onChoose({ branches: withBranch(framework, wish.branches, item, takes) });
  const hits = search.trim() === '' ? null : found(framework, search, MOST_HITS);
  const says = wish.objectives;
  return (
    <section className="import-section">
      <h3>{say('import.framework', { title: framework.title, count: framework.total })}</h3>
      <div className="import-questions">
        <Choice
          label={say('import.objectives-are')}
          value={says === null ? '' : says === 'leaves' ? says : `type ${says.type}`}
          onChange={(value) =>
            onChoose({
              objectives:
                value === '' ? null : value === 'leaves' ? value : { type: value.slice(5) },
            })
          }
          options={[
            { value: '', label: say('import.objectives-found') },
            { value: 'leaves', label: say('import.objectives-leaves') },
            ...framework.types.map(({ type, items }) => ({
              value: `type ${type}`,
              label: say('import.objectives-type', { type, count: items }),
            })),
          ]}
        />
        <TextField
          label={say('import.framework-search')}
          type="search"
          value={search}
          onChange={setSearch}
        />
      </div>
      <ul className="import-tree" aria-label={framework.title}>
        {hits === null ? (
          <Branch
            items={tree.children.get(null) ?? []}
            tree={tree}
            chosen={chosen}
            opened={opened}
            onToggle={toggle}
            onOpen={(id) => {
              const next = new Set(opened);
              if (!next.delete(id)) next.add(id);
              setOpened(next);
            }}
          />
        ) : (
          hits.map((item) => (
            <li key={item.id}>
              <Row item={item} isChosen={chosen.has(item.id)} onToggle={toggle} />
            </li>
          ))
        )}
        {hits?.length === 0 ? <li className="soft">{say('import.framework-no-hit')}</li> : null}
        {hits?.length === MOST_HITS ? (
          <li className="soft small">{say('import.framework-more-hits', { count: MOST_HITS })}</li>
        ) : null}
      </ul>
      {framework.byHand > 0 || wish.overwrite ? (
        <CheckBox isChecked={wish.overwrite} onChange={(overwrite) => onChoose({ overwrite })}>
          {say('import.overwrite')}
        </CheckBox>
      ) : null}
    </section>
  );
}

interface BranchProps {
  readonly items: readonly Item[];
  readonly tree: ReturnType<typeof treeOf>;
  readonly chosen: ReadonlySet<string>;
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (item: Item, takes: boolean) => void;
  readonly onOpen: (id: string) => void;
}

function Branch({ items, ...rest }: BranchProps) {
  const say = useSay();
  const { tree, chosen, opened, onToggle, onOpen } = rest;
  return items.map((item) => {
    const below = tree.children.get(item.id) ?? [];
    const isOpen = opened.has(item.id);
    return (
      <li key={item.id}>
        <div className="import-tree-line">
          {below.length > 0 ? (
            <button
              type="button"
              className="import-tree-open"
              aria-expanded={isOpen}
              aria-label={say('import.tree-open', { item: item.code ?? item.text })}
              onClick={() => onOpen(item.id)}
            >
              <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
            </button>
          ) : (
            <span className="import-tree-open" />
          )}
          <Row item={item} isChosen={chosen.has(item.id)} onToggle={onToggle} />
        </div>
        {isOpen && below.length > 0 ? (
          <ul>
            <Branch {...rest} items={below} />
          </ul>
        ) : null}
      </li>
    );
  });
}

interface RowProps {
  readonly item: Item;
  readonly isChosen: boolean;
  readonly onToggle: (item: Item, takes: boolean) => void;
}

function Row({ item, isChosen, onToggle }: RowProps) {
  const say = useSay();
  return (
    <div className="import-tree-item" data-role={item.role} title={item.text}>
      <CheckBox isChecked={isChosen} onChange={(takes) => onToggle(item, takes)}>
        {item.code === null ? null : <span className="import-tree-code">{item.code} </span>}
        <span dir="auto">{item.text}</span>
      </CheckBox>
      <span className="soft small">
        {item.role === 'group' ? item.type : say(`import.role-${item.role}`)}
      </span>
    </div>
  );
}
