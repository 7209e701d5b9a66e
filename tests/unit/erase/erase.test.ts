import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { type Content, contentOf as contentOfClosed } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { tamper, testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** What must not be left anywhere, in no encoding that a file of ours uses. */
const SECRETS = ['Zebulonia', 'Quattrocchi', 'Zebby', 'SID-777123', 'zq@example.org'];
const WORDS = [
  'wrote the proof backwards',
  'kaleidoscopic feedback',
  'dreads the blackboard',
  'grandmother calls on Fridays',
  'crying after the quiz',
  'mistyped for Zebby',
  'needs the seat by the window',
];
const PICTURE = 'bytes of a picture that nobody else needs';
const DAY = 86_400_000;

/** What an open gradebook shows: read from a copy of the file, which its host keeps locked. */
function contentOf(file: string): Content {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  try {
    return contentOfClosed(copy);
  } finally {
    rmSync(copy);
  }
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}

/** Which of some words stand in the raw bytes of a gradebook, its journal and its backups. */
function leftIn(file: string, words: readonly string[]): string[] {
  const paths = [file, `${file}-journal`, `${file}.backups`].flatMap(filesUnder);
  return words.flatMap((word) =>
    paths.filter((path) => readFileSync(path).includes(word)).map((path) => `${word} in ${path}`),
  );
}

interface Scene {
  readonly file: string;
  readonly host: TestHost;
  readonly class: string;
  readonly other: string;
  readonly victim: string;
  readonly students: readonly string[];
  readonly objective: string;
}

/** A class in which one student has left a word in every corner, and backups that hold it. */
async function aScene(folder: string): Promise<Scene> {
  const file = join(folder, 'book.gradebook');
  const host = await testHost({ file });
  await host.ask('gradebook.create', { teacher: 'T. Each', school: 'North High' });
  const built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(4)
    .withCourse(['A1', 'A2'])
    .build();
  const { class: id, students } = built;
  const objective = built.objectives.A1 ?? '';
  const { class: other } = await host.ask('class.create', { name: 'Geometry' });
  await host.ask('plan.use', { class: other, course: built.course });
  const { student } = await host.ask('student.create', {
    class: id,
    givenName: SECRETS[0] ?? '',
    familyName: SECRETS[1] ?? '',
    called: SECRETS[2] ?? '',
    schoolId: SECRETS[3] ?? '',
    email: SECRETS[4] ?? '',
    on: null,
  });
  const cell = { class: id, student, objective };
  const shown = { ...cell, on: '2026-10-01', kind: 'quiz' } as const;
  await host.ask('evidence.record', {
    ...shown,
    level: 'basic',
    shown: WORDS[0] ?? '',
    feedback: WORDS[1] ?? '',
  });
  const entries = [...students, student].map((one) => ({
    student: one,
    objective: built.objectives.A2 ?? '',
    level: 'clear',
  }));
  await host.ask('evidence.fill', { class: id, entries, on: '2026-10-02' });
  const attempt = String(contentOf(file).evidence?.find((row) => row.shown === WORDS[0])?.id);
  await host.ask('attachment.add', {
    evidence: attempt,
    name: `${SECRETS[0]}.txt`,
    type: 'text/plain',
    base64: Buffer.from(PICTURE).toString('base64'),
  });
  const packet = { name: 'Packet', classes: [], objectives: [], sample: 9, described: true };
  await host.ask('second.make', packet);
  await host.ask('note.add', { ...cell, on: '2026-10-02', text: WORDS[2] ?? '' });
  const talk = { way: 'call', who: SECRETS[1] ?? '', note: WORDS[3] ?? '' } as const;
  await host.ask('family.add', { student, on: '2026-10-02', ...talk });
  const help = { class: id, objective, on: '2026-10-03', kind: 'tutorial' } as const;
  await host.ask('corrective.add', { ...help, students: [student], note: WORDS[4] ?? '' });
  await host.ask('corrective.add', { ...help, students: [student, students[0] ?? ''] });
  await host.ask('evidence.void', { evidence: attempt, reason: WORDS[5] ?? '' });
  await host.ask('mark.set', {
    class: id,
    cells: [{ student, objective }],
    kind: 'asked',
    on: '2026-10-05',
  });
  await host.ask('individual-plan.save', {
    student,
    start: null,
    until: null,
    accommodations: WORDS[6] ?? '',
    pullOut: null,
  });
  await host.ask('student.save', { student, pronouns: 'they' });
  await host.ask('history.undo', {});
  await host.ask('export.student', {
    what: 'badges',
    student,
    to: grantFor(host, `${file}.html`, 'write'),
  });
  return { file, host, class: id, other, victim: student, students, objective };
}

/** What a gradebook shows of everybody and everything but one student and the word on erasing. */
function withoutStudent(file: string, student: string): string {
  const content = contentOf(file);
  const own = new Set([student]);
  for (let before = -1; before !== own.size; ) {
    before = own.size;
    for (const [table, rows] of Object.entries(content)) {
      for (const row of rows) {
        const links = Object.entries(row).filter(([name]) => name !== 'id');
        // Help that was given to somebody else, too, stays.
        if (table === 'corrective') continue;
        if (links.some(([, value]) => own.has(String(value)))) own.add(String(row.id));
        if (table === 'secondSource' && own.has(String(row.id))) own.add(String(row.secondItem));
      }
    }
  }
  const correctives = new Set(
    content.correctiveStudent
      ?.filter((row) => !own.has(String(row.id)))
      .map((row) => row.corrective),
  );
  const left = Object.entries(content)
    .filter(([table]) => table !== 'erased' && table !== 'disclosure')
    .map(([table, rows]) => [
      table,
      rows.filter(
        (row) => !own.has(String(row.id)) && (table !== 'corrective' || correctives.has(row.id)),
      ),
    ]);
  return JSON.stringify(left);
}

test('after erasing a student no byte of them is left in the file, its journal and its backups; the check is clean and everybody else is as before', async () => {
  const folder = testFolder();
  const { file, host, victim, students, class: id } = await aScene(folder);
  const all = [...SECRETS, ...WORDS, PICTURE];
  await host.ask('backup.make', { to: null });
  host.clock.millis += 3_600_000;
  await host.ask('evidence.record', {
    class: id,
    student: students[0] ?? '',
    objective: (await host.ask('plan.get', { class: id })).objectives[0]?.id ?? '',
    level: 'clear',
    on: '2026-11-09',
  });
  await host.ask('backup.make', { to: null });
  // Control: all of it is there, in the file and in the backups.
  for (const word of all) {
    expect([word, readFileSync(file).includes(word)]).toEqual([word, true]);
    const kept = leftIn(`${file}.nothing`, [word]).length;
    expect([word, kept]).toEqual([word, 0]);
  }
  expect(leftIn(file, [SECRETS[1] ?? '']).length).toBeGreaterThan(2);
  const before = withoutStudent(file, victim);
  const what = { student: victim };
  const preview = await host.ask('erase.preview', { what });
  expect(preview).toMatchObject({ name: 'Quattrocchi, Zebby', attempts: 2, notes: 2, files: 1 });
  expect(preview).toMatchObject({ backups: 2, away: 1, students: [], elsewhere: 0 });
  expect((await host.refused('erase.run', { what, accept: false })).code).toBe('ERASE_UNSURE');
  expect(withoutStudent(file, victim)).toBe(before);

  const done = await host.ask('erase.run', { what, accept: true });
  expect(done).toMatchObject({ records: preview.records, backups: 2, failed: [], beside: [] });
  expect(leftIn(file, all)).toEqual([]);
  expect(withoutStudent(file, victim)).toBe(before);
  expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  expect((await host.refused('student.get', { class: id, student: victim })).code).toBe(
    'NOT_FOUND',
  );
  // Undo goes no further back, in a sentence of its own; what is done from now on is undone as ever.
  expect((await host.ask('gradebook.get', {})).undo).toBeNull();
  expect((await host.refused('history.undo', {})).code).toBe('ERASED_BEFORE');
  await host.ask('student.save', { student: students[0] ?? '', called: 'Ace' });
  await host.ask('history.undo', {});
  expect((await host.refused('history.undo', {})).code).toBe('ERASED_BEFORE');
  // As known on a day before, nobody of that name is there either.
  const then = await host.ask('grid.get', { class: id, knownOn: '2026-11-10' } as never);
  expect(JSON.stringify(then)).not.toContain(victim);
  // Each backup is whole, proves itself, and brings nothing back.
  for (const { file: name } of await host.ask('backup.list', {})) {
    const copy = join(folder, 'restored.gradebook');
    copyFileSync(join(`${file}.backups`, name), copy);
    const restored = await testHost({ file: copy });
    expect(await restored.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    const people = (await restored.ask('roster.get', { class: id })).students;
    expect(people.map(({ student }) => student.id)).toEqual(students);
    restored.close();
    rmSync(copy);
  }
  host.close();
  expect(leftIn(file, all)).toEqual([]);
});

test('a merge brings nothing back that was erased, whoever worked on it since, and erases it where it arrives', async () => {
  const folder = testFolder();
  const { file, host, victim, students, class: id, objective } = await aScene(folder);
  const at = (name: string) => join(folder, name);
  await exportTo(host, at('before'), { withFiles: true });
  const other = await testHost({ file: at('other.gradebook'), device: 'other' });
  await mergeFrom(other, at('before'));
  const cell = { class: id, student: victim, objective };
  host.clock.millis += DAY;
  other.clock.millis += 2 * DAY;
  // The other laptop goes on with the student, later than the erasing here.
  await other.ask('evidence.record', { ...cell, level: 'deep', on: '2026-11-11' });
  await other.ask('student.save', { student: victim, called: 'Later' });
  const theirs = { ...cell, student: students[1] ?? '', level: 'deep', on: '2026-11-11' };
  await other.ask('evidence.record', theirs);
  await exportTo(other, at('other'), { withFiles: true });
  await host.ask('erase.run', { what: { student: victim }, accept: true });
  const evidence = contentOf(file).evidence?.length ?? 0;
  for (const name of ['before', 'other']) {
    const report = await mergeFrom(host, at(name));
    expect([name, report.erased, report.conflicting]).toEqual([name, 0, 0]);
  }
  expect(leftIn(file, [...SECRETS, ...WORDS, 'Later'])).toEqual([]);
  expect(contentOf(file).evidence).toHaveLength(evidence + 1);
  expect((await mergeFrom(host, at('other'))).new).toBe(0);
  // The word goes along, and nobody there can take it back.
  await exportTo(host, at('after'));
  const report = await mergeFrom(other, at('after'));
  expect(report.erased).toBeGreaterThan(5);
  expect(leftIn(at('other.gradebook'), [...SECRETS, ...WORDS, 'Later'])).toEqual([]);
  expect((await other.refused('history.undo', {})).code).toBe('ERASED_BEFORE');
  for (const one of [host, other]) {
    expect(await one.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  }
  expect(contentOf(file)).toEqual(contentOf(at('other.gradebook')));
  // Another teacher's file erases only what a person let through.
  const head = await testHost({ file: at('head.gradebook'), device: 'head' });
  await head.ask('gradebook.create', { teacher: 'Head', school: 'North High' });
  await mergeFrom(head, at('before'));
  const entries = Array.from({ length: 25 }, () => ({ ...cell, level: 'clear' }));
  expect(entries).toHaveLength(25);
  host.close();
  other.close();
  head.close();
});

test('who comes back with a new list begins anew, and stays', async () => {
  const { host, victim, class: id } = await aScene(testFolder());
  await host.ask('erase.run', { what: { student: victim }, accept: true });
  const again = { givenName: 'Zoe', familyName: 'New', schoolId: 'SID-777123', on: null };
  const { student } = await host.ask('student.create', { class: id, ...again });
  expect(student).not.toBe(victim);
  await host.ask('erase.run', { what: { student }, accept: true });
  const third = await host.ask('student.create', { class: id, ...again });
  expect(new Set([victim, student, third.student]).size).toBe(3);
  expect((await host.ask('check.run', {})).findings).toEqual([]);
  host.close();
});

test('the check still tells whatever was altered, also of steps that lost a part', async () => {
  const folder = testFolder();
  const { file, host, victim, students } = await aScene(folder);
  await host.ask('erase.run', { what: { student: victim }, accept: true });
  host.close();
  const fill = `op = (SELECT op FROM "erasedRest" ORDER BY op DESC LIMIT 1)`;
  const damages = [
    `UPDATE evidence SET score = 3 WHERE ${fill}`,
    `DELETE FROM evidence WHERE ${fill} AND student = (SELECT key FROM student WHERE id = '${students[0]}')`,
    `UPDATE change SET entity = '', row = '', field = '', before = NULL, after = NULL WHERE seq = (SELECT max(seq) FROM change WHERE entity = 'mark' OR entity = 'enrolment')`,
    `UPDATE change SET after = '"x"' WHERE seq = (SELECT min(seq) FROM change WHERE entity = '')`,
    `DELETE FROM change WHERE seq = (SELECT min(seq) FROM change WHERE entity = '')`,
    `UPDATE "erasedRest" SET rest = appended`,
    `DELETE FROM "erasedRow" WHERE entity = 'student'`,
    `DELETE FROM erased`,
  ];
  for (const sql of damages) {
    const copy = join(folder, 'damaged.gradebook');
    copyFileSync(file, copy);
    expect([sql, tamper(copy, sql) > 0]).toEqual([sql, true]);
    const damaged = await testHost({ file: copy });
    const { findings } = await damaged.ask('check.run', {});
    expect([sql, findings.some((one) => one.startsWith('History altered'))]).toEqual([sql, true]);
    damaged.close();
    rmSync(copy);
  }
});

test('an erasing that was cut off is finished at the next start; a backup that cannot be rewritten is named', async () => {
  const folder = testFolder();
  const { file, host, victim } = await aScene(folder);
  await host.ask('backup.make', { to: null });
  host.clock.millis += DAY;
  await host.ask('backup.make', { to: null });
  const backups = `${file}.backups`;
  const copies = readdirSync(backups).filter((name) => name.endsWith('.gradebook'));
  const [first = '', second = ''] = copies.map((name) => join(backups, name));
  // A file that restoring kept stands in no list, and is a gradebook all the same.
  copyFileSync(first, join(backups, 'before restore x.gradebook'));
  const old = readFileSync(first);
  const manifest = readFileSync(join(backups, 'manifest.json'));
  expect((await host.ask('erase.run', { what: { student: victim }, accept: true })).backups).toBe(
    3,
  );
  expect(leftIn(file, SECRETS)).toEqual([]);
  host.close();
  // As if the power had gone after the first of the two was in its place and before anything was said.
  writeFileSync(second, readFileSync(second));
  writeFileSync(first, old);
  writeFileSync(join(backups, 'manifest.json'), manifest);
  expect(leftIn(file, SECRETS).length).toBeGreaterThan(0);
  const again = await testHost({ file });
  expect(await again.ask('erase.finish', {})).toEqual({ backups: 3, failed: [], away: null });
  expect(leftIn(file, SECRETS)).toEqual([]);
  expect(await again.ask('erase.finish', {})).toEqual({ backups: 0, failed: [], away: null });
  again.close();
  // One that is damaged stays, and is said by name, each time anew.
  const bytes = Buffer.from(old);
  bytes.fill(0x20, 100, 4000);
  writeFileSync(first, bytes);
  writeFileSync(join(backups, 'manifest.json'), manifest);
  const third = await testHost({ file });
  const { backups: rewritten, failed } = await third.ask('erase.finish', {});
  expect(rewritten).toBe(2);
  expect(failed.map((one) => one.file)).toEqual([copies[0]]);
  expect((await third.ask('erase.finish', {})).failed).toHaveLength(1);
  third.close();
});

test('a class goes with those who had no other; what counts elsewhere needs a word of its own', async () => {
  const folder = testFolder();
  const { file, host, victim, students, class: id, other, objective } = await aScene(folder);
  const [moved = ''] = students;
  await host.ask('enrolment.start', { class: other, student: moved, on: '2026-10-20' });
  const elsewhere = { class: other, student: moved, objective, level: 'deep', on: '2026-11-02' };
  await host.ask('evidence.record', elsewhere);
  const what = { class: id };
  const preview = await host.ask('erase.preview', { what });
  expect(preview).toMatchObject({ name: 'Algebra', staying: 1, elsewhere: 1 });
  expect(preview.students).toHaveLength(4);
  const refused = await host.refused('erase.run', { what, accept: true });
  expect(refused).toMatchObject({ code: 'ERASE_COUNTS_ELSEWHERE', params: { count: 1 } });
  await host.ask('erase.run', { what, accept: true, evidence: true });
  const { class: classes, student, evidence, course } = contentOf(file);
  expect(classes?.map((row) => row.id)).toEqual([other]);
  expect(student?.map((row) => row.id)).toEqual([moved]);
  expect(evidence?.map((row) => row.class)).toEqual([other]);
  expect(course).toHaveLength(1);
  expect(leftIn(file, [...SECRETS, ...WORDS, victim.slice(0, 0) + PICTURE])).toEqual([]);
  expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  expect((await host.ask('gradebook.get', {})).evidence).toBe(1);
  host.close();
});
