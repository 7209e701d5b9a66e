import { parseArgs } from 'node:util';
import type { FlagKind } from './command.ts';

/** The command line cannot be understood; exit code 2. */
export class UsageError extends Error {}

/** The words and flags of one command line. */
export interface Args {
  readonly words: readonly string[];
  text(flag: string): string | undefined;
  /** Throws UsageError when it is not there. */
  need(flag: string): string;
  number(flag: string): number | undefined;
  list(flag: string): string[] | undefined;
  has(flag: string): boolean;
  /** Throws UsageError when the word is missing. */
  word(at: number, what: string): string;
}

/** Reads what follows the command's name. Throws UsageError for anything the table does not name. */
export function parseCommandLine(
  argv: readonly string[],
  flags: Readonly<Record<string, FlagKind>>,
  [fewest, most]: readonly [number, number],
): Args {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [
      name,
      { type: kind === 'switch' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values, positionals } = readStrictly(argv, options);
  if (positionals.length > most)
    throw new UsageError(`"${positionals[most]}" is one word too many.`);
  if (positionals.length < fewest) throw new UsageError('A word is missing.');

  const text = (flag: string): string | undefined => {
    const value = values[flag];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    words: positionals,
    text,
    need(flag) {
      const value = text(flag);
      if (value === undefined) throw new UsageError(`--${flag} is missing.`);
      return value;
    },
    number(flag) {
      const value = text(flag);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) {
        throw new UsageError(`--${flag} takes a number, not "${value}".`);
      }
      return number;
    },
    list: (flag) => splitList(text(flag)),
    has: (flag) => values[flag] !== undefined && values[flag] !== false,
    word(at, what) {
      const word = positionals[at];
      if (word === undefined) throw new UsageError(`${what} is missing.`);
      return word;
    },
  };
}

/** Parts of a list: between commas, or between semicolons where names hold commas. */
export function splitList(text: string | undefined): string[] | undefined {
  return text
    ?.split(text.includes(';') ? ';' : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readStrictly(
  argv: readonly string[],
  options: Record<string, { type: 'boolean' | 'string' }>,
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: joined(argv, options),
      options,
      allowPositionals: true,
    });
    return { values, positionals };
  } catch (error) {
    // The first sentence names the flag; what follows is advice about `--`.
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new UsageError(said.endsWith('.') ? said : `${said}.`);
  }
}

/** `--flag -3` means the value −3 here; the parser would take `-3` for another flag. */
function joined(
  argv: readonly string[],
  options: Readonly<Record<string, { type: 'boolean' | 'string' }>>,
): string[] {
  const result: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const part = argv[at] ?? '';
    const next = argv[at + 1];
    const takesValue = part.startsWith('--') && options[part.slice(2)]?.type === 'string';
    if (takesValue && next?.startsWith('-') && !next.startsWith('--')) {
      result.push(`${part}=${next}`);
      at += 1;
    } else result.push(part);
  }
  return result;
}
