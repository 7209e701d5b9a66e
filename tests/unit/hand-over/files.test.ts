import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportTo } from '../../helpers/exchange.ts';
import { type TwoTeachers, twoTeachers } from '../../helpers/hand-over.ts';
import { pngOf } from '../../helpers/pictures.ts';

let two: TwoTeachers;
beforeEach(async () => {
  two = await twoTeachers();
});
afterEach(() => two.close());

test('the pictures of a record come with its attempts when they were sent along, each once', async () => {
  const { former, next, at, record, student, handOver, take, lastYear, joining, attemptsOn } = two;
  const ids = await lastYear();
  const { evidence } = await record(0, 'C1', 'deep');
  const base64 = pngOf().toString('base64');
  const picture = { evidence, name: 'lab.png', type: 'image/png', base64 };
  const { id } = await former.ask('attachment.add', picture);
  await handOver();
  const person = (await take(joining())).taken.student;
  const files = async () =>
    (await attemptsOn(person, ids.C1 ?? '')).flatMap((attempt) => attempt.files);
  expect(await files()).toEqual([]);

  const wish = { purpose: 'hand-over' as const, students: [student(0)], withFiles: true };
  await exportTo(former, at('with.gradus'), wish);
  for (const _ of [1, 2]) await take({}, 'with.gradus');
  const [kept, ...more] = await files();
  expect([kept?.name, more]).toEqual(['lab.png', []]);
  const theirs = await former.ask('attachment.get', { attachment: id });
  const ours = await next.ask('attachment.get', { attachment: kept?.id ?? '' });
  expect(ours.base64).toBe(theirs.base64);

  // Removed by the new teacher, it does not come back with the next file.
  await next.ask('attachment.remove', { attachment: kept?.id ?? '' });
  await take({}, 'with.gradus');
  expect(await files()).toEqual([]);
  expect(await next.ask('check.run', {})).toEqual({ clean: true, findings: [] });
});
