import { spawn } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestDatabase } from '../../helpers/postgres.ts';
import { type CommandLine, commandLine } from './command-line.ts';

const programs = postgresPrograms();
const CLI = join(import.meta.dirname, '../../../electron/cli/index.ts');

let line: CommandLine;
let database: TestDatabase;
let client: pg.Client;
const at = (name: string) => join(line.home, name);
const head = () => ['--file', at('head.gradebook')];
const asked = async (text: string, by: pg.Client = client) =>
  (await by.query(text)).rows as Record<string, unknown>[];
const published = (...more: string[]) =>
  line.json('publish', '--to', database.address, ...head(), ...more);
const record = (student: string, level: string, file: string, ...more: string[]) =>
  line.done(
    ...['record', '--class', 'P1', '--student', student, '--objective', 'C1', '--level', level],
    ...['--on', '2026-11-03', ...more, '--file', at(file)],
  );

/** A teacher's file with twelve students, one course and one term; its bundle stands beside it. */
async function teacherFile(name: string, from: number): Promise<void> {
  const file = ['--file', at(`${name}.gradebook`)];
  const rows = Array.from({ length: 12 }, (_, i) => `${from + i},Ana${from + i},Ruiz`);
  writeFileSync(at('r.csv'), `Student ID,First name,Last name\n${rows.join('\n')}\n`);
  writeFileSync(at('o.csv'), 'Unit,Code,Objective\nOne,C1,Explain matter\nOne,C2,Weigh it\n');
  await line.done('init', '--teacher', name, '--school', 'North High', ...file);
  await line.done('import', 'roster', at('r.csv'), '--class', 'P1', ...file);
  await line.done('import', 'objectives', at('o.csv'), '--course', 'Chem', ...file);
  await line.done('plan', '--class', 'P1', '--course', 'Chem', ...file);
  await line.done('term', 'Fall', '--start', '2026-08-20', '--end', '2026-12-18', ...file);
  await record(String(from), 'clear', `${name}.gradebook`);
  await record(String(from + 1), 'basic', `${name}.gradebook`);
  await sendToHead(name);
}

async function sendToHead(name: string): Promise<void> {
  const out = at(`${name}.gradus`);
  await line.done('export', 'bundle', '--out', out, '--file', at(`${name}.gradebook`));
}

const mergeAll = (...names: string[]) =>
  line.done('merge', ...names.map((name) => at(`${name}.gradus`)), ...head());

