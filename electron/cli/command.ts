import type { Args } from './args.ts';
import type { Session } from './session.ts';

/** What a command answers: one JSON document, and the same for people. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  /** Exit code when it is not 0 although something was answered (`check` with findings). */
  readonly code?: number;
}

/**
 * How a flag is read: `text` and `number` take a value, `list` takes values separated by commas,
 * `switch` stands alone.
 */
export type FlagKind = 'text' | 'number' | 'list' | 'switch';

export interface Command {
  /** After the command's own name, as the help shows it. */
  readonly usage: string;
  readonly flags: Readonly<Record<string, FlagKind>>;
  /** Flags without which it is not understood. */
  readonly needs?: readonly string[];
  /** Fewest and most words besides flags. */
  readonly words?: readonly [number, number];
  /** What has to be true of the gradebook file; `open` unless said. */
  readonly file?: 'open' | 'new' | 'closed';
  run(session: Session, args: Args): Promise<Answer>;
}
