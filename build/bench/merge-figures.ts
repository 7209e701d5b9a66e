import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createHost } from '../../electron/host/create-host.ts';
import { systemEffects } from '../../electron/host/effects.ts';
import { openConnection } from '../../electron/host/store/connection.ts';
import { migrate } from '../../electron/host/store/migrate.ts';
import { boundFigure, type Figure, ratioFigure } from './figure.ts';
import { generateGradebook } from './generate.ts';
import { typeOut } from './typed-bundle.ts';

const TEACHERS = 20;
const CHUNK = 20_000;

interface Run {
  readonly ms: number;
  readonly fresh: number;
}

/** Twenty teachers' years merged in one step, against bare better-sqlite3 inserting the same rows. */
export async function mergeFigures(folder: string, teachers = TEACHERS): Promise<Figure[]> {
  const bundles: string[] = [];
  for (let i = 1; i <= teachers; i += 1) bundles.push(await bundleOf(folder, i));
  const run = (name: string, list: readonly string[], isFresh = true): Run => {
    const file = join(folder, `${name}.gradebook`);
    if (isFresh) rmSync(file, { force: true });
    const script = join(import.meta.dirname, 'merge-run.ts');
    return JSON.parse(
      execFileSync(process.execPath, [script, file, ...list], { encoding: 'utf8' }),
    ) as Run;
  };
  // Of the program that is shipped: sources that are stripped of their types weigh more.
  const memory = (name: string, list: readonly string[]): number => {
    const home = join(folder, 'home');
    const file = join(folder, `${name}.gradebook`);
    if (!existsSync(file)) shipped(home, ['init', '--file', file]);
    return shipped(home, ['merge', ...list, '--accept', '--file', file, '--json']);
  };
  const typed: string[] = [];
  for (const bundle of bundles) {
    typed.push(bundle.replace(/gradus$/, 'typed.gradus'));
    await typeOut(bundle, typed.at(-1) as string);
  }
  const five = run('five', bundles.slice(0, teachers / 4));
  const ten = run('ten', bundles.slice(0, teachers / 2));
  const twenty = run('twenty', bundles);
  const again = run('twenty', bundles, false);
  const bare = await bareInsert(join(folder, 'twenty.gradebook'), join(folder, 'bare.gradebook'));
  if (again.fresh !== 0) throw new Error('merging again brought something');
  const slow = run('typed', typed);
  const slowAgain = run('typed', typed, false);
  const slowBare = await bareInsert(
    join(folder, 'typed.gradebook'),
    join(folder, 'bare.gradebook'),
  );
  const large = [5, 10, 20].map((n) =>
    memory(`large ${n}`, bundles.slice(0, Math.ceil((teachers * n) / TEACHERS))),
  );
  const [atFive = 0, atTen = 0, atTwenty = 0] = large;
  const slowMemory = memory('large typed', typed);
  const slowAgainMemory = memory('large typed', typed);
  return [
    ratioFigure('merge of 20 bundles whose rows were typed one by one', slow.ms, slowBare, 2.5),
    boundFigure('memory of that merge at its largest', slowMemory, 'MB', 400),
    ratioFigure('the same 20 again, with nothing new', slowAgain.ms, slow.ms, 1),
    boundFigure('memory of merging them again', slowAgainMemory, 'MB', 400),
    ratioFigure('merge of 20 bundles of 39,000 rows of evidence', twenty.ms, bare, 2.5),
    boundFigure('memory of that merge at its largest', atTwenty, 'MB', 400),
    boundFigure('memory of merging 10 of them', atTen, 'MB', 400),
    boundFigure('memory of merging 5 of them', atFive, 'MB', 400),
    ratioFigure('merge of 10 bundles against 5', ten.ms, five.ms, 2.5),
    ratioFigure('merge of 20 bundles against 10', twenty.ms, ten.ms, 2.5),
    ratioFigure('the same 20 bundles again, with nothing new', again.ms, twenty.ms, 1),
  ];
}

/** Runs the built command line; answers how many megabytes it took at its largest. */
function shipped(home: string, argv: readonly string[]): number {
  const cli = join(import.meta.dirname, '../../out/main/cli.js');
  // Where the system tells this process's own peak: the other figure begins with its parent's.
  const spy = `data:text/javascript,${encodeURIComponent(
    "import { existsSync, readFileSync, writeSync } from 'node:fs';" +
      "process.on('exit', () => { const own = '/proc/self/status'; writeSync(3, String(existsSync(own)" +
      ' ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(own, "utf8"))[1] : process.resourceUsage().maxRSS)); });',
  )}`;
  const { status, output } = spawnSync(process.execPath, ['--import', spy, cli, ...argv], {
    env: { ...process.env, GRADUS_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${argv[0]} ended with ${status}`);
  return Number(output[3]) / 1024;
}

async function bundleOf(folder: string, seed: number): Promise<string> {
  const { file } = await generateGradebook(join(folder, 'teacher.gradebook'), 1, seed);
  const host = await createHost({
    file,
    device: `teacher ${seed}`,
    effects: systemEffects(() => undefined),
  });
  // A bundle that names its gradebook makes the file that takes it one of a department.
  const named = { teacher: `Teacher ${seed}`, school: 'Bench School' };
  const made = await host.request('gradebook.create', named);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const path = join(folder, `${seed}.gradus`);
  const to = randomBytes(16).toString('hex');
  host.grants.add(to, { path, name: path, mode: 'write' });
  const answer = await host.request('export.bundle', { to, purpose: 'department' });
  host.close();
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return path;
}

/** Milliseconds that inserting every row of a file into an empty one takes, reading not counted. */
async function bareInsert(from: string, into: string): Promise<number> {
  rmSync(into, { force: true });
  const db = await openConnection(into);
  migrate(db);
  db.pragma('foreign_keys = OFF');
  const source = new Sqlite(from, { readonly: true });
  const tables = source
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  let ms = 0;
  db.exec('BEGIN');
  for (const table of tables) {
    const read = source.prepare(`SELECT * FROM "${table}" LIMIT ${CHUNK} OFFSET ?`).raw();
    const width = source.prepare(`SELECT * FROM "${table}"`).columns().length;
    const holes = Array.from({ length: width }, () => '?').join(', ');
    const insert = db.prepare(`INSERT INTO "${table}" VALUES (${holes})`);
    for (let offset = 0; ; offset += CHUNK) {
      const rows = read.all(offset) as unknown[][];
      if (rows.length === 0) break;
      const start = performance.now();
      for (const row of rows) insert.run(...row);
      ms += performance.now() - start;
    }
  }
  const start = performance.now();
  db.exec('COMMIT');
  ms += performance.now() - start;
  db.close();
  source.close();
  return ms;
}
