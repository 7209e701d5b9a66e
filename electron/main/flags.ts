import { parseArgs } from 'node:util';

export interface MainFlags {
  /** Null: the app's own gradebook. */
  readonly file: string | null;
  readonly demo: boolean;
}

/** Reads our own flags; those of Chromium and of the system's launcher are passed over. */
export function parseMainFlags(argv: readonly string[]): MainFlags {
  const { values } = parseArgs({
    args: [...argv],
    options: { file: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  return {
    file: typeof values.file === 'string' ? values.file : null,
    demo: values.demo === true,
  };
}
