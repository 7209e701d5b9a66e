import type { Output } from '#shared/contract/contract.ts';
import type { Scale } from '#shared/domain/scale.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { useFormat } from '../../ui/format.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';

export interface CellOverrideProps {
  readonly cell: Pick<Output<'cell.get'>, 'override'>;
  readonly levels: Scale['levels'];
  readonly today: IsoDate;
}

/** What a person set, why, and what the evidence says; with a way to take it back. */
export function CellOverride({ cell, levels, today }: CellOverrideProps) {
  const say = useSay();
  const format = useFormat();
  const { run } = useCommand('override.remove');
  const { override } = cell;
  if (!override) return null;
  const nameOf = (key: string | null) => levels.find((level) => level.key === key)?.name ?? '';
  const { calculated, disagrees, locked } = override;
  const now = { level: nameOf(override.level) };
  const evidence = { level: nameOf(calculated) };
  const says = disagrees ? 'override.disagrees' : 'override.evidence-says';
  const who = [override.by, format.day(override.on, today)].filter(Boolean).join(', ');
  return (
    <ul className="marks">
      <li>
        <span>
          <strong>{say(locked ? 'override.now-locked' : 'override.now', now)}</strong>{' '}
          {override.reason} <span className="soft">({who})</span>
          <span className={disagrees ? 'fact-line warm' : 'fact-line soft'}>
            {calculated === null ? say('override.evidence-nothing') : say(says, evidence)}
          </span>
        </span>
        <Changes>
          <button
            type="button"
            className="take-back"
            aria-label={say('override.take-back')}
            onClick={() => void run({ override: override.id })}
          >
            <span className="cross" aria-hidden="true" />
          </button>
        </Changes>
      </li>
    </ul>
  );
}
