import { existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createBackupKeeper } from '#host/backup-keeper.ts';
import { createHost } from '#host/create-host.ts';
import { localDay, systemEffects } from '#host/effects.ts';
import { appPaths, deviceId } from '#host/files/paths.ts';
import { invalid } from '#host/found.ts';
import { followMoved } from '#host/keeping/follow-moved.ts';
import type { KeyPlaces } from '#host/lock/key-file.ts';
import { finishLock, keyBy } from '#host/lock/lock-up.ts';
import { createLog } from '#host/log.ts';
import { say, speak } from '#host/say.ts';
import { type FileKey, lockedWith } from '#host/store/file-key.ts';
import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import { localeFor } from '#shared/text/language.ts';
import { sentenceOf, type TextKey } from '#shared/text/text.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import { type Args, parseCommandLine, UsageError } from './args.ts';
import { passphraseOf } from './bundle-lock.ts';
import type { Answer, Command } from './command.ts';
import { commands, usageText } from './commands.ts';
import { CLI_JOB, createSession } from './session.ts';

/** What the command line stands on. */
export interface Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The file whose thread reads imports; without it they are read in this one. */
  readonly importWorker?: string;
  /** Folder of the built window, for what is printed. */
  readonly rendererFolder?: string;
  /** How far long work is; only where somebody sits before it. */
  readonly tell?: (label: string, far: { readonly done: number; readonly total: number }) => void;
  /** Somebody pressed Ctrl+C: what can still be left undone is, and nothing stays half done. */
  readonly stop?: AbortSignal;
}

const COMMON = {
  file: 'text',
  json: 'switch',
  help: 'switch',
  language: 'text',
  'passphrase-file': 'text',
} as const;

/** Where the passphrase of a locked gradebook stands, for commands that name none. */
const PASSPHRASE_FILE = 'GRADUS_PASSPHRASE_FILE';

/** Flags that may stand before the command and take a value. */
const BEFORE: readonly (string | undefined)[] = ['--file', '--language', '--passphrase-file'];

