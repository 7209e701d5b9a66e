import { memo, type ReactNode } from 'react';
import type { GridColumn, GridFoot, GridGroup, GridSort } from './grid-view.ts';
import type { Span } from './grid-window.ts';

export interface GridHeadProps {
  readonly columns: readonly GridColumn[];
  readonly groups: readonly GridGroup[];
  readonly span: Span;
  readonly gap: number;
  readonly sort: GridSort;
  readonly corner: ReactNode;
}

const SORTED = { up: 'ascending', down: 'descending' } as const;

/** The frozen lines at the top: unit names, and the codes of the objectives. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { columns, groups, span, gap, sort, corner } = props;
  return (
    <thead className="grid-head">
      <tr className="grid-groups" aria-rowindex={1}>
        <td className="grid-corner" aria-hidden="true" />
        {groups.map((group) => (
          <th
            key={group.id}
            scope="colgroup"
            className="grid-group"
            aria-colindex={group.first + 2}
            aria-colspan={group.count}
            style={{ inlineSize: `calc(var(--cell-width) * ${group.count})` }}
          >
            <span title={group.name}>{group.name}</span>
          </th>
        ))}
      </tr>
      <tr className="grid-codes" aria-rowindex={2}>
        <th scope="col" className="grid-corner" aria-colindex={1}>
          {corner}
        </th>
        <td className="grid-gap" aria-hidden="true" style={{ inlineSize: gap }} />
        {columns.slice(span.first, span.end).map((column, i) => (
          <th
            key={column.id}
            scope="col"
            className={codeClass(column)}
            aria-colindex={span.first + i + 2}
            aria-label={column.label}
            aria-sort={sort.by === column.id ? SORTED[sort.direction] : undefined}
          >
            <span>{column.code}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
});

function codeClass(column: GridColumn): string {
  return `grid-code${column.isStrong ? ' is-strong' : ''}${column.startsGroup ? ' starts' : ''}`;
}

export interface GridFootProps {
  readonly foot: readonly GridFoot[];
  readonly span: Span;
  readonly gap: number;
  readonly rowIndex: number;
  readonly label: ReactNode;
}

/** The frozen line at the bottom: how each column is distributed. */
export const GridFootRow = memo(function GridFootRow(props: GridFootProps) {
  const { foot, span, gap, rowIndex, label } = props;
  return (
    <tfoot className="grid-foot">
      <tr className="grid-foot-row" aria-rowindex={rowIndex}>
        <th scope="row" className="grid-corner" aria-colindex={1}>
          {label}
        </th>
        <td className="grid-gap" aria-hidden="true" style={{ inlineSize: gap }} />
        {foot.slice(span.first, span.end).map((column, i) => (
          <Share key={column.id} column={column} index={span.first + i} />
        ))}
      </tr>
    </tfoot>
  );
});

/** Most feet stay as they are from one entry to the next. */
const Share = memo(function Share({ column, index }: { column: GridFoot; index: number }) {
  return (
    <td
      className="grid-share"
      aria-colindex={index + 2}
      aria-label={column.label}
      style={{ backgroundImage: column.background }}
    />
  );
});
