import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartsAnswer } from './chart-data.ts';
import { ChartTip } from './chart-tip.tsx';

export interface GrowthChartProps {
  readonly points: ChartsAnswer['growth'];
  readonly asOf: string;
  readonly dayText: (day: string) => string;
  readonly numberText: (value: number) => string;
  readonly names: { readonly mastered: string; readonly planned: string };
  /** What is written at the line of the day. */
  readonly todayText: string;
  readonly width: number;
  readonly label: string;
}

const HEIGHT = 260;

/** Objectives mastered so far beside the pacing guide, over the days of class. */
export function GrowthChart(props: GrowthChartProps) {
  const { points, asOf, dayText, numberText, names, todayText, width, label } = props;
  const at = points.findLastIndex((point) => point.on <= asOf);
  const today = points[at]?.on;
  // Beside the line, on the side that has more room.
  const side = at * 2 < points.length ? 'insideTopLeft' : 'insideTopRight';
  return (
    <LineChart
      data={[...points]}
      width={width}
      height={HEIGHT}
      margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
      title={label}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="on"
        tickFormatter={dayText}
        minTickGap={36}
        tickLine={false}
        axisLine={{ stroke: 'var(--edge)' }}
      />
      <YAxis width={36} allowDecimals={false} tickLine={false} axisLine={false} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--edge)' }}
        content={({ active, payload, label: day }) =>
          active && day !== undefined ? (
            <ChartTip
              title={dayText(String(day))}
              lines={[...(payload ?? [])]
                .filter((entry) => entry.value !== null && entry.value !== undefined)
                .map((entry) => ({
                  name: String(entry.name),
                  value: numberText(Number(entry.value)),
                  colour: String(entry.color ?? ''),
                }))}
            />
          ) : null
        }
      />
      {today === undefined ? null : (
        <ReferenceLine
          x={today}
          stroke="var(--ink)"
          strokeWidth={1.5}
          label={{ value: todayText, position: side, offset: 6 }}
        />
      )}
      <Line
        dataKey="planned"
        name={names.planned}
        type="stepAfter"
        stroke="var(--faint)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
        dot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="mastered"
        name={names.mastered}
        type="stepAfter"
        stroke="var(--accent)"
        strokeWidth={2.5}
        dot={false}
        connectNulls={false}
        isAnimationActive={false}
      />
    </LineChart>
  );
}
