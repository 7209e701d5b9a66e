import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeAtomic } from '#host/files/atomic-write.ts';
import { asNobody } from '../../helpers/as-nobody.ts';
import { filesHost } from './host-with-files.ts';

async function classroom() {
  const host = await filesHost();
  const list = 'Student ID,Name\n001,"=SUM(A1), Ann"\n002,"Poe, Bo"\n';
  const { taken } = await host.take(host.file('l.csv', list), { kind: 'roster', class: 'Chem' });
  const id = taken.classes[0]?.id ?? '';
  const text = 'Code,Objective,Target date\nC1.1,Describe,2026-10-01\nC1.2,Count,2026-10-02\n';
  await host.take(host.file('o.csv', text), { kind: 'objectives', course: 'Chemistry' });
  const course = (await host.ask('course.list', {}))[0]?.id ?? '';
  await host.ask('plan.use', { class: id, course });
  const evidence =
    'Student ID,Objective,Date,Level\n001,C1.1,2026-10-01,clear\n002,C1.1,2026-10-01,EX\n002,C1.2,2026-10-01,not-yet\n';
  await host.take(host.file('e.csv', evidence), { kind: 'evidence', class: 'Chem' });
  return { ...host, id };
}

const lines = (text: string) => text.split('\r\n');

describe('a CSV that goes out', () => {
  test('of the grid has a column per objective and no formulas', async () => {
    const host = await classroom();
    const out = host.out('grid.csv');
    const answer = await host.ask('export.csv', {
      what: 'grid',
      class: host.id,
      term: null,
      to: out.grant,
    });
    expect(answer.rows).toBe(2);
    const text = out.read();
    expect(text.startsWith('\uFEFFStudent ID,')).toBe(true);
    expect(Buffer.byteLength(text)).toBe(answer.bytes);
    expect(lines(text.slice(1))).toEqual([
      'Student ID,Student,C1.1,C1.2,Mastered,Behind,Ahead',
      expect.stringMatching(/^001,"'=SUM\(A1\), Ann",Clear,,1,\d,\d$/),
      expect.stringMatching(/^002,"Poe, Bo",excused,Not yet,0,\d,\d$/),
      '',
    ]);
  });

  test('of the letters has a line per student', async () => {
    const host = await classroom();
    const out = host.out('letters.csv');
    const answer = await host.ask('export.csv', {
      what: 'letters',
      class: host.id,
      term: null,
      to: out.grant,
    });
    expect(answer.rows).toBe(2);
    expect(lines(out.read())[0]).toContain('Student ID,Student,Letter,Code,Number,Value');
    expect(lines(out.read())).toHaveLength(4);
  });

  test('of the letters of a term that was handed in is what was handed in, and says what came since', async () => {
    const host = await classroom();
    const term = { name: 'Fall', start: '2026-08-24', end: '2026-12-18' };
    const { term: fall } = await host.ask('term.save', term);
    const sheet = async () => {
      const out = host.out(`${Math.random()}.csv`);
      await host.ask('export.csv', { what: 'letters', class: host.id, term: fall, to: out.grant });
      return lines(out.read().slice(1)).filter((line) => line !== '');
    };
    const before = await sheet();
    expect(before[0]).toMatch(/Next letter,Objectives for it$/);
    await host.ask('snapshot.make', { class: host.id, term: fall });
    const [ann, bo] = (await host.ask('roster.get', { class: host.id })).students;
    const handedInThen = await sheet();
    expect(handedInThen[0]).toBe(
      'Student ID,Student,Letter,Code,Number,Value,Counted,Mastered,Since',
    );
    const letterOf = (rows: string[], id: string) =>
      rows
        .find((row) => row.startsWith(id))
        ?.split('"')[2]
        ?.split(',')
        .slice(1) ?? [];
    const annThen = letterOf(handedInThen, '001');
    const boThen = letterOf(handedInThen, '002');
    expect(annThen[0]).toBe(letterOf(before, '001')[0]);
    expect([annThen.at(-1), boThen.at(-1)]).toEqual(['', '']);
    // Bo's letter is corrected by two people, Ann's has changed since, and Cy comes new.
    await host.ask('grade-change.make', {
      class: host.id,
      term: fall,
      student: bo?.student.id ?? '',
      letter: boThen[0] === 'A' ? 'B' : 'A',
      reason: 'A retake was overlooked',
      approver: 'P. Ellis',
    });
    await host.ask('override.letter', {
      class: host.id,
      term: fall,
      student: ann?.student.id ?? '',
      letter: 'B',
      reason: 'Shown in the interview',
    });
    await host.ask('student.create', { class: host.id, givenName: 'Cy', familyName: 'Quill' });
    const after = await sheet();
    const annNow = letterOf(after, '001');
    expect(annNow.slice(0, -1)).toEqual(annThen.slice(0, -1));
    expect([annThen[0], annNow.at(-1)]).toEqual(['NG', 'B']);
    const boNow = letterOf(after, '002');
    expect(boNow[0]).toBe(boThen[0] === 'A' ? 'B' : 'A');
    expect(boNow.at(-1)).toBe(boThen[0]);
    expect(after.find((row) => row.includes('Quill'))).toMatch(/^,"Quill, Cy",,,,,,,\S+$/);
  });

  test('of the evidence keeps to the days of a term', async () => {
    const host = await classroom();
    const terms = [
      { name: 'Before', start: '2026-08-01', end: '2026-09-30' },
      { name: 'In', start: '2026-10-01', end: '2026-10-01' },
    ];
    const rows = [];
    for (const term of terms) {
      const saved = await host.ask('term.save', term);
      const to = host.out(`${term.name}.csv`).grant;
      rows.push(
        (await host.ask('export.csv', { what: 'evidence', class: host.id, term: saved.term, to }))
          .rows,
      );
    }
    expect(rows).toEqual([0, 2]);
  });

  test('goes only where a person pointed to, and changes nothing in the gradebook', async () => {
    const host = await classroom();
    const steps = await host.steps();
    const read = host.file('x.csv', 'x');
    for (const to of [read.grant, '0'.repeat(32)]) {
      const trouble = await host.refused('export.csv', {
        what: 'grid',
        class: host.id,
        term: null,
        to,
      });
      expect(trouble.code).toBe('NOT_ALLOWED');
    }
    expect(await host.steps()).toBe(steps);
  });
});

