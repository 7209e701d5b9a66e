import type { GridSort } from '../../grid/grid-view.ts';
import { useSay } from '../../ui/say.tsx';

export interface GridCornerProps {
  readonly sort: GridSort;
  readonly onSort: (by: string) => void;
}

/** The heads of name, pace and need; each puts the students in its order. */
export function GridCorner({ sort, onSort }: GridCornerProps) {
  const say = useSay();
  const arrow = (by: string) => (sort.by !== by ? '' : sort.direction === 'up' ? ' ↑' : ' ↓');
  return (
    <span className="row-head is-head">
      {(['name', 'pace', 'need'] as const).map((by) => (
        <button
          key={by}
          type="button"
          className={`head-sort row-${by}`}
          // The grid's own cursor reaches the order by the head; a tab stop each would be in the way.
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onSort(by);
          }}
        >
          {say(`grid.${by}`)}
          {arrow(by)}
        </button>
      ))}
    </span>
  );
}
