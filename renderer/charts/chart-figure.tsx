import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/say.tsx';
import { useWidth } from './use-width.ts';
import './charts.css';

export interface ChartFigureProps {
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly summary: ReactNode;
  readonly headings: readonly string[];
  /** The same figures as a table; the first cell names its row. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Draws the chart in so many pixels. */
  readonly chart: (width: number) => ReactNode;
  /** Choices beside the title. */
  readonly choices?: ReactNode;
  /** A size for paper; without it the chart is as wide as its place. */
  readonly width?: number;
}

/** Before its place is measured, and where nothing can be measured. */
const USUAL_WIDTH = 900;

/** A chart and the same figures as a table: readers have the table at once, others when asked. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, summary, headings, rows, chart, choices, width } = props;
  const say = useSay();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const measured = useWidth(place, USUAL_WIDTH);
  const [isTable, setTable] = useState(false);
  return (
    <section className="chart" aria-labelledby={id}>
      <header className="chart-head">
        <h2 id={id}>{title}</h2>
        {choices}
        <span className="line-gap" />
        {width === undefined ? (
          <Button
            variant="quiet"
            isPressed={isTable}
            label={say('charts.as-table-of', { title })}
            onPress={() => setTable(!isTable)}
          >
            {say('charts.as-table')}
          </Button>
        ) : null}
      </header>
      <p className="chart-summary soft">{summary}</p>
      <div className="chart-place" ref={place} hidden={isTable}>
        {chart(width ?? measured)}
      </div>
      {width === undefined ? (
        <div className={isTable ? 'chart-table' : 'visually-hidden'}>
          <table aria-label={title}>
            <thead>
              <tr>
                {headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name = '', ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, index) => (
                    // Cells of a row have no identity but their column.
                    <td key={headings[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
