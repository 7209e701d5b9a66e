/** Who may import whom: the first zone that a file's path begins with decides. */
export interface Zone {
  readonly path: string;
  /** Paths of the repository that its files may import from. */
  readonly from: readonly string[];
  /** Packages, `node:*` for Node's own. */
  readonly packages: readonly string[];
}

const WINDOW_PACKAGES = [
  '@fontsource-variable/atkinson-hyperlegible-next',
  'i18next',
  'minisearch',
  'react',
  'react-aria-components',
  'react-dom',
  'recharts',
  'valibot',
];

export const ZONES: readonly Zone[] = [
  { path: 'shared/util/', from: ['shared/util/'], packages: [] },
  {
    path: 'shared/domain/',
    from: ['shared/domain/', 'shared/model/', 'shared/util/'],
    packages: [],
  },
  { path: 'shared/sync/', from: ['shared/sync/', 'shared/model/', 'shared/util/'], packages: [] },
  {
    path: 'shared/model/',
    from: ['shared/model/', 'shared/domain/', 'shared/sync/', 'shared/util/'],
    packages: [],
  },
  {
    path: 'shared/contract/',
    from: ['shared/contract/', 'shared/domain/', 'shared/model/', 'shared/util/'],
    packages: ['valibot'],
  },
  { path: 'shared/web/', from: ['shared/web/', 'shared/util/'], packages: [] },
  { path: 'shared/platform/', from: ['shared/platform/', 'shared/util/'], packages: [] },
  {
    path: 'shared/text/',
    from: ['shared/text/', 'shared/contract/', 'shared/domain/', 'shared/util/'],
    packages: ['i18next'],
  },
  {
    path: 'electron/host/store/',
    from: [
      'shared/',
      'electron/host/store/',
      // What the store is handed: the context and the plan of a class, as types.
      'electron/host/context.ts',
      'electron/host/class/class-book.ts',
      'electron/host/name-id.ts',
      // What is built in is called by the language that the host speaks.
      'electron/host/say.ts',
    ],
    packages: ['node:*', 'better-sqlite3', 'kysely', 'uuid'],
  },
  {
    path: 'electron/host/',
    from: ['shared/', 'electron/host/'],
    packages: [
      'node:*',
      '@noble/ciphers',
      'age-encryption',
      'uuid',
      'valibot',
      'csv-parse',
      'csv-stringify',
      'yauzl',
      'yazl',
    ],
  },
  { path: 'electron/shell/', from: ['shared/', 'electron/shell/'], packages: ['node:*'] },
  {
    path: 'electron/main/',
    from: ['shared/', 'electron/shell/', 'electron/main/'],
    packages: ['node:*', 'electron'],
  },
  { path: 'electron/preload/', from: ['shared/contract/'], packages: ['electron'] },
  {
    path: 'electron/serve/',
    from: ['shared/', 'electron/shell/', 'electron/serve/'],
    packages: ['node:*'],
  },
  // The window of the loopback shell for one visit, to be printed.
  {
    path: 'electron/paper/',
    from: ['shared/', 'electron/serve/', 'electron/shell/', 'electron/paper/'],
    packages: ['node:*'],
  },
  // Only publishing talks with a database elsewhere.
  {
    path: 'electron/cli/publish/',
    from: ['shared/', 'electron/host/', 'electron/cli/publish/'],
    packages: ['kysely', 'pg'],
  },
  {
    path: 'electron/cli/',
    from: ['shared/', 'electron/host/', 'electron/cli/', 'electron/paper/'],
    packages: ['node:*'],
  },
  { path: 'renderer/', from: ['shared/', 'renderer/'], packages: WINDOW_PACKAGES },
];

const isPath = (name: string): boolean =>
  /^(shared|electron|renderer|tests|build|node_modules|out)\//.test(name) || name.startsWith('../');

/** Sentences about the imports of one file that the table does not allow. */
export function importViolations(file: string, imports: readonly string[]): string[] {
  const zone = ZONES.find((candidate) => file.startsWith(candidate.path));
  if (!zone) return [`${file} lies in no zone of the table.`];
  return imports.flatMap((name) => {
    if (/\.css$/.test(name)) return [];
    const isAllowed = isPath(name)
      ? zone.from.some((path) => name.startsWith(path))
      : zone.packages.includes(name);
    if (!isAllowed) return [`${file} imports ${name}, which ${zone.path} may not.`];
    return windowViolation(file, name);
  });
}

/**
 * The lower floors of the window and what they stand on: none knows the frame above it, so that what
 * is general lies where everybody may take it.
 */
export const WINDOW_FLOORS: Readonly<Record<string, readonly string[]>> = {
  bridge: ['bridge/'],
  charts: ['charts/', 'ui/'],
  data: ['data/', 'bridge/', 'ui/'],
  grid: ['grid/'],
  pictures: ['pictures/', 'data/', 'ui/'],
  print: ['print/', 'data/', 'ui/'],
  ui: ['ui/', 'data/drafts.ts'],
};

/** Inside the window: features do not know each other, and the lower floors know what they stand on. */
function windowViolation(file: string, name: string): string[] {
  if (!file.startsWith('renderer/') || !name.startsWith('renderer/')) return [];
  const [, room = ''] = file.split('/');
  const floor = WINDOW_FLOORS[room];
  if (floor && !floor.some((path) => name.startsWith(`renderer/${path}`))) {
    return [`${file} imports ${name}, which renderer/${room}/ may not.`];
  }
  const target = /^renderer\/features\/([^/]+)\//.exec(name)?.[1];
  if (target === undefined) return [];
  const own = /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
  if (own === target || file.startsWith('renderer/app/')) return [];
  return [`${file} imports the feature ${target}; only renderer/app/ puts features together.`];
}
