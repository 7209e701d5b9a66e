import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { contentOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const LEVELS = ['not-yet', 'basic', 'clear', 'deep'] as const;
const SECRET_WORDS = 'quite hesitant at first';

let folder = '';
let head: TestHost;
let built: Built;
const hosts: TestHost[] = [];
const at = (name: string): string => join(folder, name);

async function contentNow(of: TestHost) {
  const path = at(`copy-${Math.random()}`);
  await of.ask('backup.make', { to: grantFor(of, path, 'write') });
  return contentOf(path);
}

async function laptop(device: string, teacher: string | null): Promise<TestHost> {
  const host = await testHost({ device });
  hosts.push(host);
  if (teacher !== null) await host.ask('gradebook.create', { teacher, school: 'North High' });
  return host;
}

/** Kim's section of twelve with three of each level, merged by the head. */
beforeEach(async () => {
  folder = testFolder();
  const kim = await laptop('kim', 'T. Kim');
  built = await aGradebook(kim).withClass('P5').withStudents(12).withCourse(['C1', 'C2']).build();
  const objective = built.objectives.C1 ?? '';
  for (const [i, student] of built.students.entries()) {
    await kim.ask('evidence.record', {
      class: built.class,
      student,
      objective,
      level: LEVELS[i % 4] ?? 'basic',
      on: '2026-11-03',
      kind: 'quiz',
      shown: `Piece ${i}`,
      feedback: SECRET_WORDS,
    });
  }
  await exportTo(kim, at('kim.gradus'), { purpose: 'department' });
  head = await laptop('head', 'Dr. Head');
  await mergeFrom(head, at('kim.gradus'));
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

const ALL = { name: 'Fall', classes: [], objectives: [], sample: 8, described: false };

async function send(host: TestHost, check: string, file: string): Promise<void> {
  await host.ask('second.export', { check, to: grantFor(host, at(file), 'write') });
}

/** A judge who says of each piece what `say` answers, and the way back into the head's file. */
async function judged(check: string, teacher: string, say: (shown: string) => string) {
  await send(head, check, `to-${teacher}.gradus`);
  const judge = await laptop(`judge ${teacher}`, teacher);
  await mergeFrom(judge, at(`to-${teacher}.gradus`));
  const { items } = await judge.ask('second.get', { check });
  for (const { item, shown } of items) {
    await judge.ask('second.judge', { item, level: say(shown ?? '') });
  }
  await send(judge, check, `from-${teacher}.gradus`);
  return judge;
}

const firstLevel = (shown: string): string => LEVELS[Number(shown.split(' ')[1]) % 4] ?? '';

describe('a packet for a second judge', () => {
  test('holds the work, and neither student, level, score, assessor nor feedback', async () => {
    const { check, items } = await head.ask('second.make', ALL);
    expect(items).toBe(8);
    await send(head, check, 'packet.gradus');
    const text = zstdDecompressSync(readFileSync(at('packet.gradus'))).toString('utf8');
    expect(text).toContain('Piece ');
    const { student = [], evidence = [] } = await contentNow(head);
    expect([student.length, evidence.length]).toEqual([12, 12]);
    const ids = [...student, ...evidence].map(({ id }) => String(id));
    const names = student.flatMap((row) => [`"${row.familyName}"`, `"${row.schoolId}"`]);
    for (const hidden of [...ids, ...names, built.class, 'T. Kim', SECRET_WORDS, '2026-11-03']) {
      expect(text).not.toContain(hidden);
    }
    expect(text).not.toMatch(/"(student|evidence|secondSource|secondJudgement)"/);
  });

  test('stands in the log of what left, and can be closed for one reader', async () => {
    const { check } = await head.ask('second.make', ALL);
    const key = await head.ask('key.make', { to: grantFor(head, at('key'), 'write') });
    const to = grantFor(head, at('closed.gradus'), 'write');
    const { recipient } = key;
    const made = await head.ask('second.export', { check, to, recipient, recipientName: 'Ode' });
    expect(made).toMatchObject({ items: 8, encrypted: true });
    expect((await contentNow(head)).disclosure).toMatchObject([{ recipient: 'Ode', encrypted: 1 }]);
    const judge = await laptop('judge', 'Ode');
    await mergeFrom(judge, at('closed.gradus'), { identity: readFileSync(at('key'), 'utf8') });
    expect(await judge.ask('second.list', {})).toMatchObject([{ items: 8, isOwn: false }]);
  });

  test('is made of chosen sections and objectives, or refused where there is nothing', async () => {
    const none = { ...ALL, objectives: [built.objectives.C2 ?? ''] };
    expect((await head.refused('second.make', none)).code).toBe('INVALID');
    expect(await head.ask('second.list', {})).toEqual([]);
    const { items } = await head.ask('second.make', { ...ALL, classes: [built.class], sample: 99 });
    expect(items).toBe(12);
  });
});

describe('second judgements', () => {
  test('come back and count as agreement on the very piece, not on levels', async () => {
    const { check } = await head.ask('second.make', { ...ALL, sample: 12 });
    const before = await head.ask('department.summary', {});
    await judged(check, 'Ode', (shown) => (shown === 'Piece 0' ? 'deep' : firstLevel(shown)));
    const report = await mergeFrom(head, at('from-Ode.gradus'));
    expect([report.evidenceBefore, report.evidenceAfter]).toEqual([12, 12]);
    expect(await head.ask('department.summary', {})).toEqual(before);
    const { pairs } = await head.ask('department.moderation', {});
    // By hand: observed (3/3)² once of 12; expected: firsts 3,3,3,3 against seconds 2,3,3,4.
    const weights = [2, 3, 3, 4].flatMap((n, b) =>
      [0, 1, 2, 3].map((a) => (n * 3 * (a - b) ** 2) / 9),
    );
    const expected = weights.reduce((sum, weight) => sum + weight, 0) / 12;
    expect(pairs).toEqual([
      {
        assessors: ['Ode', 'T. Kim'],
        pairs: 12,
        students: 12,
        blind: 12,
        exact: 11 / 12,
        kappa: expect.closeTo(1 - 1 / expected, 10),
      },
    ]);
    expect(await head.ask('second.list', {})).toMatchObject([
      { isOwn: true, judges: [{ assessor: 'Ode', judged: 12, exact: 11 / 12 }] },
    ]);
    expect(await head.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('count once however often they come, and go with one undo', async () => {
    const { check } = await head.ask('second.make', ALL);
    await judged(check, 'Ode', firstLevel);
    await mergeFrom(head, at('from-Ode.gradus'));
    const once = await head.ask('department.moderation', {});
    expect(await mergeFrom(head, at('from-Ode.gradus'))).toMatchObject({ new: 0, updated: 0 });
    expect(await head.ask('department.moderation', {})).toEqual(once);
    await head.ask('history.undo', {});
    expect(await head.ask('department.moderation', {})).toEqual({ pairs: [] });
    expect((await contentNow(head)).evidence).toHaveLength(12);
    expect((await contentNow(head)).secondJudgement ?? []).toEqual([]);
  });

  test('of one judge are not shown to the next', async () => {
    const { check } = await head.ask('second.make', ALL);
    await judged(check, 'Ode', firstLevel);
    await mergeFrom(head, at('from-Ode.gradus'));
    const lee = await judged(check, 'Lee', () => 'basic');
    const { items } = await lee.ask('second.get', { check });
    expect(
      items.every(
        ({ judgement, words, work }) =>
          judgement === 'basic' && words.length === 0 && work === null,
      ),
    ).toBe(true);
    expect((await contentNow(lee)).secondJudgement).toHaveLength(8);
    await mergeFrom(head, at('from-Lee.gradus'));
    const { pairs } = await head.ask('department.moderation', {});
    expect(pairs.map(({ assessors }) => assessors.join())).toEqual([
      'Lee,Ode',
      'Lee,T. Kim',
      'Ode,T. Kim',
    ]);
  });

  test('may be changed and taken back, and need a level of the scale and a name', async () => {
    const { check } = await head.ask('second.make', ALL);
    const judge = await judged(check, 'Ode', () => 'basic');
    const [first] = (await judge.ask('second.get', { check })).items;
    const item = first?.item ?? '';
    await judge.ask('second.judge', { item, level: 'deep' });
    expect((await judge.ask('second.get', { check })).items[0]?.judgement).toBe('deep');
    await judge.ask('second.judge', { item, level: null });
    expect(await judge.ask('second.list', {})).toMatchObject([{ judged: 7 }]);
    expect((await judge.refused('second.judge', { item, level: 'great' })).params.why).toMatch(
      /no such level/,
    );
    const nobody = await laptop('nobody', null);
    await mergeFrom(nobody, at('to-Ode.gradus'));
    expect((await nobody.refused('second.judge', { item, level: 'deep' })).params.why).toMatch(
      /names no teacher/,
    );
  });
});
