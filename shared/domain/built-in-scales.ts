/** A scale that comes with every gradebook; ids are made from these names and never change. */
export interface BuiltInScale {
  readonly name: string;
  readonly threshold: string;
  readonly levels: readonly {
    readonly key: string;
    readonly name: string;
    readonly value: number;
  }[];
}

/** The scale of a new class. */
export const DEFAULT_SCALE = 'Basic · Clear · Deep';

/** The four presets, in the order of the chooser. */
export const BUILT_IN_SCALES: readonly BuiltInScale[] = [
  {
    name: DEFAULT_SCALE,
    threshold: 'basic',
    levels: [
      { key: 'not-yet', name: 'Not yet', value: 1 },
      { key: 'basic', name: 'Basic', value: 2 },
      { key: 'clear', name: 'Clear', value: 3 },
      { key: 'deep', name: 'Deep', value: 4 },
    ],
  },
  {
    name: 'Four points',
    threshold: 'mastery',
    levels: [
      { key: 'none', name: 'Nothing shown', value: 0 },
      { key: 'below', name: 'Below', value: 1 },
      { key: 'near', name: 'Near', value: 2 },
      { key: 'mastery', name: 'Mastery', value: 3 },
      { key: 'exceeds', name: 'Exceeds', value: 4 },
    ],
  },
  {
    name: 'Mastered / Not yet',
    threshold: 'mastered',
    levels: [
      { key: 'not-yet', name: 'Not yet', value: 0 },
      { key: 'mastered', name: 'Mastered', value: 1 },
    ],
  },
  {
    name: 'Eight levels',
    threshold: '5',
    levels: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
      key: String(n),
      name: `Level ${n}`,
      value: n,
    })),
  },
];