/** Every table as it stands, in an order that nobody chose. */
async function everything(): Promise<Record<string, unknown>> {
  const tables = await asked(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'gradus' AND table_name <> 'publication' ORDER BY 1`,
  );
  const found: [string, unknown][] = [];
  for (const { name } of tables) {
    const rows = await asked(`SELECT to_jsonb(t)::text AS row FROM gradus."${String(name)}" t`);
    found.push([String(name), rows.map(({ row }) => row).sort()]);
  }
  return Object.fromEntries(found);
}

describe.skipIf(!programs)(
  'a district reads what a department published',
  {
    timeout: 120_000,
  },
  () => {
    beforeAll(async () => {
      database = await startPostgres(programs ?? '');
      client = new pg.Client({ connectionString: database.address });
      await client.connect();
    }, 120_000);
    afterAll(async () => {
      await client.end();
      await database.stop();
    });
    beforeEach(async () => {
      await client.query('DROP SCHEMA IF EXISTS gradus CASCADE');
      line = commandLine();
      await teacherFile('A. Uno', 100);
      await teacherFile('B. Dos', 200);
      await line.done('init', '--teacher', 'Dr. Head', '--school', 'North High', ...head());
      await mergeAll('A. Uno', 'B. Dos');
    });
    afterEach(() => line.end());

    test('the views say what the command line says, before and after courses are joined', async () => {
      for (const joined of [false, true]) {
        if (joined) {
          const { decisions } = (await line.json('merge', at('A. Uno.gradus'), ...head())) as {
            decisions: { a: string; b: string; kind: string }[];
          };
          const [pair] = decisions.filter(({ kind }) => kind === 'course');
          await line.done('decide', '--same', `${pair?.a},${pair?.b}`, ...head());
        }
        await published();
        const map = (await line.json('department', 'objectives', ...head())) as {
          sections: unknown[];
          objectives: { id: string; code: string }[];
          asked: number[];
          assessed: number[];
          mastered: number[];
        };
        const width = map.sections.length;
        const sum = (list: number[], row: number) =>
          list.slice(row * width, (row + 1) * width).reduce((n, one) => n + Math.max(0, one), 0);
        const figures = map.objectives.map(({ id, code }, row) => ({
          objective: id,
          code,
          asked: String(sum(map.asked, row)),
          assessed: String(sum(map.assessed, row)),
          mastered: String(sum(map.mastered, row)),
        }));
        expect(figures).toHaveLength(joined ? 2 : 4);
        const columns = 'objective, code, asked, assessed, mastered';
        const views = await asked(`SELECT ${columns} FROM gradus.mastery_per_objective`);
        expect(new Set(views.map((row) => JSON.stringify(row)))).toEqual(
          new Set(figures.map((row) => JSON.stringify(row))),
        );
      }
    });

    test('a term that every teacher brings along counts each student once', async () => {
      await published();
      const totals = await asked(
        'SELECT DISTINCT term, starts::text, total FROM gradus.letters_per_term ORDER BY 1',
      );
      expect(totals).toEqual([
        { term: 'Fall', starts: '2026-08-20', total: '24' },
        { term: null, starts: null, total: '24' },
      ]);
      const said = (await line.json('department', 'letters', ...head())) as {
        letters: string[];
        sections: { counts: number[] }[];
      };
      const counts = said.letters.map((letter, i) => ({
        letter,
        students: String(said.sections.reduce((n, one) => n + (one.counts[i] ?? 0), 0)),
      }));
      const view = 'SELECT letter, students FROM gradus.letters_per_term WHERE term IS NULL';
      expect(await asked(`${view} ORDER BY position`)).toEqual(counts);
    });

    test('bit by bit comes to what all at once comes to: voids, undo, withdrawals, merges, scopes', async () => {
      await published();
      const teacher = ['--file', at('A. Uno.gradebook')];
      const student = ['--class', 'P1', '--student', '101'];
      const other = ['--class', 'P1', '--student', '102'];
      const { attempts } = (await line.json(
        'history',
        ...student,
        '--objective',
        'C1',
        ...teacher,
      )) as {
        attempts: { id: string }[];
      };
      await line.done('void', '--evidence', attempts[0]?.id ?? '', '--reason', 'wrong', ...teacher);
      await line.done('withdraw', ...student, '--on', '2026-11-05', ...teacher);
      await line.done('mark', ...other, '--objective', 'C2', '--as', 'excused', ...teacher);
      await line.done('mark', ...other, '--objective', 'C2', '--as', 'asked', ...teacher);
      await record('102', 'deep', 'A. Uno.gradebook');
      await sendToHead('A. Uno');
      await mergeAll('A. Uno');
      expect(await published()).toMatchObject({ incremental: true });
      await teacherFile('C. Tres', 300);
      await mergeAll('C. Tres');
      await published();
      await line.done('undo', ...head());
      expect(await published()).toMatchObject({ incremental: true });
      const bitByBit = await everything();
      expect((bitByBit.evidence as string[]).filter((row) => row.includes('"wrong"'))).toHaveLength(
        1,
      );
      expect(JSON.stringify(bitByBit)).not.toMatch(/C\. Tres|Ana30/);
      expect(String(bitByBit.mark)).toMatch(/"excused"/);
      expect(String(bitByBit.mark)).not.toMatch(/"asked"/);
      await client.query('DROP SCHEMA gradus CASCADE');
      expect(await published()).toMatchObject({ incremental: false });
      expect(await everything()).toEqual(bitByBit);
    });

    test('a restored backup is published anew under the eyes, rights and views of readers', async () => {
      copyFileSync(at('head.gradebook'), at('old.gradebook'));
      await line.done('term', 'Later', '--start', '2027-01-04', '--end', '2027-05-28', ...head());
      await published();
      await client.query('CREATE VIEW public.ours AS SELECT name FROM gradus.term');
      await client.query('CREATE ROLE reader; GRANT USAGE ON SCHEMA gradus TO reader');
      await client.query('GRANT SELECT ON ALL TABLES IN SCHEMA gradus TO reader');
      const reader = new pg.Client({ connectionString: database.address });
      await reader.connect();
      try {
        await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SET ROLE reader');
        const before = await asked('SELECT count(*) FROM gradus.student', reader);
        expect(before).toEqual([{ count: '24' }]);
        copyFileSync(at('old.gradebook'), at('head.gradebook'));
        await line.done(
          'term',
          'Spring',
          '--start',
          '2027-01-05',
          '--end',
          '2027-05-28',
          ...head(),
        );
        expect(await published()).toMatchObject({ incremental: false });
        // A table that this reader had not touched before it changed.
        const terms = 'SELECT DISTINCT name FROM gradus.term ORDER BY 1';
        expect(await asked(terms, reader)).toEqual([{ name: 'Fall' }, { name: 'Later' }]);
        await reader.query('COMMIT');
        expect(await asked(terms, reader)).toEqual([{ name: 'Fall' }, { name: 'Spring' }]);
      } finally {
        await reader.end();
      }
      expect(await asked('SELECT DISTINCT name FROM public.ours ORDER BY 1')).toHaveLength(2);
    });

    test("another gradebook's publication is replaced only when that is said", async () => {
      await published();
      const before = await everything();
      const to = ['publish', '--to', database.address, '--file', at('A. Uno.gradebook')];
      const { code, err } = await line.gradus(...to);
      expect(code).toBe(1);
      expect(err).toMatch(/^[^\n]*another gradebook[^\n]*--accept[^\n]*\n$/);
      expect(await everything()).toEqual(before);
      expect(await line.json(...to, '--accept')).toMatchObject({ incremental: false });
      expect(await asked('SELECT count(*) FROM gradus.student')).toEqual([{ count: '12' }]);
    });

    test('killed with -9 in the middle, the last publication stands and the next goes through', async () => {
      await published();
      const before = await everything();
      await line.done('term', 'Spring', '--start', '2027-01-05', '--end', '2027-05-28', ...head());
      for (const word of ['insert into', 'letterFigure', 'commit']) {
        const wall = await stopping(database.port, word);
        const to = `postgres://gradus@127.0.0.1:${wall.port}/postgres`;
        const child = spawn(process.execPath, [CLI, 'publish', '--to', to, ...head()], {
          stdio: 'ignore',
        });
        const ended = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
        await wall.reached;
        child.kill('SIGKILL');
        expect([word, await ended]).toEqual([word, 'SIGKILL']);
        wall.close();
        expect(await everything()).toEqual(before);
      }
      expect(await published()).toMatchObject({ incremental: true, written: 1 });
      expect(await asked("SELECT 1 AS one FROM gradus.term WHERE name = 'Spring'")).toHaveLength(1);
      const log = (await line.json('call', 'disclosure.list', '{}', ...head())) as unknown;
      expect(JSON.stringify(log)).toContain('department database');
    });
  },
);

/** Stands between the two and passes nothing on from the first statement that names a word. */
async function stopping(port: number, word: string) {
  let reach = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const server = createServer((here) => {
    const there = connect(port, '127.0.0.1');
    let isShut = false;
    here.on('error', () => there.destroy());
    here.on('close', () => there.destroy());
    there.on('error', () => here.destroy());
    here.on('data', (bytes) => {
      isShut ||= bytes.includes(word);
      if (isShut) reach();
      else there.write(bytes);
    });
    there.pipe(here);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    reached,
    close: () => server.close(),
  };
}
