import { copyFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestDatabase } from '../../helpers/postgres.ts';
import { type CommandLine, commandLine } from './command-line.ts';

const programs = postgresPrograms();
if (!programs) process.stdout.write('publishing: no PostgreSQL is installed here, skipped\n');

let line: CommandLine;
let database: TestDatabase;
let client: pg.Client;
const file = () => ['--file', join(line.home, 't.gradebook')];
const asked = async (text: string) => (await client.query(text)).rows as Record<string, unknown>[];
const published = () => line.json('publish', '--to', database.address, ...file());
const record = (student: string, level: string) =>
  line.done(
    ...['record', '--class', 'P1', '--student', student, '--objective', 'C1', '--level', level],
    ...['--on', '2026-11-03', ...file()],
  );

describe.skipIf(!programs)('publishing to PostgreSQL', { timeout: 120_000 }, () => {
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
    const [roster, objectives] = ['r.csv', 'o.csv'].map((name) => join(line.home, name));
    const rows = Array.from({ length: 12 }, (_, i) => `${100 + i},Ana${i},Ruiz`);
    writeFileSync(roster ?? '', `Student ID,First name,Last name\n${rows.join('\n')}\n`);
    writeFileSync(objectives ?? '', 'Unit,Code,Objective\nOne,C1,Explain matter\n');
    await line.done('init', '--teacher', 'R. Ode', '--school', 'North High', ...file());
    await line.done('import', 'roster', roster ?? '', '--class', 'P1', ...file());
    await line.done('import', 'objectives', objectives ?? '', '--course', 'Chem', ...file());
    await line.done('plan', '--class', 'P1', '--course', 'Chem', ...file());
    await record('100', 'clear');
  });
  afterEach(() => line.end());

  test('brings rows and figures, then only what is new, then nothing', async () => {
    expect(await published()).toMatchObject({ incremental: false, removed: 0 });
    expect(await asked('SELECT "on"::text, late FROM gradus.evidence')).toEqual([
      { on: '2026-11-03', late: false },
    ]);
    expect(await asked('SELECT code, asked, assessed FROM gradus.mastery_per_objective')).toEqual([
      { code: 'C1', asked: '12', assessed: '1' },
    ]);
    const letters = await asked('SELECT DISTINCT total FROM gradus.letters_per_term');
    expect(letters).toEqual([{ total: '12' }]);
    await record('101', 'clear');
    expect(await published()).toMatchObject({ incremental: true, written: 1, removed: 0 });
    expect(await asked('SELECT count(*) FROM gradus.evidence')).toEqual([{ count: '2' }]);
    await line.done('undo', ...file());
    expect(await published()).toMatchObject({ incremental: true, removed: 1 });
    expect(await asked('SELECT count(*) FROM gradus.evidence')).toEqual([{ count: '1' }]);
    expect(await published()).toMatchObject({ incremental: true, written: 0, removed: 0 });
  });

  test('a connection that drops in the middle leaves the last publication whole', async () => {
    await published();
    const before = await asked('SELECT * FROM gradus.publication');
    await record('101', 'clear');
    const proxy = await dropping(database.port, 'masteryFigure');
    const to = `postgres://gradus@127.0.0.1:${proxy.port}/postgres`;
    const { code, err } = await line.gradus('publish', '--to', to, ...file());
    proxy.close();
    expect(code).toBe(1);
    expect(err).toMatch(/^Publishing to postgres:.* did not finish: .*before stands whole/);
    expect(proxy.hasDropped()).toBe(true);
    expect(await asked('SELECT * FROM gradus.publication')).toEqual(before);
    expect(await asked('SELECT count(*) FROM gradus.evidence')).toEqual([{ count: '1' }]);
    expect(await published()).toMatchObject({ incremental: true, written: 1 });
  });

  test('a schema of that name that Gradus did not make is left alone', async () => {
    await client.query('CREATE SCHEMA gradus CREATE TABLE theirs (a int)');
    const { code, err } = await line.gradus('publish', '--to', database.address, ...file());
    expect([code, err]).toEqual([1, expect.stringMatching(/not made by Gradus/)]);
    expect(await asked('SELECT * FROM gradus.theirs')).toEqual([]);
  });

  test('each department of a district has a schema of its own in one database', async () => {
    await client.query('DROP SCHEMA IF EXISTS math, science CASCADE');
    const other = ['--file', join(line.home, 'science.gradebook')];
    copyFileSync(join(line.home, 't.gradebook'), join(line.home, 'science.gradebook'));
    await line.done('init', '--teacher', 'B. Dos', '--file', join(line.home, 'bare.gradebook'));
    const to = ['publish', '--to', database.address, '--schema'];
    expect(await line.json(...to, 'math', ...file())).toMatchObject({ incremental: false });
    await record('101', 'clear');
    expect(await line.json(...to, 'science', ...other)).toMatchObject({ schema: 'science' });
    expect(await line.json(...to, 'math', ...file())).toMatchObject({
      incremental: true,
      written: 1,
    });
    const views = ['math', 'science'].map(
      (name) => `SELECT '${name}' AS of, code, assessed FROM ${name}.mastery_per_objective`,
    );
    expect(await asked(`${views.join(' UNION ALL ')} ORDER BY 1`)).toEqual([
      { of: 'math', code: 'C1', assessed: '2' },
      { of: 'science', code: 'C1', assessed: '1' },
    ]);
    const bare = join(line.home, 'bare.gradebook');
    const { err } = await line.gradus(...to, 'math', '--file', bare);
    expect(err).toMatch(/another gradebook published to its schema "math"; --schema NAME/);
    expect(await asked("SELECT to_regnamespace('gradus')::text AS made")).toEqual([{ made: null }]);
    for (const name of ['Math', 'pg_math', 'a"b', '', '1a', 'x'.repeat(64)]) {
      expect([name, (await line.gradus(...to, name, ...file())).code]).toEqual([name, 2]);
    }
    const log = JSON.stringify(await line.json('call', 'disclosure.list', '{}', ...file()));
    expect(log).toContain('schema math');
  });

  test('the password is in no sentence', async () => {
    const addresses: [string, number][] = [
      ['postgres://gradus:secret@127.0.0.1:1/postgres', 1],
      ['postgres://127.0.0.1:1/postgres?user=gradus&password=secret', 1],
      ['postgres://gradus:12/secret@127.0.0.1:1/postgres', 2],
      ['postgres://gradus:secret/12@127.0.0.1:1/postgres', 2],
      ['mysql://gradus:secret@127.0.0.1:1/postgres', 2],
    ];
    for (const [to, exit] of addresses) {
      const { code, err, out } = await line.gradus('publish', '--to', to, ...file());
      expect([to, code]).toEqual([to, exit]);
      expect(err + out).not.toMatch(/secret/);
    }
  });
});

/** Stands between the two and hangs up as soon as a statement names a word. */
async function dropping(port: number, word: string) {
  let dropped = false;
  const server = createServer((here) => {
    const there = connect(port, '127.0.0.1');
    const drop = () => {
      here.destroy();
      there.destroy();
    };
    here.on('error', drop);
    there.on('error', drop);
    here.on('data', (bytes) => {
      if (!bytes.includes(word)) return void there.write(bytes);
      dropped = true;
      drop();
    });
    there.pipe(here);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    hasDropped: () => dropped,
    close: () => server.close(),
  };
}
