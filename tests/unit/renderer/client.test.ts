import { expect, test, vi } from 'vitest';
import type { HostEvent } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { createClient } from '../../../renderer/data/client.ts';

/** A bridge whose commands answer when told to, and whose events the test sends. */
function testBridge() {
  const asked: string[] = [];
  let listener: (event: HostEvent) => void = () => undefined;
  let settle: (envelope: Envelope) => void = () => undefined;
  const bridge: Bridge = {
    request: (id, name) => {
      asked.push(name);
      if (name === 'term.list')
        return Promise.resolve({ ok: true, value: [], rev: 1, changes: [] });
      return new Promise((resolve) => {
        settle = resolve;
        listener({ type: 'job-progress', job: id, done: 1, total: 2, label: 'x' });
      });
    },
    cancel: () => undefined,
    subscribe(next) {
      listener = next;
      return () => undefined;
    },
    info: () => Promise.reject(new Error('not asked for')),
    platform: {
      files: () => Promise.resolve([]),
      openFile: () => Promise.resolve(null),
      pickOpen: () => Promise.resolve(null),
      savePdf: null,
      pickSave: () => Promise.resolve(null),
      saved: () => Promise.resolve(),
      dropped: () => Promise.resolve(null),
      openLink: () => Promise.resolve(),
      chooseLanguage: () => Promise.resolve(),
    },
  };
  return {
    bridge,
    asked,
    send: (event: HostEvent) => listener(event),
    answer: (envelope: Envelope) => settle(envelope),
  };
}

const TERM = { name: 'Autumn', start: '2026-09-01', end: '2026-12-18' };
const times = (asked: readonly string[], name: string) =>
  asked.filter((one) => one === name).length;

async function watched() {
  const host = testBridge();
  const client = createClient(host.bridge);
  client.cache.listen('term.list', {}, vi.fn());
  await vi.waitFor(() => expect(client.cache.read('term.list', {}).value).toBeDefined());
  return { ...host, client };
}

test('a change of our own is refetched once, whether its news comes before or after its answer', async () => {
  for (const isNewsFirst of [true, false]) {
    const { client, asked, send, answer } = await watched();
    const news: HostEvent = { type: 'changed', rev: 7, changes: ['terms'] };
    const done = client.run('term.save', TERM);
    if (isNewsFirst) send(news);
    answer({ ok: true, value: { term: 't' }, rev: 7, changes: ['terms'] });
    await done;
    if (!isNewsFirst) send(news);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(times(asked, 'term.list'), `news first: ${isNewsFirst}`).toBe(2);
  }
});

test('a change by somebody else while ours is on its way is not swallowed', async () => {
  const { client, asked, send, answer } = await watched();
  const done = client.run('gradebook.save', { teacher: 'A' });
  send({ type: 'changed', rev: 7, changes: ['terms'] });
  answer({ ok: true, value: {}, rev: 8, changes: ['gradebook'] });
  await done;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(times(asked, 'term.list')).toBe(2);
});

test('a refused command refetches nothing and tells nobody of a change', async () => {
  const { client, asked, answer } = await watched();
  const changed = vi.fn();
  client.onChange(changed);
  const done = client.run('term.save', TERM);
  answer({ ok: false, error: { code: 'INVALID', params: {} } });
  expect((await done).ok).toBe(false);
  expect(times(asked, 'term.list')).toBe(1);
  expect(changed).not.toHaveBeenCalled();
});

test('a host that came back is asked for everything again', async () => {
  const { asked, send } = await watched();
  send({ type: 'host-restarted' });
  await vi.waitFor(() => expect(times(asked, 'term.list')).toBe(2));
});

test('an unanswered call means that the host is away, and the next answer that it is back', async () => {
  const { client, asked, answer } = await watched();
  const heard: boolean[] = [];
  client.reach.subscribe(() => heard.push(client.reach.get()));
  const lost = client.run('term.save', TERM);
  answer({ ok: false, error: { code: 'UNREACHABLE', params: {} } });
  await lost;
  expect(client.reach.get()).toBe(false);
  const kept = client.run('term.save', TERM);
  answer({ ok: false, error: { code: 'INVALID', params: {} } });
  await kept;
  expect(heard).toEqual([false, true]);
  // What others changed meanwhile was told to nobody.
  await vi.waitFor(() => expect(times(asked, 'term.list')).toBe(2));
  client.close();
});

test('progress reaches the one who started the job', async () => {
  const { client, answer } = await watched();
  const onProgress = vi.fn();
  const done = client.run('check.run', {}, { onProgress });
  answer({ ok: true, value: { clean: true, findings: [] }, rev: 1, changes: [] });
  await done;
  expect(onProgress).toHaveBeenCalledWith(expect.objectContaining({ done: 1, total: 2 }));
});

test('a window that opens its event stream after a change asks again what it holds', async () => {
  const { asked, send } = await watched();
  send({ type: 'listening', rev: 1 });
  expect(times(asked, 'term.list')).toBe(1);
  send({ type: 'listening', rev: 2 });
  expect(times(asked, 'term.list')).toBe(2);
});

test('a window listens before it asks: over a bridge without a stream nothing can fall between', () => {
  const order: string[] = [];
  const { bridge } = testBridge();
  createClient({
    ...bridge,
    subscribe: () => {
      order.push('listens');
      return () => undefined;
    },
    request: (id, name, input) => {
      order.push('asks');
      return bridge.request(id, name, input);
    },
  }).cache.listen('term.list', {}, () => undefined);
  expect(order).toEqual(['listens', 'asks']);
});
