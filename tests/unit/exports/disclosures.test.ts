import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contract, type Name } from '#shared/contract/contract.ts';
import { DEPARTMENT_VIEWS } from '#shared/contract/features/department.ts';
import { PRINTS } from '#shared/contract/features/disclosures.ts';
import { PURPOSES } from '#shared/model/table.ts';
import { disclosureWords } from '#shared/text/disclosure-words.ts';
import { createSay } from '#shared/text/text.ts';
import { examples, type Furnished, furnish } from '../../contract/examples.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** Jobs that write a file which gives nothing away. */
const KEEPS: Readonly<Record<string, string>> = {
  'backup.make': 'a copy of the gradebook for its own teacher',
  'key.make': 'a key, no work of anybody',
  'key.save': 'a public key, made to be handed out',
};

/** Everything of the contract that writes to a place the person chose. */
const writers = (Object.keys(contract) as Name[]).filter((name) => {
  const { input } = contract[name] as { readonly input: { readonly entries?: object } };
  if (contract[name].kind !== 'job') return false;
  return /^(export|report)\./.test(name) || 'to' in (input.entries ?? {});
});
const leaving = writers.filter((name) => !(name in KEEPS));

let host: TestHost;
let f: Furnished;
beforeEach(async () => {
  host = await testHost();
  f = await furnish(host, await aGradebook(host).withStudents(3).withCourse(['A1', 'A2']).build());
  await host.ask('gradebook.save', { teacher: 'R. Ode', school: null });
  return () => host.close();
});

const list = () => host.ask('disclosure.list', {});

test('the contract has the writers that are known here', () => {
  expect(leaving).toEqual(
    expect.arrayContaining([
      'export.bundle',
      'export.closing',
      'export.course',
      'export.csv',
      'export.lms',
      'export.oneroster',
      'export.pst',
      'department.export',
    ]),
  );
  expect(writers).toEqual(expect.arrayContaining(Object.keys(KEEPS)));
});

describe.each(leaving)('%s', (name) => {
  test('stands in the log once: who, when, what, whose classes', async () => {
    const before = (await list()).length;
    const answer = await host.host.request(name, examples[name](f));
    expect(answer).toMatchObject({ ok: true });
    const after = await list();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ by: 'R. Ode', file: 'out.csv', at: expect.any(Number) });
    expect(after[0]?.what).not.toBe('');
  });

  test('does not stand there when it could not be written', async () => {
    const before = await list();
    const to = 'dddddddddddddddddddddddddddddddd';
    host.host.grants.add(to, { path: '/proc/none/out', name: 'out', mode: 'write' });
    const input = { ...(examples[name](f) as object), to };
    expect(await host.host.request(name, input)).toMatchObject({ ok: false });
    expect(await list()).toEqual(before);
  });

  // The last word is when all is on disk and only the name is missing.
  test('cancelled at its first, second or last word leaves neither file nor line', async () => {
    const before = await list();
    const to = 'dddddddddddddddddddddddddddddddd';
    const folder = mkdtempSync(join(tmpdir(), 'gradus-'));
    host.host.grants.add(to, { path: join(folder, 'out'), name: 'out', mode: 'write' });
    const input = { ...(examples[name](f) as object), to };
    for (const at of [1, 2, 'last'] as const) await cancelled(at);
    rmSync(folder, { recursive: true });

    async function cancelled(at: number | 'last'): Promise<void> {
      const labels: string[] = [];
      const files: string[][] = [];
      const stop = host.host.subscribe((event) => {
        if (event.type !== 'job-progress') return;
        labels.push(event.label);
        files.push(readdirSync(folder));
        const finishes = labels.filter((label) => label === 'job.export-finish').length;
        // Progress is refused from the next word on, so the first of the two last ones is meant.
        if (at === 'last' ? finishes === 1 : labels.length === at) host.host.cancel('job');
      });
      const answer = await host.host.request(name, input, 'job');
      stop();
      expect(answer).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
      expect(readdirSync(folder)).toEqual([]);
      expect(await list()).toEqual(before);
      // Nothing under its own name before all is there.
      expect(files.flat()).not.toContain('out');
    }
  });
});

test('a sheet that is printed stands there with its classes and how many are on it', async () => {
  await host.ask('print.log', { what: 'weekly', classes: [f.class], students: null });
  const [first] = await list();
  expect(first).toMatchObject({ what: 'print weekly', classes: ['Algebra'], students: 2 });
});

