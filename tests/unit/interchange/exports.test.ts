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

  test.skipIf(process.getuid?.() === 0)(
    'into a read-only folder is refused (skipped for root, who may write anywhere)',
    async () => {
      const { folder } = await filesHost();
      chmodSync(folder, 0o500);
      await expect(writeAtomic(join(folder, 'a.txt'), 'x')).rejects.toMatchObject({
        trouble: { code: 'FILE_READ_ONLY' },
      });
      chmodSync(folder, 0o700);
    },
  );
});
