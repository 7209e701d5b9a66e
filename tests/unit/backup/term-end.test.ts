import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBackupKeeper } from '../../../electron/host/backup-keeper.ts';
import { localDay } from '../../../electron/host/effects.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

async function keptBy(
  work: (keeper: ReturnType<typeof createBackupKeeper>) => Promise<void>,
): Promise<boolean[]> {
  const file = join(testFolder(), 'a.gradebook');
  const host: TestHost = await testHost({ file });
  const keeper = createBackupKeeper(host.host, file, {
    now: () => host.clock.millis,
    dayOf: localDay,
  });
  await host.ask('class.create', { name: 'Bio' });
  // Made in the same state already, as before every larger step.
  await keeper.backUpIfDue();
  await work(keeper);
  const backups = await host.ask('backup.list', {});
  host.close();
  return backups.map(({ isKept }) => isKept);
}

test('handing in makes a backup that stays: at closing at the latest, on the command line at once', async () => {
  const atClosing = await keptBy(async (keeper) => {
    keeper.changed('snapshot.make');
    keeper.changed('snapshot.make');
    await keeper.closing();
  });
  expect(atClosing).toEqual([true, false]);
  expect(await keptBy((keeper) => keeper.afterwards('snapshot.make'))).toEqual([true, false]);
});

test('any other change makes none that stays', async () => {
  const after = await keptBy(async (keeper) => {
    keeper.changed('class.create');
    await keeper.afterwards('class.create');
    await keeper.closing();
  });
  expect(after).toEqual([false]);
});
