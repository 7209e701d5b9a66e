import { mkdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { keptFile, tooMany } from '#host/evidence/files.ts';
import { diskTrouble } from '#host/files/disk-trouble.ts';
import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { type Args, UsageError } from '../args.ts';
import type { Answer, OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveObjective } from '../resolve-objective.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

type File = Output<'attachment.list'>[number] & { readonly evidence: string };

const CELL = ['class', 'student', 'objective'] as const;
const WORDS = ['attach', 'files', 'save', 'remove'] as const;

const evidence: Command = {
  usage:
    'attach (--evidence ID | --class C --student S --objective O) FILE… | files|save (--evidence ID | --class C --student S --objective O) [--out FOLDER] | remove --attachment ID',
  flags: {
    evidence: 'text',
    class: 'text',
    student: 'text',
    objective: 'text',
    out: 'text',
    attachment: 'text',
  },
  words: [1, 5],
  check(args) {
    const word = args.word(0, 'What to do');
    const known = WORDS.find((one) => one === word);
    if (!known) throw new UsageError(`evidence does not know "${word}": ${WORDS.join(', ')}.`);
    if (args.has('out') !== (known === 'save')) {
      throw new UsageError('--out is the folder that "evidence save" writes to.');
    }
    if (args.words.length > 1 !== (known === 'attach')) {
      throw new UsageError('Files to attach come after "evidence attach", and only there.');
    }
    if (args.has('attachment') !== (known === 'remove')) {
      throw new UsageError('--attachment names the file that "evidence remove" takes away.');
    }
    const cell = CELL.filter((flag) => args.has(flag)).length;
    const whole = args.has('evidence') ? cell === 0 : cell === CELL.length;
    if (known === 'remove' ? args.has('evidence') || cell > 0 : !whole) {
      throw new UsageError('Name either --evidence, or --class, --student and --objective.');
    }
  },
  async run(session, args) {
    const word = args.word(0, 'What to do');
    if (word === 'attach') return attach(session, args);
    if (word === 'remove') {
      const attachment = args.need('attachment');
      await session.ask('attachment.remove', { attachment });
      return { json: { attachment, removed: true }, text: 'Removed; undo brings it back.' };
    }
    const files = await filesOf(session, await attemptsOf(session, args));
    return word === 'save' ? save(session, args.need('out'), files) : list(files);
  },
};

/** Attempts that are meant, the newest first; of a cell those that stand. */
async function attemptsOf(session: Session, args: Args): Promise<string[]> {
  const named = args.text('evidence');
  if (named !== undefined) return [named];
  const { id } = await resolveClass(session, args.need('class'));
  const student = await resolveStudent(session, args.need('student'), id);
  const objective = await resolveObjective(session, args.need('objective'), [id]);
  const cell = { class: id, student: student.id, objective: objective.id };
  const { attempts } = await session.ask('evidence.history', cell);
  const standing = attempts.filter(({ voided }) => voided === null);
  if (standing.length === 0) {
    throw new TroubleError('NOT_FOUND', { what: 'attempt', name: objective.code });
  }
  return standing.map((attempt) => attempt.id);
}

async function filesOf(session: Session, attempts: readonly string[]): Promise<File[]> {
  const files: File[] = [];
  for (const attempt of attempts) {
    const own = await session.ask('attachment.list', { evidence: attempt });
    files.push(...own.map((file) => ({ ...file, evidence: attempt })));
  }
  return files;
}

/** Adds files to the attempt, or to the newest of a cell: all that are named, or none. */
async function attach(session: Session, args: Args): Promise<Answer> {
  const [attempt = ''] = await attemptsOf(session, args);
  const given = args.words.slice(1).map((path) => ({ name: basename(path), bytes: bytesOf(path) }));
  for (const { name, bytes } of given) keptFile(name, bytes);
  const held = await session.ask('attachment.list', { evidence: attempt });
  const full = tooMany(given.at(-1)?.name ?? '', held.length, given.length);
  if (full) throw full;
  const files: File[] = [];
  for (const { name, bytes } of given) {
    const input = { evidence: attempt, name, type: '', base64: bytes.toString('base64') };
    files.push({ ...(await session.ask('attachment.add', input)), evidence: attempt });
  }
  const text = `Attached ${counted(files.length, 'file')}, without what a camera wrote into them.`;
  return { json: { evidence: attempt, files }, text };
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new TroubleError('NOT_FOUND', { what: 'file', name: path });
    throw diskTrouble(error, path);
  }
}

function list(files: readonly File[]): Answer {
  const lines = files.map(({ id, name, type, size }) => [id, name, type, size]);
  const text = files.length === 0 ? 'No files.' : table(['Id', 'Name', 'Type', 'Bytes'], lines);
  return { json: { files }, text };
}

/** Writes every file into a folder; names that are there twice are told apart by a number. */
async function save(session: Session, folder: string, files: readonly File[]): Promise<Answer> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw diskTrouble(error, folder);
  }
  const used = new Set<string>();
  const saved: (File & { readonly path: string })[] = [];
  for (const file of files) {
    const path = join(folder, freeName(safeName(file.name), used));
    await session.ask('attachment.save', { attachment: file.id, to: session.writeTo(path) });
    saved.push({ ...file, path });
  }
  return { json: { files: saved }, text: `Wrote ${counted(saved.length, 'file')} to ${folder}.` };
}

/** Another laptop's name for a file leads nowhere else than into the folder. */
const safeName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^[. ]+/, '')
    .slice(0, 120) || 'file';

function freeName(name: string, used: Set<string>): string {
  const end = extname(name);
  const stem = name.slice(0, name.length - end.length);
  let free = name;
  for (let n = 2; used.has(free.toLowerCase()); n += 1) free = `${stem} ${n}${end}`;
  used.add(free.toLowerCase());
  return free;
}

/** Pictures and files of attempts. */
export const evidenceFileCommands = { evidence };
