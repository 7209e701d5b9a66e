import type { Output } from '#shared/contract/contract.ts';
import { MARK_KINDS } from '#shared/contract/types.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { useFormat } from '../../ui/format.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { MarkKind } from './pending-mark.ts';

export interface CellMarksProps {
  readonly cell: Pick<Output<'cell.get'>, 'marks' | 'notes'>;
  readonly today: IsoDate;
  readonly onClear: (kind: MarkKind) => void;
}

/** Marks that hold and private notes, each with a way to take it back. */
export function CellMarks({ cell, today, onClear }: CellMarksProps) {
  const say = useSay();
  const format = useFormat();
  const { run } = useCommand('note.remove');
  const { marks, notes } = cell;
  if (marks.length + notes.length === 0) return null;
  return (
    <ul className="marks">
      {marks.map((mark) => {
        const kind = MARK_KINDS.find((one) => one === mark.kind);
        if (!kind) return null;
        const name = say(`mark.${kind}`);
        const until = mark.until;
        return (
          <li key={mark.id}>
            <span>
              {until === null
                ? say('panel.mark-on', { mark: name, day: format.day(mark.on, today) })
                : say('panel.mark-until', { mark: name, day: format.day(until, today) })}
            </span>
            <Changes>
              <TakeBack
                label={say('panel.take-back', { mark: name })}
                onPress={() => onClear(kind)}
              />
            </Changes>
          </li>
        );
      })}
      {notes.map((note) => (
        <li key={note.id}>
          <span>
            <time className="soft" dateTime={note.on}>
              {format.day(note.on, today)}
            </time>{' '}
            {note.text}
          </span>
          <TakeBack label={say('panel.remove-note')} onPress={() => void run({ note: note.id })} />
        </li>
      ))}
    </ul>
  );
}

function TakeBack({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button type="button" className="take-back" aria-label={label} onClick={onPress}>
      <span className="cross" aria-hidden="true" />
    </button>
  );
}
