import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { tamper, testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';

/** A gradebook in which everything that is checked was used, closed again. */
async function closedGradebook(): Promise<string> {
  const file = join(testFolder(), 'a.gradebook');
  const host = await testHost({ file });
  const built = await aGradebook(host)
    .withClass('Algebra', { threshold: 'clear' })
    .withStudents(2)
    .withCourse(['A1', { code: 'A2', needs: ['A1'] }, { code: 'A3', needs: ['A2'] }])
    .build();
  const [student = ''] = built.students;
  const objective = built.objectives.A1 ?? '';
  const entry = { class: built.class, student, objective, level: 'deep', on: '2026-11-02' };
  const first = await host.ask('evidence.record', entry);
  await host.ask('evidence.record', { ...entry, on: '2026-11-03' });
  await host.ask('evidence.void', { evidence: first.evidence, reason: 'mistyped' });
  await host.ask('mark.set', {
    class: built.class,
    cells: [{ student, objective }],
    kind: 'excused',
    on: '2026-11-03',
  });
  await host.ask('history.undo', {});
  await host.ask('history.undo', {});
  await host.ask('history.redo', {});
  await host.ask('enrolment.end', { class: built.class, student, on: '2026-11-09' });
  await host.ask('enrolment.start', { class: built.class, student, on: '2026-11-12' });
  const { rule } = await host.ask('rule.save', {
    definition: {
      name: 'Ours',
      kind: 'conditions',
      letters: [
        { letter: 'P', all: [{ scope: 'all', measure: 'share', level: 'clear', atLeast: 1 }] },
      ],
      otherwise: 'N',
    },
  });
  await host.ask('rule.choose', { class: built.class, rule });
  await host.ask('term.save', { name: 'Year', start: '2026-08-24', end: '2027-06-04' });
  await host.ask('term.save', { name: 'Fall', start: '2026-08-24', end: '2026-12-18' });
  host.close();
  return file;
}

async function findings(file: string): Promise<string[]> {
  const host = await testHost({ file });
  const { clean, findings } = await host.ask('check.run', {});
  host.close();
  expect(clean).toBe(findings.length === 0);
  return findings;
}

const MEND = 'Restore a backup from before the change.';

test('a file that only Gradus wrote is clean, after undo, redo, removal and return too', async () => {
  expect(await findings(await closedGradebook())).toEqual([]);
});

test('an empty gradebook is clean', async () => {
  const host = await testHost();
  expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  host.close();
});

describe('history that was altered with another tool is noticed', () => {
  test('in a value of a table', async () => {
    const file = await closedGradebook();
    tamper(file, `UPDATE student SET "givenName" = 'Eve' WHERE key = 1`);
    expect(await findings(file)).toEqual([
      expect.stringMatching(
        `^History altered: givenName of student [0-9a-f-]{36} is not what its history says. ${MEND}$`,
      ),
    ]);
  });

  test('in a row that was slipped in', async () => {
    const file = await closedGradebook();
    tamper(
      file,
      `INSERT INTO course (id, name) VALUES ('00000000-0000-4000-8000-000000000001', 'x')`,
    );
    expect(await findings(file)).toEqual([
      `History altered: course 00000000-0000-4000-8000-000000000001 is there although its history does not know it. ${MEND}`,
    ]);
  });

  test.each([['DELETE FROM term WHERE name = %'], ['UPDATE term SET deleted = 1 WHERE name = %']])(
    'in a row that was taken out: %s',
    async (sql) => {
      const file = await closedGradebook();
      expect(tamper(file, sql.replace('%', `'Fall'`))).toBe(1);
      expect(await findings(file)).toEqual([
        expect.stringMatching(
          /^History altered: term \S+ is gone although its history still has it\./,
        ),
      ]);
    },
  );

  test.each([
    ['the day of an attempt', `UPDATE evidence SET "on" = '2026-10-01' WHERE key = 2`],
    ['the level of an attempt', 'UPDATE evidence SET level = level - 1 WHERE key = 2'],
    ['who a step was about', `UPDATE op SET subject = '{}' WHERE name = 'evidence.record'`],
    ['when a step was', `UPDATE op SET at = at + 1 WHERE name = 'evidence.void' AND role = 'do'`],
  ])('in %s', async (_, sql) => {
    const file = await closedGradebook();
    const changed = tamper(file, sql);
    const found = await findings(file);
    expect(found).toHaveLength(changed);
    for (const sentence of found) {
      expect(sentence).toMatch(
        /^History altered: step \d+ \(evidence\.\w+\) is not as it was sealed\./,
      );
    }
  });

  test.each([
    ['a step that recorded another', 'WHERE "evidenceFrom" IS NOT NULL'],
    ['a step that recorded none', 'WHERE "evidenceFrom" IS NULL'],
  ])('in an attempt that was slipped in under %s', async (_, which) => {
    const file = await closedGradebook();
    tamper(
      file,
      `INSERT INTO evidence (id, student, objective, class, "on", level, kind, late, "recordedAt", "knownAt", op)
       SELECT '00000000-0000-4000-8000-000000000001', student, objective, class, "on", level, kind, late,
         "recordedAt", "knownAt", (SELECT min(key) FROM op ${which}) FROM evidence LIMIT 1`,
    );
    expect(await findings(file)).toEqual([
      expect.stringMatching(/^History altered: step \d+ .* is not as it was sealed\./),
    ]);
  });

  test('in an attempt that was taken out', async () => {
    const file = await closedGradebook();
    tamper(file, 'DELETE FROM evidence WHERE key = 2');
    expect(await findings(file)).toEqual([
      expect.stringMatching(
        /^History altered: step \d+ \(evidence\.record\) is not as it was sealed\./,
      ),
    ]);
  });

  test('in an attempt whose voiding was wiped away', async () => {
    const file = await closedGradebook();
    expect(tamper(file, 'UPDATE evidence SET "voidedAt" = NULL WHERE "voidedAt" IS NOT NULL')).toBe(
      1,
    );
    expect(await findings(file)).toEqual([
      expect.stringMatching(
        /^History altered: voidedAt of evidence \S+ is not what its history says\./,
      ),
    ]);
  });

  test.each([
    [
      'what a change left',
      `UPDATE change SET after = '"Zoe"' WHERE entity = 'class' AND field = '*'`,
    ],
    ['what a change found', `UPDATE change SET before = '5' WHERE field = 'voidedAt'`],
  ])('in %s', async (_, sql) => {
    const file = await closedGradebook();
    expect(tamper(file, sql)).toBeGreaterThan(0);
    expect((await findings(file))[0]).toMatch(/^History altered: a change in step \d+ \(/);
  });

  test('in a change whose own mark was forged along with it', async () => {
    const file = await closedGradebook();
    tamper(
      file,
      `UPDATE change SET hash = iif(hash LIKE '0%', '1', '0') || substr(hash, 2) WHERE entity = 'term'`,
    );
    expect((await findings(file)).join('\n')).toMatch(/step \d+ \(term\.save\)/);
  });

  test('in a step that was taken out of the middle', async () => {
    const file = await closedGradebook();
    tamper(
      file,
      `DELETE FROM change WHERE op = (SELECT max(key) - 1 FROM op);
       DELETE FROM op WHERE key = (SELECT max(key) - 1 FROM op)`,
    );
    expect((await findings(file)).join('\n')).toMatch(
      /step \d+ \(term\.save\) is not as it was sealed/,
    );
  });
});

/** Damage that a bug could do, journal and all, is seen by the rules of the gradebook. */
describe('what cannot be right is said in a sentence of its own', () => {
  const others = async (file: string) =>
    (await findings(file)).filter((sentence) => !sentence.startsWith('History altered'));

  test.each([
    [
      'an attempt of a student who is gone',
      'UPDATE student SET deleted = 1 WHERE key = (SELECT student FROM evidence WHERE key = 1)',
      '2 attempts belong to a removed student, removed here or on another laptop. They are kept and shown nowhere; mend the file to bring it back.',
    ],
    [
      'an attempt without a result',
      'UPDATE evidence SET level = NULL WHERE key = 2',
      'One attempt has neither a level nor a score. Void it and record it again.',
    ],
    [
      'a level without a scale',
      `INSERT INTO level (id, scale, "levelKey", name, value, deleted) VALUES ('y', 1, 'y', 'Y', 9, 1);
       UPDATE evidence SET level = (SELECT key FROM level WHERE id = 'y') WHERE key = 2`,
      'One attempt holds a level that belongs to no scale. Mend the file to bring it back.',
    ],
    [
      'a threshold that is on no level',
      `UPDATE class SET threshold = 'mastery'`,
      'The threshold "mastery" of Algebra is not on its scale. Choose a level of Basic · Clear · Deep.',
    ],
    [
      'objectives that need each other',
      `INSERT INTO prerequisite (id, objective, requires) VALUES ('x', 1, 3)`,
      'Objectives need each other in a circle: A1 → A3 → A2 → A1. Remove one of these prerequisites.',
    ],
    [
      'an enrolment that ends before it begins',
      `UPDATE enrolment SET start = '2026-11-10' WHERE until = '2026-11-09'`,
      'One enrolment in Algebra ends before it begins. Mend the file, or withdraw the student on a later day.',
    ],
    [
      'a student who is in a class twice',
      `UPDATE enrolment SET until = NULL WHERE until = '2026-11-09'`,
      'One student is enrolled in Algebra twice at the same time. Mend the file to join the two.',
    ],
    [
      'a letter rule that is none',
      `UPDATE "ruleVersion" SET content = '{"kind":"percent"}' WHERE "madeAt" IS NOT NULL`,
      'The letter rule Ours cannot be read. Choose another rule for its classes and write it anew.',
    ],
    [
      'a letter rule with a level that the class lacks',
      `UPDATE "ruleVersion" SET content = replace(content, '"clear"', '"near"') WHERE "madeAt" IS NOT NULL`,
      'The letter rule Ours names a level that the scale Basic · Clear · Deep of Algebra lacks. Choose another rule there.',
    ],
    [
      'terms that cross',
      `UPDATE term SET start = '2026-08-01' WHERE name = 'Fall'`,
      'The terms Fall and Year cross. Change the dates of one, so that they nest or lie apart.',
    ],
    [
      'a part that cannot be read',
      `UPDATE change SET after = '{' WHERE entity = 'term'`,
      'A part of the file cannot be read (journal). Restore the newest backup.',
    ],
  ])('%s', async (_, sql, sentence) => {
    const file = await closedGradebook();
    expect(tamper(file, sql)).toBeGreaterThan(0);
    const found = await others(file);
    expect(found).toContain(sentence);
    // One damage, one complaint beside the history's (what cannot be read is missed twice).
    expect(found.filter((other) => !other.startsWith('A part of the file'))).toHaveLength(
      sentence.startsWith('A part') ? 0 : 1,
    );
  });

  test('a broken link is found by the file’s own check', async () => {
    const file = await closedGradebook();
    tamper(file, 'UPDATE mark SET student = 999');
    const host = await testHost({ file });
    const { findings } = await host.ask('check.run', {});
    host.close();
    expect(findings).toContain('Row 1 of mark points to a missing row of student.');
  });
});