test('to whom and why is added later, and Undo takes the words back but never the line', async () => {
  const [line] = await list();
  const disclosure = line?.disclosure ?? '';
  await host.ask('disclosure.note', { disclosure, recipient: ' The office ', why: 'asked for' });
  expect((await list())[0]).toMatchObject({ recipient: 'The office', why: 'asked for' });
  await host.ask('print.log', { what: 'grid', classes: [f.class], students: null });
  const before = (await list()).length;
  await host.ask('history.undo', {});
  const after = await list();
  expect(after).toHaveLength(before);
  expect(after.every(({ recipient }) => recipient === null)).toBe(true);
});

describe('the log of one student', () => {
  const about = async (student: string) =>
    (await host.ask('disclosure.list', { student })).map(({ what }) => what);

  test('has what names the student, and what went out with the classes of that day', async () => {
    const [here = '', , gone = ''] = f.students;
    const to = f.to;
    await host.ask('export.csv', { what: 'grid', class: f.class, term: null, to });
    await host.ask('export.csv', { what: 'evidence', class: f.class, term: null, to });
    await host.ask('export.student', { what: 'badges', student: gone, to });
    await host.ask('export.course', { course: f.course, to });
    const last = (all: string[], n: number) => all.slice(0, n);
    // Who had left by then is in the evidence of the class, but not in its grid.
    expect(last(await about(here), 2)).toEqual(['evidence', 'grid']);
    expect(last(await about(gone), 2)).toEqual(['badges', 'evidence']);
    await host.ask('print.log', {
      what: 'dispute',
      classes: [f.class],
      students: null,
      who: [here],
    });
    expect((await list())[0]).toMatchObject({ students: 1, kind: 'paper' });
    expect((await list())[0]?.student).toMatch(/^Abbott/);
    expect(last(await about(here), 1)).toEqual(['print dispute']);
    expect(await about(f.students[1] ?? '')).not.toContain('print dispute');
  });

  test('has a bundle of everything, and not one of another student', async () => {
    const [first = '', second = ''] = f.students;
    const wish = { purpose: 'hand-over' as const, to: f.to };
    await host.ask('export.bundle', { ...wish, students: [first] });
    expect((await about(second))[0]).not.toBe('bundle');
    await host.ask('export.bundle', { purpose: 'department', to: f.to });
    expect((await about(second))[0]).toBe('bundle');
    expect(
      (await host.ask('disclosure.list', { kind: 'record' })).map((one) => one.student),
    ).toEqual([expect.stringMatching(/^Abbott/)]);
  });

  test('refuses who is nobody', async () => {
    const student = '00000000-0000-4000-8000-000000000000';
    await expect(host.ask('disclosure.list', { student })).rejects.toThrow();
  });
});

test('the list is written as it is filtered, and that it was written stands in it', async () => {
  await host.ask('export.csv', { what: 'grid', class: f.class, term: null, to: f.to });
  const [line] = await list();
  const note = { recipient: '=1+1', why: 'asked, twice' };
  await host.ask('disclosure.note', { disclosure: line?.disclosure ?? '', ...note });
  const { path } = host.host.grants.use(f.to, 'write');
  expect((await host.ask('disclosure.export', { kind: 'file', to: f.to })).rows).toBe(1);
  const [headings, row] = readFileSync(path, 'utf8').split('\r\n');
  expect(headings).toMatch(/When,Who,What,File,Classes,Students,Student,To whom,Why/);
  expect(row).toMatch(/^\d{4}-.*Z,R\. Ode,Grid,out\.csv,Algebra,2,,'=1\+1,"asked, twice",,,$/);
  expect((await list())[0]).toMatchObject({ what: 'log', kind: 'log', students: 0 });
});

test('all words of the log are words', () => {
  const say = createSay();
  const known = [
    ...PRINTS.map((what) => `print ${what}`),
    ...DEPARTMENT_VIEWS.map((what) => `department ${what}`),
    ...['grid', 'letters', 'evidence', 'closing', 'canvas', 'brightspace', 'oneroster', 'log'],
    ...[
      'powerteacher',
      'course',
      'case',
      'xapi',
      'badges',
      'work',
      'second check',
      'department database',
    ],
  ];
  for (const what of known) {
    expect(disclosureWords(say, { what, purpose: null })).not.toBe(what);
  }
  for (const purpose of PURPOSES) {
    expect(disclosureWords(say, { what: 'bundle', purpose })).not.toBe('bundle');
  }
  expect(disclosureWords(say, { what: 'profile Office', purpose: null })).toContain('Office');
  expect(disclosureWords(say, { what: 'hologram', purpose: null })).toBe('hologram');
});

test('paper goes through the one sheet that writes it down', () => {
  const printing = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /\b(window|self|globalThis)\.print\(/.test(readFileSync(join('renderer', file), 'utf8')),
    );
  // The other one prints the code that opens a lock, for the teacher alone.
  expect(printing.sort()).toEqual([
    join('app', 'recovery-code.tsx'),
    join('print', 'print-document.tsx'),
  ]);
});
