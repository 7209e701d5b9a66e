import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const LEVELS = ['not-yet', 'basic', 'clear', 'deep'] as const;

let folder = '';
let ada: TestHost;
let built: Built;
let check = '';
let attempts: string[] = [];
const hosts: TestHost[] = [];
const at = (name: string): string => join(folder, name);

async function laptop(teacher: string, device = teacher): Promise<TestHost> {
  const host = await testHost({ device });
  hosts.push(host);
  await host.ask('gradebook.create', { teacher, school: null });
  return host;
}

async function send(host: TestHost, file: string): Promise<string> {
  await host.ask('second.export', { check, to: grantFor(host, at(file), 'write') });
  return at(file);
}

/** A judge who says one level of every piece; answers the file that goes back. */
async function answerOf(judge: TestHost, level: string): Promise<string> {
  await mergeFrom(judge, at('packet'));
  for (const { item } of (await judge.ask('second.get', { check })).items) {
    await judge.ask('second.judge', { item, level });
  }
  return send(judge, `answer ${Math.random()}`);
}

const judges = async () => (await ada.ask('second.list', {}))[0]?.judges;

/** Ada's class of six, two of whom are named in what a third one showed. */
beforeEach(async () => {
  folder = testFolder();
  ada = await laptop('Ada');
  built = await aGradebook(ada).withClass('P5').withStudents(6).withCourse(['C1']).build();
  attempts = [];
  for (const [i, student] of built.students.entries()) {
    const { evidence } = await ada.ask('evidence.record', {
      class: built.class,
      student,
      objective: built.objectives.C1 ?? '',
      level: LEVELS[i % 4] ?? 'basic',
      on: '2026-11-03',
      shown: i === 2 ? 'castillo told Baker and Fontaine why' : `Piece ${i}`,
    });
    attempts.push(evidence);
  }
  const wish = { name: 'Fall', classes: [], objectives: [], sample: 9, described: false };
  check = (await ada.ask('second.make', wish)).check;
  await send(ada, 'packet');
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

describe('whoever made a packet', () => {
  test('is no judge of it, and opening the own file changes nothing', async () => {
    const [piece] = (await ada.ask('second.get', { check })).items;
    const said = { item: piece?.item ?? '', level: 'deep' };
    expect((await ada.refused('second.judge', said)).params.why).toMatch(/was made here/);
    expect(await mergeFrom(ada, at('packet'))).toMatchObject({ new: 0, updated: 0 });
    expect(await judges()).toEqual([]);
  });

  test('is no second judge of own work under another gradebook either', async () => {
    const again = await laptop('Ada', 'Ada’s other laptop');
    await mergeFrom(ada, await answerOf(again, 'clear'));
    const bea = await laptop('Bea');
    await mergeFrom(ada, await answerOf(bea, 'basic'));
    expect(await judges()).toEqual([
      { assessor: 'Ada', judged: 6, compared: 0, exact: null, kappa: null },
      // Basic are the second and the sixth of not-yet, basic, clear, deep, not-yet, basic.
      { assessor: 'Bea', judged: 6, compared: 6, exact: 2 / 6, kappa: 0 },
    ]);
    const { pairs } = await ada.ask('department.moderation', {});
    expect(pairs).toMatchObject([{ assessors: ['Ada', 'Bea'], pairs: 6, blind: 6 }]);
  });

  test('sends nobody’s name out, of classmates neither', () => {
    const text = zstdDecompressSync(readFileSync(at('packet'))).toString('utf8');
    expect(text).toContain('… told … and … why');
    for (const name of ['Abbott', 'Baker', 'Castillo', 'Fontaine'])
      expect(text).not.toContain(name);
  });
});

describe('an answer', () => {
  test('stands beside what was not voided meanwhile, and says so', async () => {
    await mergeFrom(ada, await answerOf(await laptop('Bea'), 'basic'));
    await ada.ask('evidence.void', { evidence: attempts[1] ?? '', reason: 'A copy' });
    expect(await judges()).toMatchObject([{ judged: 6, compared: 5, exact: 1 / 5 }]);
    const { items } = await ada.ask('second.get', { check });
    expect(items.filter(({ work }) => work?.voided)).toHaveLength(1);
    await ada.ask('history.undo', {});
    expect(await judges()).toMatchObject([{ judged: 6, compared: 6, exact: 2 / 6 }]);
  });

  test('to a packet that was removed is kept, and is there when the removal is undone', async () => {
    const answer = await answerOf(await laptop('Bea'), 'basic');
    await ada.ask('second.remove', { check });
    const grant = grantFor(ada, answer, 'read');
    const preview = await ada.ask('merge.preview', { bundles: [grant] });
    const { kept } = await mergeFrom(ada, answer);
    expect(kept.map(({ sentence }) => sentence)).toEqual([
      'The packet Fall was removed here, so what Bea judged is kept and shows nowhere. Bring the packet back under Second checks to see it.',
    ]);
    expect(preview.kept).toEqual(kept);
    expect(await ada.ask('second.removed', {})).toMatchObject([
      { check, name: 'Fall', assessor: 'Bea', judged: 6 },
    ]);
    await ada.ask('second.bring-back', { check });
    expect(await judges()).toMatchObject([{ assessor: 'Bea', judged: 6 }]);
    expect(await ada.ask('second.removed', {})).toEqual([]);
    await ada.ask('history.undo', {});
    expect(await ada.ask('second.list', {})).toEqual([]);
    expect(await ada.ask('department.moderation', {})).toEqual({ pairs: [] });
    expect((await ada.ask('check.run', {})).findings).toEqual([]);
    await ada.ask('history.undo', {});
    await ada.ask('history.undo', {});
    expect(await judges()).toEqual([]);
    await mergeFrom(ada, answer);
    expect(await judges()).toMatchObject([{ assessor: 'Bea', judged: 6 }]);
  });

  test('of another judge that goes astray shows a judge nothing, and comes home all the same', async () => {
    const bea = await laptop('Bea');
    await mergeFrom(bea, at('packet'));
    await mergeFrom(bea, await answerOf(await laptop('Cy'), 'deep'));
    const { items } = await bea.ask('second.get', { check });
    expect(items.map(({ judgement, words, work }) => [judgement, words, work])).toEqual(
      items.map(() => [null, [], null]),
    );
    expect((await bea.ask('department.get', {})).isDepartment).toBe(false);
    await mergeFrom(ada, await answerOf(bea, 'basic'));
    expect((await judges())?.map(({ assessor }) => assessor)).toEqual(['Bea', 'Cy']);
  });
});
