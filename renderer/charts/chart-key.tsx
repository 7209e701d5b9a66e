export interface ChartKeyProps {
  readonly entries: readonly {
    readonly name: string;
    readonly tone: string;
    /** A colour of its own, before that of the tone. */
    readonly own?: string | null;
    readonly shape?: 'line' | 'dashes';
  }[];
}

/** Which colour stands for what. */
export function ChartKey({ entries }: ChartKeyProps) {
  return (
    <ul className="chart-key">
      {entries.map(({ name, tone, own, shape }) => (
        <li key={name}>
          <span
            className="chart-swatch"
            data-tone={tone}
            data-shape={shape}
            style={own ? { background: own } : undefined}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}
