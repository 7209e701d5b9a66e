import type { Output } from '#shared/contract/contract.ts';
import { CELL_FLAGS } from '#shared/domain/cell.ts';
import { useSay } from '../../ui/say.tsx';

/** What is worth knowing about a cell, as short words; warm for what stands below. */
export function CellChips({ cell }: { cell: Output<'cell.get'> }) {
  const say = useSay();
  const warm = ['stuck', 'slipped', 'missing'];
  const chips = CELL_FLAGS.filter((flag) => cell.flags.includes(flag) && flag !== 'overdue').map(
    (flag) => ({ id: flag as string, text: say(`flag.${flag}`), isWarm: warm.includes(flag) }),
  );
  if (cell.flags.includes('overdue')) {
    const text =
      cell.daysOver > 0 ? say('panel.days-over', { count: cell.daysOver }) : say('flag.overdue');
    chips.push({ id: 'overdue', text, isWarm: true });
  }
  if (cell.status === 'excused') {
    chips.push({ id: cell.status, text: say('status.excused'), isWarm: false });
  }
  if (cell.status === 'insufficient') {
    chips.push({ id: cell.status, text: say('panel.lacks', { count: cell.lacks }), isWarm: false });
  }
  if (cell.opens.length > 0) {
    const text = say('panel.opens', { count: cell.opens.length });
    chips.push({ id: 'opens', text, isWarm: false });
  }
  if (chips.length === 0) return null;
  chips.sort((a, b) => Number(b.isWarm) - Number(a.isWarm));
  return (
    <ul className="chips">
      {chips.map((chip) => (
        <li key={chip.id} className="chip" data-warm={chip.isWarm || undefined}>
          {chip.text}
        </li>
      ))}
    </ul>
  );
}
