export interface ChartTipProps {
  readonly title: string;
  readonly lines: readonly {
    readonly name: string;
    readonly value: string | number;
    readonly colour: string;
  }[];
}

/** What the point under pointer or arrow keys stands for. */
export function ChartTip({ title, lines }: ChartTipProps) {
  return (
    <div className="chart-tip">
      <strong>{title}</strong>
      {lines.map((line) => (
        <span key={line.name}>
          <span className="chart-swatch" style={{ background: line.colour }} />
          {line.name} <span className="chart-tip-value">{line.value}</span>
        </span>
      ))}
    </div>
  );
}
