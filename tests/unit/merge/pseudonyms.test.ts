import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PURPOSES } from '#shared/model/table.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';

test('no bundle with pseudonyms holds a name, number, address or word about anybody', async () => {
  const folder = testFolder();
  const host = await testHost();
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const built = await aGradebook(host).withClass('P1').withStudents(3).withCourse(['C1']).build();
  const hidden: string[] = [];
  const objective = built.objectives.C1 ?? '';
  for (const [i, student] of built.students.entries()) {
    const word = (what: string) => {
      hidden.push(`zq${what}${i}`);
      return `zq${what}${i}`;
    };
    const cell = { class: built.class, student, objective };
    const fields = {
      ...{ givenName: word('given'), familyName: word('family'), called: word('called') },
      ...{ email: `${word('mail')}@example.org`, schoolId: word('number') },
    };
    await host.ask('student.save', { student, ...fields });
    const words = { shown: word('shown'), feedback: word('feedback') };
    await host.ask('evidence.record', { ...cell, level: 'clear', on: '2026-11-03', ...words });
    await host.ask('note.add', { ...cell, on: '2026-11-03', text: word('note') });
    await host.ask('family.add', { student, on: '2026-11-03', way: 'call', note: word('call') });
    await host.ask('goal.save', { student, text: word('goal'), setOn: '2026-11-03' });
    await host.ask('conference.save', { student, text: word('conference') });
    const plan = { student, start: null, until: null, pullOut: null };
    await host.ask('individual-plan.save', { ...plan, accommodations: word('reader') });
    const reason = word('reason');
    await host.ask('override.cell', { ...cell, level: 'deep', reason, locked: false });
  }
  for (const purpose of PURPOSES) {
    const path = join(folder, `${purpose}.gradus`);
    const [student = ''] = built.students;
    const students = purpose === 'department' ? [] : [student];
    await exportTo(host, path, { purpose, students, pseudonyms: true, recipientName: 'Study' });
    const text = zstdDecompressSync(readFileSync(path)).toString('utf8');
    for (const word of [...hidden, ...built.students, 'pseudonymKey']) {
      expect([purpose, word, text.includes(word)]).toEqual([purpose, word, false]);
    }
  }
  // The control: without pseudonyms the same search finds them.
  await exportTo(host, join(folder, 'plain.gradus'), { purpose: 'department' });
  const plain = zstdDecompressSync(readFileSync(join(folder, 'plain.gradus'))).toString('utf8');
  expect(hidden.filter((word) => plain.includes(word)).length).toBeGreaterThan(10);
  host.close();
});

test('the sender lifts them, one list a recipient; nobody else can', async () => {
  const folder = testFolder();
  const host = await testHost();
  const built = await aGradebook(host).withClass('P1').withStudents(4).withCourse(['C1']).build();
  expect(await host.ask('pseudonym.list', { recipient: 'Study' })).toEqual([]);
  const path = join(folder, 'study.gradus');
  const wish = { purpose: 'department', pseudonyms: true, recipientName: 'Study' } as const;
  await exportTo(host, path, wish);
  const lifted = await host.ask('pseudonym.list', { recipient: 'Study' });
  expect(lifted.map(({ student }) => student).sort()).toEqual([...built.students].sort());
  const study = await testHost({ device: 'study' });
  await mergeFrom(study, path);
  const [known] = await study.ask('class.list', {});
  const { students } = await study.ask('roster.get', { class: known?.id ?? '' });
  expect(students.map(({ student }) => student.familyName).sort()).toEqual(
    lifted.map(({ pseudonym }) => pseudonym),
  );
  expect(await study.ask('pseudonym.list', { recipient: 'Study' })).toEqual([]);
  const other = await host.ask('pseudonym.list', { recipient: 'Other' });
  const codes = new Set(lifted.map(({ pseudonym }) => pseudonym));
  expect(other.filter(({ pseudonym }) => codes.has(pseudonym))).toEqual([]);
  host.close();
  study.close();
});

test('two laptops that each made a key before they met lift each other’s pseudonyms, and make the same', async () => {
  const folder = testFolder();
  const at = (name: string) => join(folder, name);
  const one = await testHost({ device: 'one' });
  await aGradebook(one).withClass('P1').withStudents(3).withCourse(['C1']).build();
  await exportTo(one, at('first'));
  const two = await testHost({ device: 'two' });
  await mergeFrom(two, at('first'));
  const wish = { purpose: 'department', pseudonyms: true, recipientName: 'Study' } as const;
  const sent: string[] = [];
  for (const [name, host] of Object.entries({ one, two })) {
    await exportTo(host, at(`${name}.gradus`), wish);
    const before = await host.ask('pseudonym.list', { recipient: 'Study' });
    sent.push(...before.map(({ pseudonym, student }) => `${pseudonym} ${student}`));
  }
  expect(new Set(sent).size).toBe(6);
  await exportTo(one, at('to-two'));
  await exportTo(two, at('to-one'));
  expect((await mergeFrom(two, at('to-two'))).conflicting).toBe(0);
  await mergeFrom(one, at('to-one'));
  const made: string[] = [];
  for (const host of [one, two]) {
    const lifted = await host.ask('pseudonym.list', { recipient: 'Study' });
    expect(lifted.map((row) => `${row.pseudonym} ${row.student}`)).toEqual([...sent].sort());
    await exportTo(host, at('again'), wish);
    const text = zstdDecompressSync(readFileSync(at('again'))).toString('utf8');
    made.push(...lifted.flatMap(({ pseudonym }) => (text.includes(pseudonym) ? pseudonym : [])));
  }
  expect(made).toHaveLength(6);
  expect(new Set(made).size).toBe(3);
  one.close();
  two.close();
});
