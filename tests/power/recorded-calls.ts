import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One thing that a recorded session asked of the disk, or said, in the order of its calls. */
export type Call =
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'ack'; readonly state: string };

const SESSION = join(import.meta.dirname, 'recorded-session.ts');
const CALLS = 'openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename';

/** Null where strace can record a process, else the sentence that says why the cuts are skipped. */
export function whyNoRecording(): string | null {
  const tried = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true'], { stdio: 'ignore' });
  return tried.status === 0 ? null : 'skipped: no strace here that may record a process';
}

/** Runs the session under strace and answers its calls to files of the folder, and its words. */
export function recordSession(folder: string, file: string, mode: string): readonly Call[] {
  // strace names an open file by where it really lies, whatever links lead there.
  const real = realpathSync(folder);
  const trace = join(real, 'trace.txt');
  const options = ['-f', '-y', '-qq', '-xx', '-s', '16777216', '-e', `trace=${CALLS}`, '-o', trace];
  const ran = spawnSync(
    'strace',
    [...options, process.execPath, SESSION, join(real, basename(file)), mode],
    {
      encoding: 'utf8',
      timeout: 300_000,
    },
  );
  if (ran.status !== 0) throw new Error(`The session failed: ${ran.stderr}`);
  const calls = readCalls(readFileSync(trace, 'latin1'), real);
  // A trace of which nothing was read would let every cut pass.
  const said = ran.stdout.split('\n').filter((line) => line.startsWith('ack ')).length;
  const countOf = (kind: Call['kind']) => calls.filter((call) => call.kind === kind).length;
  const [read, writes, syncs] = [countOf('ack'), countOf('write'), countOf('sync')];
  if (said === 0 || read !== said) {
    throw new Error(`The session acknowledged ${said} steps, its recording holds ${read}.`);
  }
  // A loosened session waits for no disk.
  if (writes < said || (mode === 'as-shipped' && syncs < said)) {
    throw new Error(`Of ${said} steps the recording holds ${writes} writes and ${syncs} syncs.`);
  }
  return calls;
}

/** The calls of a trace that concern one folder. Throws when a line that matters is not understood. */
export function readCalls(trace: string, folder: string): readonly Call[] {
  return trace.split('\n').flatMap((line) => readLine(line, folder) ?? []);
}

const HEX = /(?:\\x[0-9a-f]{2})+/g;
const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
const textOf = (hex = ''): string => hex.replace(HEX, (run) => bytesOf(run).toString('utf8'));

/** strace pads the number of a process to five places, so a short one is followed by more blanks. */
const SHAPE = /^\d+ +(\w+)\((.*)$/;
/** The second half of a call already read, a signal, the end of a process. */
const NO_CALL = /^\d+ +(?:<\.\.\.|---|\+\+\+)/;
const WRITE = /^\d+<([^>]*)>, "([^"]*)", \d+(?:, (\d+))?/;
const HANDLE = /^\d+<([^>]*)>(?:, (\d+))?/;
const OPEN = /^[^,]*, "([^"]*)", ([A-Z_|]+)/;
const NAMES = /"([^"]*)"(?:, "([^"]*)")?/;

function readLine(line: string, folder: string): Call | null {
  if (line === '' || NO_CALL.test(line)) return null;
  const [, name, rest = ''] = SHAPE.exec(line) ?? [];
  if (name === undefined) throw new Error(`Not a line of a recording: ${line.slice(0, 80)}`);
  if (name === 'write' || name === 'pwrite64') return readWrite(rest, folder, name);
  // A call that failed changed nothing; one that strace shows in two halves is read at its start.
  if (/ = -1 /.test(rest.slice(-80))) return null;
  if (name === 'openat') {
    const [, path, flags = ''] = OPEN.exec(rest) ?? [];
    return flags.includes('O_CREAT')
      ? within({ kind: 'create', path: textOf(path) }, folder)
      : null;
  }
  if (name === 'unlink' || name === 'unlinkat' || name === 'rename') {
    const [, path, to] = NAMES.exec(rest) ?? [];
    return within(
      to === undefined
        ? { kind: 'remove', path: textOf(path) }
        : { kind: 'rename', path: textOf(path), to: textOf(to) },
      folder,
    );
  }
  const [, path, size] = HANDLE.exec(rest) ?? [];
  if (name === 'ftruncate') {
    return within({ kind: 'truncate', path: textOf(path), size: Number(size) }, folder);
  }
  const isSync = name === 'fsync' || name === 'fdatasync';
  return isSync ? within({ kind: 'sync', path: textOf(path) }, folder) : null;
}

function readWrite(rest: string, folder: string, name: string): Call | null {
  const [, path, hex = '', at] = WRITE.exec(rest) ?? [];
  if (rest.startsWith('1<')) {
    const [word, state = ''] = bytesOf(hex).toString('utf8').trim().split(' ');
    return word === 'ack' ? { kind: 'ack', state } : null;
  }
  const call = within(
    { kind: 'write', path: textOf(path), at: Number(at), data: bytesOf(hex) },
    folder,
  );
  if (call && name === 'write') throw new Error(`A write without a place: ${call.path}`);
  return call;
}

const within = <C extends Call & { path: string }>(call: C, folder: string): C | null =>
  call.path === folder || call.path.startsWith(`${folder}/`) ? call : null;
