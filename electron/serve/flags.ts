import { parseArgs } from 'node:util';

/** What the command line of the loopback shell asks for. */
export interface ServeFlags {
  /** Null: the app's own gradebook. */
  readonly file: string | null;
  /** 0: any free port. */
  readonly port: number;
  readonly open: boolean;
  readonly demo: boolean;
  /** Stay when the last window is gone. */
  readonly keep: boolean;
  /** Print one JSON line with the launch address instead of a sentence. */
  readonly jsonReady: boolean;
  /** Origin of the development server whose pages may call too. */
  readonly devOrigin: string | null;
}

export const SERVE_USAGE = `Usage: gradus-serve [--file PATH] [--port N] [--no-open] [--demo] [--keep] [--json-ready]`;

/** Reads the flags; null when they cannot be understood. */
export function parseServeFlags(argv: readonly string[]): ServeFlags | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        file: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        'json-ready': { type: 'boolean', default: false },
        'dev-origin': { type: 'string' },
      },
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : -1;
    if (port < 0 || port > 65_535) return null;
    return {
      file: values.file ?? null,
      port,
      open: !values['no-open'],
      demo: values.demo,
      keep: values.keep,
      jsonReady: values['json-ready'],
      devOrigin: values['dev-origin'] ?? null,
    };
  } catch {
    return null;
  }
}
