import { memo } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useSay } from '../../ui/say.tsx';
import { percent } from './percent.ts';

/** A row of the map. It stays as it was drawn while others scroll in: twenty teachers have a hundred sections. */
export const HeatRow = memo(function HeatRow({
  map,
  row,
}: {
  readonly map: Output<'department.objectives'>;
  readonly row: number;
}) {
  const say = useSay();
  const { sections, objectives, asked, assessed, mastered } = map;
  const objective = objectives[row];
  if (!objective) return null;
  return (
    <tr aria-rowindex={row + 2} className="heat-row">
      <th scope="row" title={objective.statement}>
        {objective.code} <span className="soft">{objective.statement}</span>
      </th>
      {sections.map((section, column) => {
        const at = row * sections.length + column;
        const of = asked[at] ?? -1;
        const share = of > 0 ? (mastered[at] ?? 0) / of : 0;
        return (
          <td
            key={section.class}
            data-step={of < 0 ? undefined : Math.min(4, Math.floor(share * 5))}
            title={
              of < 0
                ? undefined
                : say('department.cell', {
                    mastered: mastered[at] ?? 0,
                    asked: of,
                    assessed: assessed[at] ?? 0,
                  })
            }
          >
            {percent(mastered[at] ?? 0, of)}
          </td>
        );
      })}
    </tr>
  );
});
