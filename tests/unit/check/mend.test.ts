import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { contentOf } from '../../helpers/content-digest.ts';
import { tamper, testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';

async function broken(sql: string) {
  const file = join(testFolder(), 'a.gradebook');
  const host = await testHost({ file });
  const built = await aGradebook(host)
    .withClass('Algebra')
    .withStudents(2)
    .withCourse(['A1'])
    .build();
  const [student = ''] = built.students;
  const objective = built.objectives.A1 ?? '';
  const at = { class: built.class, student };
  await host.ask('evidence.record', { ...at, objective, level: 'deep', on: '2026-11-02' });
  await host.ask('enrolment.end', { ...at, on: '2026-11-09' });
  await host.ask('enrolment.start', { ...at, on: '2026-11-12' });
  host.close();
  expect(tamper(file, sql)).toBeGreaterThan(0);
  return testHost({ file });
}

const ANA = '(SELECT student FROM evidence WHERE key = 1)';

/** Each is broken with another tool, found, mended as one step, clean, and broken again by Undo. */
test.each([
  [
    'a student who is gone',
    `UPDATE student SET deleted = 1 WHERE key = ${ANA}`,
    /to a removed student/,
    /is back/,
  ],
  [
    'an objective that is gone',
    'UPDATE objective SET deleted = 1',
    /to a removed objective/,
    /is back/,
  ],
  [
    'a class that is gone',
    'UPDATE class SET deleted = 1',
    /to a removed class/,
    /^Algebra \(class\) is back/,
  ],
  [
    'a task that is gone',
    `INSERT INTO task (id, class, name, kind, "on", deleted) SELECT 'q', class, 'Quiz', 'check', '2026-11-02', 1 FROM evidence WHERE key = 1;
     UPDATE evidence SET task = (SELECT key FROM task WHERE id = 'q') WHERE key = 1`,
    /to a removed task/,
    /^Quiz \(task\) is back/,
  ],
  [
    'a level that is gone',
    `INSERT INTO level (id, scale, "levelKey", name, value, deleted) VALUES ('y', 1, 'y', 'Y', 9, 1);
     UPDATE evidence SET level = (SELECT key FROM level WHERE id = 'y') WHERE key = 1`,
    /belongs to no scale/,
    /is back/,
  ],
  [
    'an enrolment that ends before it begins',
    `UPDATE enrolment SET start = '2026-11-10' WHERE until = '2026-11-09'`,
    /ends before it begins/,
    /a single day/,
  ],
  [
    'a student who is in a class twice',
    `UPDATE enrolment SET until = NULL WHERE until = '2026-11-09'`,
    /twice at the same time/,
    /are one/,
  ],
])('%s', async (_, sql, finding, sentence) => {
  const host = await broken(sql);
  const before = await host.ask('check.run', {});
  expect(before.findings.join('\n')).toMatch(finding);
  const { mended, findings } = await host.ask('check.repair', {});
  expect(mended.join('\n')).toMatch(new RegExp(sentence.source, 'm'));
  // What another tool changed stays a finding of the history; nothing else is left.
  expect(findings.filter((one) => !one.startsWith('History altered'))).toEqual([]);
  expect((await host.ask('check.repair', {})).mended).toEqual([]);
  const { step } = await host.ask('history.undo', {});
  expect(step.name).toBe('check.repair');
  expect((await host.ask('check.run', {})).findings.join('\n')).toMatch(finding);
  host.close();
});

test('what only a person can decide is reported and left', async () => {
  const host = await broken(`UPDATE class SET threshold = 'mastery'`);
  const { mended, clean, findings } = await host.ask('check.repair', {});
  expect({ mended, clean }).toEqual({ mended: [], clean: false });
  expect(findings.join('\n')).toMatch(/The threshold "mastery" of Algebra is not on its scale/);
  host.close();
});

type Stay = readonly [start: string | null, until: string | null];

/** What stays of one student come to: none is shortened, and none is joined that only touches. */
test.each<[string, readonly Stay[], readonly Stay[]]>([
  [
    'two that touch',
    [
      ['2026-09-01', '2026-10-01'],
      ['2026-10-01', null],
    ],
    [
      ['2026-09-01', '2026-10-01'],
      ['2026-10-01', null],
    ],
  ],
  [
    'two that share a day',
    [
      ['2026-09-01', '2026-10-02'],
      ['2026-10-01', null],
    ],
    [['2026-09-01', null]],
  ],
  [
    'one within the other',
    [
      ['2026-09-01', '2026-12-01'],
      ['2026-10-01', '2026-10-20'],
    ],
    [['2026-09-01', '2026-12-01']],
  ],
  [
    'one without an end before one with',
    [
      ['2026-09-01', null],
      ['2026-10-01', '2026-10-20'],
    ],
    [['2026-09-01', null]],
  ],
  [
    'one without a beginning',
    [
      [null, '2026-10-01'],
      ['2026-09-01', '2026-11-01'],
    ],
    [[null, '2026-11-01']],
  ],
  [
    'three in a row, the third within what the first two come to',
    [
      ['2026-09-01', '2026-10-01'],
      ['2026-09-15', '2026-11-01'],
      ['2026-10-15', '2026-10-20'],
      ['2026-11-01', null],
    ],
    [
      ['2026-09-01', '2026-11-01'],
      ['2026-11-01', null],
    ],
  ],
  ['a single day', [['2026-09-01', '2026-09-02']], [['2026-09-01', '2026-09-02']]],
  ['one of no day', [['2026-09-01', '2026-09-01']], [['2026-09-01', '2026-09-02']]],
  [
    'one that ends before it begins',
    [['2026-09-05', '2026-09-01']],
    [['2026-09-05', '2026-09-06']],
  ],
])('stays in a class come to what they cover: %s', async (_, stays, left) => {
  const file = join(testFolder(), 'a.gradebook');
  const made = await testHost({ file });
  const built = await aGradebook(made).withClass('Algebra').withStudents(2).build();
  made.close();
  const [student = '', other = ''] = built.students;
  const key = `(SELECT key FROM student WHERE id = '${student}')`;
  const day = (value: string | null) => (value === null ? 'NULL' : `'${value}'`);
  const rows = stays.map(
    ([start, until], i) => `('e${i}', 1, ${key}, ${day(start)}, ${day(until)})`,
  );
  tamper(
    file,
    `DELETE FROM enrolment WHERE student = ${key};
     INSERT INTO enrolment (id, class, student, start, until) VALUES ${rows.join()}`,
  );
  const host = await testHost({ file });
  const shown = () =>
    (contentOf(file).enrolment ?? []).flatMap(({ student: of, start, until }) =>
      of === student ? [[start, until]] : [],
    );
  const { mended } = await host.ask('check.repair', {});
  host.close();
  expect(shown().sort()).toEqual([...left].sort());
  expect(mended.length > 0).toBe(JSON.stringify(stays) !== JSON.stringify(left));
  expect((contentOf(file).enrolment ?? []).some(({ student: of }) => of === other)).toBe(true);
});
