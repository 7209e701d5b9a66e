import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { type LevelColumn, type LevelSeries, paintOf } from './chart-data.ts';
import { ChartTip } from './chart-tip.tsx';

export interface LevelsChartProps {
  readonly columns: readonly LevelColumn[];
  readonly series: readonly LevelSeries[];
  readonly nameOf: (series: LevelSeries) => string;
  /** The largest count on either side. */
  readonly reach: number;
  readonly width: number;
  readonly label: string;
}

const HEIGHT = 320;
/** Below this width codes would lie on one another; the place scrolls instead. */
const NARROWEST = 13;
const AXIS = 52;

/** Levels of each objective: what is mastered stands above the line, what is not hangs below. */
export function LevelsChart(props: LevelsChartProps) {
  const { columns, series, nameOf, reach, width, label } = props;
  return (
    <BarChart
      data={[...columns]}
      width={Math.max(width, columns.length * NARROWEST + AXIS)}
      height={HEIGHT}
      stackOffset="sign"
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      barCategoryGap={1}
      maxBarSize={44}
      title={label}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="code"
        interval={0}
        angle={-90}
        textAnchor="end"
        dx={-4}
        height={58}
        tickLine={false}
        axisLine={false}
      />
      <YAxis
        width={36}
        allowDecimals={false}
        domain={[-reach, reach]}
        tickFormatter={(value: number) => String(Math.abs(value))}
        tickLine={false}
        axisLine={false}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--line2)' }}
        content={({ active, payload, label: code }) =>
          active ? (
            <ChartTip
              title={String(code)}
              lines={[...(payload ?? [])]
                .filter((entry) => Number(entry.value) !== 0)
                .map((entry) => ({
                  name: String(entry.name),
                  value: Math.abs(Number(entry.value)),
                  colour: String(entry.color ?? ''),
                }))}
            />
          ) : null
        }
      />
      <ReferenceLine y={0} stroke="var(--ink)" strokeWidth={1.5} />
      {series.map((one) => (
        <Bar
          key={one.key}
          dataKey={one.key}
          name={nameOf(one)}
          stackId="levels"
          fill={paintOf(one.tone, one.own)}
          stroke="var(--chart-edge)"
          strokeWidth={0.75}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
