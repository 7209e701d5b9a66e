import { join } from 'node:path';
import { aGradebook } from './builders.ts';
import { exportTo, mergeFrom } from './exchange.ts';
import { testFolder } from './file-host.ts';
import { NOON, testHost } from './memory-host.ts';

const HOUR = 3_600_000;

export type TwoLaptops = Awaited<ReturnType<typeof twoLaptops>>;

/** One teacher's two laptops, both with what the first one held: two students, one objective. */
export async function twoLaptops() {
  const folder = testFolder();
  const at = (name: string): string => join(folder, name);
  const mine = await testHost({ device: 'desk', now: NOON });
  await mine.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const built = await aGradebook(mine)
    .withClass('Algebra')
    .withStudents(2)
    .withCourse(['A1'])
    .build();
  const theirs = await testHost({ device: 'bag', now: NOON + HOUR });
  await exportTo(mine, at('first'));
  await mergeFrom(theirs, at('first'));
  const close = () => {
    mine.close();
    theirs.close();
  };
  return { at, built, mine, theirs, close };
}
