import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createHost, type Host } from '../../electron/host/create-host.ts';
import { systemEffects } from '../../electron/host/effects.ts';
import { boundFigure, type Figure, inTurn, median, ratioFigure, timed } from './figure.ts';
import type { Generated } from './generate.ts';

const open = (file: string): Promise<Host> =>
  createHost({ file, device: 'bench', effects: systemEffects(() => undefined) });

async function answer(host: Host, name: string, input: unknown): Promise<unknown> {
  const envelope = await host.request(name, input);
  if (!envelope.ok) throw new Error(`${name}: ${envelope.error.code}`);
  return envelope.value;
}

/** The index columns that both sides read, and nothing else. */
const CELL_ROWS = `SELECT objective, "on", "recordedAt", id, level, score, "outOf", aimed, kind, support, robust
  FROM evidence INDEXED BY evidence_cell
  WHERE student IN (SELECT student FROM enrolment WHERE class = (SELECT key FROM class WHERE id = ?))
    AND deleted = 0 AND "voidedAt" IS NULL
  ORDER BY student, objective, "on", "recordedAt", id`;

/**
 * The host's answer to one class grid, the first and any further one, against bare better-sqlite3
 * reading the same rows: for the first one from a file as freshly opened as the host's, whose pages
 * neither has read yet; for any further one from pages that it holds.
 */
export async function answerFigures(data: Generated): Promise<Figure[]> {
  const host = await open(data.file);
  const classId = data.classes[2] ?? '';
  const columns = (await answer(host, 'grid.get', { class: classId, asOf: '2027-06-04' })) as {
    rows: { students: string[]; attempts: number[] };
    objectives: { id: string[] };
  };
  const cell = { student: columns.rows.students[0], objective: columns.objectives.id[0] };
  const read = columns.rows.attempts.reduce((sum, n) => sum + n, 0);
  host.close();
  // One process may hold the file at a time, so the bare reader gets a copy of the closed file.
  const copy = `${data.file}.copy`;
  copyFileSync(data.file, copy);
  const bare = new Sqlite(copy, { readonly: true });
  const statement = bare.prepare(CELL_ROWS);
  const rows = statement.all(classId).length;
  if (rows !== read) throw new Error(`the bare reader reads ${rows} rows, the grid ${read}`);
  const firsts: number[] = [];
  const agains: number[] = [];
  const bareFirsts: number[] = [];
  const bares: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    const fresh = await open(data.file);
    // The class's structure is known from one cell of one student; the rows of the others are not.
    await answer(fresh, 'cell.get', { class: classId, ...cell });
    const ask = () => answer(fresh, 'grid.get', { class: classId, asOf: '2027-06-04' });
    firsts.push(await timed(ask));
    agains.push(await timed(ask));
    fresh.close();
    const freshBare = new Sqlite(copy, { readonly: true });
    const prepared = freshBare.prepare(CELL_ROWS);
    bareFirsts.push(await timed(() => prepared.all(classId)));
    freshBare.close();
    bares.push(await timed(() => statement.all(classId)));
  }
  bare.close();
  const what = `one class grid (30 × 72, ${rows} rows of evidence) in a ten-year file`;
  return [
    ratioFigure(`host answers ${what}, read from the file`, median(firsts), median(bareFirsts), 2),
    ratioFigure(`host answers ${what}, asked again`, median(agains), median(bares), 2),
  ];
}

/** One entry, from the command to durable, against one bare durable commit of the same row. */
export async function entryFigure(data: Generated, folder: string): Promise<Figure> {
  const bareFile = join(folder, 'bare.db');
  copyFileSync(data.file, bareFile);
  const host = await open(data.file);
  const classId = data.classes[0] ?? '';
  const grid = (await answer(host, 'grid.get', { class: classId })) as {
    rows: { students: string[] };
    objectives: { id: string[] };
  };
  const bare = new Sqlite(bareFile);
  bare.pragma('locking_mode = EXCLUSIVE');
  bare.pragma('journal_mode = TRUNCATE');
  bare.pragma('synchronous = FULL');
  bare.pragma('secure_delete = ON');
  const insert = bare.prepare(
    `INSERT INTO evidence (id, student, objective, class, "on", level, kind, late, "recordedAt", "knownAt", op)
     SELECT ?, student, objective, class, '2026-11-20', level, kind, late, ?, ?, op FROM evidence WHERE key = ?`,
  );
  let n = 0;
  const record = () => {
    n += 1;
    return answer(host, 'evidence.record', {
      class: classId,
      student: grid.rows.students[n % 30],
      objective: grid.objectives.id[(n * 7) % 72],
      level: 'clear',
      on: '2026-11-20',
    });
  };
  const commit = () =>
    insert.run(crypto.randomUUID(), Date.now(), Date.now(), 1 + ((n * 7919) % 38_000));
  const [value, limit] = await inTurn(300, record, commit);
  host.close();
  bare.close();
  return ratioFigure('one entry, from the command to durable', value, limit, 1.5);
}

/** Letters with their reasons for all classes of the year. */
export async function lettersFigure(data: Generated): Promise<Figure> {
  const host = await open(data.file);
  const all = async () => {
    for (const classId of data.classes) {
      await answer(host, 'letters.get', { class: classId, term: null, asOf: '2027-06-04' });
    }
  };
  const [value] = await inTurn(15, all, () => undefined);
  host.close();
  return boundFigure('letters for all classes with reasons (180 × 72)', value, 'ms', 50);
}

/** Today for one class of a ten-year file, with its reasons, groups, plan and what success changes. */
export async function todayFigure(data: Generated): Promise<Figure> {
  const host = await open(data.file);
  const input = { class: data.classes.at(-1) ?? '', on: '2027-03-02', minutes: 45 };
  const [value] = await inTurn(
    40,
    () => answer(host, 'today.get', input),
    () => undefined,
  );
  host.close();
  return boundFigure('today for one class (30 × 72) in a ten-year file', value, 'ms', 20);
}