/**
 * Runs one command line and answers the exit code: 0 done, 1 refused (one line on `err`, nothing
 * changed), 2 not understood.
 */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  const [name = '', ...rest] = commandFirst(argv);
  if (name === 'help' || (name === '' && rest.includes('--help'))) {
    around.out(`${usageText()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    around.err(
      name === ''
        ? `${usageText()}\n`
        : `There is no command "${name}".\nUsage: gradus COMMAND …; "gradus help" lists the commands.\n`,
    );
    return 2;
  }
  try {
    const args = parseCommandLine(rest, { ...command.flags, ...COMMON }, command.words ?? [0, 0]);
    speak(localeOf(args.text('language')));
    if (args.has('help')) {
      around.out(`Usage: gradus ${name} ${command.usage}\n`);
      return 0;
    }
    for (const flag of command.needs ?? []) args.need(flag);
    for (const [flag, kind] of Object.entries(command.flags)) {
      if (kind === 'number') args.number(flag);
    }
    command.check?.(args);
    const answer = await perform(command, args, around);
    around.out(`${args.has('json') ? JSON.stringify(answer.json) : answer.text}\n`);
    return answer.code ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      around.err(`${error.message}\nUsage: gradus ${name} ${command.usage}\n`);
      return 2;
    }
    around.err(`${oneLine(withFlag(troubleOf(error)))}\n`);
    return 1;
  }
}

/** The flag that gives what a refusal asks for; the window has places of its own for them. */
const FLAG_OF: Readonly<Record<string, string>> = {
  passphrase: '--passphrase-file',
  identity: '--identity',
  accept: '--accept',
  evidence: '--with-evidence',
};

function withFlag(trouble: Trouble): string {
  const sentence = sentenceOf(say, trouble);
  const flag = FLAG_OF[String(trouble.params?.needs)];
  return flag === undefined ? sentence : `${sentence.replace(/\.$/, '')} (${flag}).`;
}

/** `--file F --json grid` means `grid --file F --json`: flags may stand before the command. */
function commandFirst(argv: readonly string[]): string[] {
  let at = 0;
  while (argv[at]?.startsWith('--')) at += BEFORE.includes(argv[at]) ? 2 : 1;
  const [name, ...rest] = argv.slice(at);
  return [name ?? '', ...rest, ...argv.slice(0, at)];
}

/**
 * English unless a person says otherwise, by flag or GRADUS_LANGUAGE: the system's language must not
 * change what a script reads. Throws UsageError for a language there is not.
 */
function localeOf(flag: string | undefined): string {
  const asked = flag ?? process.env.GRADUS_LANGUAGE ?? '';
  if (asked === '' || /^en\b/i.test(asked)) return localeFor('en', asked);
  if (/^es\b/i.test(asked)) return localeFor('es', asked);
  throw new UsageError(`--language takes en or es, not "${asked}".`);
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');

function troubleOf(error: unknown): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  createLog(appPaths().logs)(`cli ${traceOf(error)}`);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return { code: 'FILE_READ_ONLY', params: { file: appPaths().folder } };
  }
  return { code: 'INTERNAL', params: { name: 'cli' } };
}

async function perform(command: Command, args: Args, around: Surroundings): Promise<Answer> {
  const { importWorker, rendererFolder = '', tell, stop } = around;
  const named = args.text('file');
  const home = appPaths().folder;
  const file = followMoved(home, named === undefined ? appPaths().gradebook : resolve(named));
  const effects = systemEffects(createLog(appPaths().logs));
  const said = () => passphraseFor(command, args);
  const key = () => keyFor({ file, folder: home }, said());
  if (command.file === 'closed') {
    return command.run({ file, home, now: effects.now(), said, key }, args);
  }
  const isNew = command.file === 'new';
  if (isNew) refuseUnlessFree(file, named !== undefined);
  const device = deviceId(home);
  const opensWith = await key();
  const host = await createHost({
    file,
    home,
    device,
    effects,
    mustExist: !isNew,
    key: opensWith,
    ...(importWorker !== undefined && { importWorker }),
  });
  if (opensWith) await finishLock({ file, folder: home }, opensWith);
  if (tell) {
    host.subscribe((event) => {
      if (event.type === 'job-progress') tell(say(event.label as TextKey), event);
    });
  }
  stop?.addEventListener('abort', () => host.cancel(CLI_JOB));
  // A gradebook that is just being set up has nothing to be backed up.
  const keeper = isNew ? null : createBackupKeeper(host, file, effects);
  try {
    // What an interrupted erasing left in backups goes first.
    await host.request('erase.finish', {}, '');
    const session = createSession({ host, file, keeper, rendererFolder, stop });
    const answer = await command.run(session, args);
    const swapped = host.keeping?.view(0).swapped;
    if (swapped) around.err(`${say('keeping.swapped', { at: localDay(swapped.seenAt) })}\n`);
    return answer;
  } catch (error) {
    // A gradebook that could not be set up is none.
    if (isNew) {
      host.close();
      for (const path of [file, `${file}-journal`]) rmSync(path, { force: true });
    }
    throw error;
  } finally {
    host.close();
  }
}

/**
 * What opens the gradebook: the flag, or the file that the environment names. Where a command has
 * the flag for a bundle of its own, the environment goes first.
 */
function passphraseFor(command: Command, args: Args): string | undefined {
  const flag = args.text('passphrase-file');
  const around = process.env[PASSPHRASE_FILE] || undefined;
  const path = 'passphrase-file' in command.flags ? (around ?? flag) : (flag ?? around);
  return path === undefined ? undefined : passphraseOf(path);
}

async function keyFor(places: KeyPlaces, said: string | undefined): Promise<FileKey | null> {
  if (lockedWith(places.file) === null) return null;
  if (said === undefined) {
    throw new TroubleError('FILE_LOCKED', { file: places.file, needs: 'passphrase' });
  }
  return keyBy(places, said);
}

/** A new gradebook needs a name that is free, in a folder that is there. */
function refuseUnlessFree(file: string, isNamed: boolean): void {
  if (existsSync(file)) throw new TroubleError('FILE_EXISTS', { file });
  const folder = dirname(file);
  if (isNamed && !existsSync(folder)) {
    throw invalid('folder', folder, 'why.folder-missing');
  }
}
