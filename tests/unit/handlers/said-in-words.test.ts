import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentenceOf } from '#shared/text/text.ts';
import { say } from '../../../electron/host/say.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** What is off in the cycle of checks is refused in a sentence that says what, where and why. */
const ON = '2026-11-10';
let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host).withClass('Algebra').withStudents(2).withCourse(['A1']).build();
});
afterEach(() => host.close());

const cell = () => ({ student: built.students[0] ?? '', objective: built.objectives.A1 ?? '' });
const check = (recheck?: string) => ({
  class: built.class,
  objective: cell().objective,
  on: ON,
  students: [{ student: cell().student, level: 'not-yet', ...(recheck ? { recheck } : {}) }],
});

test('a recheck in the past, from the grid and from a check', async () => {
  const mark = { class: built.class, cells: [cell()], kind: 'recheck', on: ON } as const;
  const early = await host.refused('mark.set', { ...mark, until: '2026-11-09' });
  expect(sentenceOf(say, early)).toBe(
    'Until "2026-11-09" cannot be used: it lies before 2026-11-10.',
  );
  const same = await host.refused('mastery.record', check(ON));
  expect(sentenceOf(say, same)).toBe(
    'Recheck "2026-11-10" cannot be used: it lies not after the day of the check.',
  );
  const history = await host.ask('cell.get', { class: built.class, ...cell() });
  expect([history.attempts, history.marks]).toEqual([[], []]);
});

test('a check, a mark and an appointment for a student who left', async () => {
  const left = { class: built.class, student: cell().student, on: '2026-11-05' };
  await host.ask('enrolment.end', left);
  const said = async (ask: () => Promise<Parameters<typeof sentenceOf>[1]>) =>
    sentenceOf(say, await ask());
  const sentences = [
    await said(() => host.refused('mastery.record', check())),
    await said(() =>
      host.refused('mark.set', { class: built.class, cells: [cell()], kind: 'asked', on: ON }),
    ),
    await said(() =>
      host.refused('appointment.set', {
        class: built.class,
        student: cell().student,
        madeOn: ON,
        on: '2026-11-12',
      }),
    ),
  ];
  for (const sentence of sentences) {
    expect(sentence).toMatch(/was not in Algebra on .*Choose another day|is not in Algebra/);
  }
});
