export interface ChartKeyProps {
  readonly entries: readonly {
    readonly name: string;
    readonly tone: string;
    readonly shape?: 'line' | 'dashes';
  }[];
}

/** Which colour stands for what. */
export function ChartKey({ entries }: ChartKeyProps) {
  return (
    <ul className="chart-key">
      {entries.map(({ name, tone, shape }) => (
        <li key={name}>
          <span className="chart-swatch" data-tone={tone} data-shape={shape} />
          {name}
        </li>
      ))}
    </ul>
  );
}
