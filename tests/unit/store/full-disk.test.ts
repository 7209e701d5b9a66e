import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHost } from '../../../electron/host/create-host.ts';
import { systemEffects } from '../../../electron/host/effects.ts';
import { openConnection } from '../../../electron/host/store/connection.ts';
import { testFolder } from '../../helpers/file-host.ts';

const LARGE = 'x'.repeat(9_000);

test('a full disk refuses whole steps in one sentence, and takes them again once there is room', async () => {
  const file = join(testFolder(), 'a.gradebook');
  const connection = await openConnection(file);
  const effects = systemEffects(() => undefined);
  const host = await createHost({ file, device: 'test-device', connection, effects });
  const make = (n: number) => host.request('class.create', { name: `Class ${n}` });
  const note = (n: number) => host.request('gradebook.save', { teacher: `${n} ${LARGE}` });
  const asked = async (name: string) => {
    const envelope = await host.request(name, {});
    return envelope.ok ? envelope.value : envelope.error;
  };
  await make(0);
  const most = Number(connection.pragma('page_count', { simple: true })) + 12;
  connection.pragma(`max_page_count = ${most}`);
  let taken = 0;
  let refused: unknown = null;
  while (taken < 100 && refused === null) {
    const envelope = await note(taken);
    if (envelope.ok) taken += 1;
    else refused = envelope.error;
  }
  expect(refused).toMatchObject({ code: 'DISK_FULL' });
  expect(taken).toBeGreaterThan(0);
  // What was acknowledged is there, and of what was refused nothing.
  expect(await asked('gradebook.get')).toMatchObject({ teacher: `${taken - 1} ${LARGE}` });
  expect(await asked('check.run')).toEqual({ clean: true, findings: [] });
  connection.pragma(`max_page_count = ${most * 100}`);
  expect(await note(taken)).toMatchObject({ ok: true });
  expect(await asked('check.run')).toEqual({ clean: true, findings: [] });
  host.close();
});
