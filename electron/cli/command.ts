import type { FileKey } from '#host/store/file-key.ts';
import type { Args } from './args.ts';
import type { Session } from './session.ts';

/** Work on a gradebook that is not open. */
export interface Closed {
  /** Path of the gradebook file. */
  readonly file: string;
  /** The app's folder. */
  readonly home: string;
  readonly now: number;
  /** The passphrase that the command line or its surroundings name. */
  readonly said: () => string | undefined;
  /** What opens the gradebook; null where it is not locked. Throws FILE_LOCKED, WRONG_PASSPHRASE. */
  readonly key: () => Promise<FileKey | null>;
}

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

interface Described {
  /** After the command's own name, as the help shows it. */
  readonly usage: string;
  readonly flags: Readonly<Record<string, FlagKind>>;
  /** Flags without which it is not understood. */
  readonly needs?: readonly string[];
  /** Fewest and most words besides flags. */
  readonly words?: readonly [number, number];
  /** Looks at the flags before any file is opened. Throws UsageError. */
  check?(args: Args): void;
}

/** A command that talks with an open host. */
export interface OpenCommand extends Described {
  /** `new`: the gradebook is created by this command and must not be there before. */
  readonly file?: 'open' | 'new';
  run(session: Session, args: Args): Promise<Answer>;
}

/** A command that works on the file while nobody has it open. */
export interface ClosedCommand extends Described {
  readonly file: 'closed';
  run(closed: Closed, args: Args): Promise<Answer>;
}

export type Command = OpenCommand | ClosedCommand;
