import { expect, test } from 'vitest';
import { testHost } from '../../helpers/memory-host.ts';

test('a new gradebook has nothing to undo', async () => {
  const host = await testHost();
  expect((await host.refused('history.undo', {})).code).toBe('NOTHING_TO_UNDO');
  expect(await host.ask('history.list', {})).toEqual([]);
  host.close();
});
