import { afterEach, expect, test, vi } from 'vitest';
import type { HostEvent } from '#shared/contract/platform.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { createClient } from '../../../renderer/data/client.ts';
import { keepFirstAnswers } from '../../../renderer/data/first-answers.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost | undefined;
afterEach(() => host?.close());

/** A client of a real host that notes what it asks, and hears what the test sends. */
async function listening() {
  const real = await testHost();
  host = real;
  const asked: string[] = [];
  let send: (event: HostEvent) => void = () => undefined;
  const bridge = {
    request: (_id: string, name: string, input: unknown) => {
      asked.push(name);
      return real.host.request(name, input);
    },
    subscribe: (listener: (event: HostEvent) => void) => {
      send = listener;
      return () => undefined;
    },
  } as unknown as Bridge;
  return { real, asked, client: createClient(bridge), send: (event: HostEvent) => send(event) };
}

const look = vi.fn();

test('everything that the first screen asks is answered by the one answer, and the same as if asked', async () => {
  const { real, asked, client } = await listening();
  const built = await aGradebook(real).build();
  keepFirstAnswers(client, await client.ask('window.first', { class: null }));
  const { cache } = client;
  const at = { class: built.class };
  const { read, listen } = cache;
  for (const name of ['setting.get', 'gradebook.get', 'department.get', 'class.list'] as const) {
    listen(name, {}, look);
    expect(read(name, {}).value).toEqual(await real.ask(name, {}));
  }
  for (const name of ['class.get', 'grid.get'] as const) {
    listen(name, at, look);
    expect(read(name, at).value).toEqual(await real.ask(name, at));
  }
  expect(asked).toEqual(['window.first']);
});

test('a change that was told of while the answer was on its way makes the views ask', async () => {
  const { real, asked, client, send } = await listening();
  await aGradebook(real).build();
  const first = await client.ask('window.first', { class: null });
  if (!first.ok) throw new Error(first.error.code);
  send({ type: 'changed', rev: first.rev + 1, changes: ['roster'] });
  keepFirstAnswers(client, first);
  client.cache.listen('class.list', {}, look);
  expect(asked).toEqual(['window.first', 'class.list']);
});

test('without a file nothing is kept, and the views ask and say what is wrong', async () => {
  const { asked, client } = await listening();
  keepFirstAnswers(client, { ok: false, error: { code: 'FILE_DAMAGED', params: { file: 'x' } } });
  client.cache.listen('class.list', {}, look);
  expect(asked).toEqual(['class.list']);
});
