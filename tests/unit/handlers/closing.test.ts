import { afterEach, beforeEach, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra')
    .withStudents(3)
    .withCourse(['A1', 'A2', 'A3'])
    .build();
});
afterEach(() => host.close());

const ungraded = async () =>
  (await host.ask('closing.get', { term: null, below: 'C' })).ungraded.map((one) => [
    one.class.name,
    one.students,
  ]);

test('a class for which too little counts is named, with how many, until there is enough', async () => {
  expect(await ungraded()).toEqual([['Algebra', 3]]);
  await host.ask('evidence.fill', {
    class: built.class,
    on: '2026-11-09',
    entries: built.students.flatMap((student) =>
      Object.values(built.objectives).map((objective) => ({ student, objective, level: 'basic' })),
    ),
  });
  expect(await ungraded()).toEqual([]);
});
