import { Bar, BarChart, Cell, LabelList, XAxis, YAxis } from 'recharts';
import { type LetterBar, paintOf } from './chart-data.ts';

export interface LettersChartProps {
  readonly bars: readonly LetterBar[];
  readonly width: number;
  readonly label: string;
}

/** Room for a letter and its number; wider would only be emptier. */
const BAR = 56;
const HEIGHT = 190;

/** How many students have each letter. */
export function LettersChart({ bars, width, label }: LettersChartProps) {
  return (
    <BarChart
      data={[...bars]}
      width={Math.min(width, bars.length * BAR + 16)}
      height={HEIGHT}
      margin={{ top: 20, right: 8, bottom: 0, left: 8 }}
      barCategoryGap="22%"
      title={label}
    >
      <XAxis dataKey="letter" axisLine={{ stroke: 'var(--edge)' }} tickLine={false} interval={0} />
      <YAxis hide allowDecimals={false} domain={[0, 'dataMax']} />
      <Bar dataKey="count" isAnimationActive={false}>
        {bars.map(({ letter, tone }) => (
          <Cell key={letter} fill={paintOf(tone)} stroke="var(--chart-edge)" />
        ))}
        <LabelList dataKey="count" position="top" />
      </Bar>
    </BarChart>
  );
}
