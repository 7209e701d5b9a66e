import type { ReactNode } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { useSay } from '../../ui/say.tsx';
import { kindName } from './attempt-list.tsx';

type Cell = Output<'cell.get'>;

export interface CellFactsProps {
  readonly cell: Cell;
  readonly levels: Scale['levels'];
  /** Goes to another objective of the same student. */
  readonly onJump: (objective: string) => void;
  readonly onOpenLink: (link: string) => void;
}

/** What stands around a cell: what it needs and opens, and what the objective asks for. */
export function CellFacts({ cell, levels, onJump, onOpenLink }: CellFactsProps) {
  const say = useSay();
  const { objective, needs, opens, instead } = cell;
  const threshold = levels.find((level) => level.key === cell.threshold)?.name;
  return (
    <>
      {needs.length + opens.length + instead.length + objective.parts.length === 0 ? null : (
        <dl className="facts is-links">
          <Fact label={say('panel.needs')} isEmpty={needs.length === 0}>
            {needs.map((one) => (
              <Jump key={one.id} objective={one} isDone={one.mastered} onJump={onJump} />
            ))}
          </Fact>
          <Fact label={say('panel.parts')} isEmpty={objective.parts.length === 0}>
            {objective.parts.map((one) => (
              <Jump key={one.id} objective={one} onJump={onJump} />
            ))}
          </Fact>
          <Fact label={say('panel.instead')} isEmpty={instead.length === 0}>
            {instead.map((one) => (
              <Jump key={one.id} objective={one} onJump={onJump} />
            ))}
          </Fact>
          <Fact label={say('panel.opens')} isEmpty={opens.length === 0}>
            {opens.map((one) => (
              <Jump key={one.id} objective={one} onJump={onJump} />
            ))}
          </Fact>
        </dl>
      )}
      <dl className="facts">
        <Fact label={say('panel.threshold')} isEmpty={threshold === undefined}>
          {threshold}
        </Fact>
        <Fact
          label={say(objective.allWays ? 'panel.ways-all' : 'panel.ways')}
          isEmpty={objective.waysToShow.length === 0}
        >
          {objective.waysToShow.map((way) => kindName(way, say)).join(', ')}
        </Fact>
        <Fact label={say('panel.question')} isEmpty={!objective.question}>
          {objective.question}
        </Fact>
        <Fact label={say('panel.examples')} isEmpty={objective.examples.length === 0}>
          <TextList texts={objective.examples} />
        </Fact>
        <Fact label={say('panel.resources')} isEmpty={objective.resources.length === 0}>
          {objective.resources.map(({ title, link }) =>
            link === null ? (
              <span key={title} className="fact-line">
                {title}
              </span>
            ) : (
              <button
                key={`${title} ${link}`}
                type="button"
                className="link fact-line"
                onClick={() => onOpenLink(link)}
              >
                {title}
              </button>
            ),
          )}
        </Fact>
        <Fact label={say('panel.standards')} isEmpty={objective.standards.length === 0}>
          {objective.standards.join(', ')}
        </Fact>
      </dl>
    </>
  );
}

interface FactProps {
  readonly label: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Fact({ label, isEmpty, children }: FactProps) {
  if (isEmpty) return null;
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface JumpProps {
  readonly objective: { readonly id: string; readonly code: string; readonly statement: string };
  readonly isDone?: boolean;
  readonly onJump: (objective: string) => void;
}

function Jump({ objective, isDone, onJump }: JumpProps) {
  const say = useSay();
  const state =
    isDone === undefined ? '' : `, ${say(isDone ? 'status.mastered' : 'status.not-yet')}`;
  return (
    <button
      type="button"
      className="jump"
      title={objective.statement}
      aria-label={`${objective.code} ${objective.statement}${state}`}
      data-warm={isDone === false || undefined}
      onClick={() => onJump(objective.id)}
    >
      {objective.code}
      {isDone === undefined ? null : (
        <span className="level-mark" data-fill={isDone ? 100 : 0} aria-hidden="true" />
      )}
    </button>
  );
}

function TextList({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {[...new Set(texts)].map((text) => (
        <span key={text} className="fact-line">
          {text}
        </span>
      ))}
    </>
  );
}