describe('writing a file whole', () => {
  test('replaces the old one and leaves nothing beside it', async () => {
    const { folder } = await filesHost();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    await writeAtomic(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('that fails says why and leaves the old one as it was', async () => {
    const { folder } = await filesHost();
    await expect(writeAtomic(join(folder, 'none', 'a.txt'), 'x')).rejects.toMatchObject({
      trouble: { code: 'FOLDER_NOT_FOUND' },
    });
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    await expect(writeAtomic(join(folder, 'taken'), 'x')).rejects.toMatchObject({
      trouble: { code: 'FILE_EXISTS' },
    });
    expect(existsSync(join(folder, 'taken', 'inside'))).toBe(true);
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  test('into a read-only folder is refused', async () => {
    const { folder } = await filesHost();
    chmodSync(folder, 0o500);
    await asNobody(folder, () =>
      expect(writeAtomic(join(folder, 'a.txt'), 'x')).rejects.toMatchObject({
        trouble: { code: 'FILE_READ_ONLY' },
      }),
    );
    expect(readdirSync(folder)).toEqual([]);
    chmodSync(folder, 0o700);
  });

  test('into a folder where one may put and not look is written, and not taken back', async () => {
    const { folder } = await filesHost();
    chmodSync(folder, 0o300);
    await asNobody(folder, () =>
      expect(writeAtomic(join(folder, 'a.txt'), 'x')).resolves.toBeUndefined(),
    );
    chmodSync(folder, 0o700);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });
});
