import { expect, test, vi } from 'vitest';
import type { Envelope } from '#shared/contract/port.ts';
import { createQueryCache } from '../../../renderer/data/query-cache.ts';

/** A host whose answers the test lets through one by one. */
function slowHost() {
  const waiting: { name: string; answer: (value: unknown, rev: number) => void }[] = [];
  const ask = (name: string) =>
    new Promise<Envelope>((resolve) => {
      waiting.push({
        name,
        answer: (value, rev) => resolve({ ok: true, value, rev, changes: [] }),
      });
    });
  const answerNext = async (value: unknown, rev = 1) => {
    waiting.shift()?.answer(value, rev);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { waiting, ask, answerNext };
}

const terms = (name: string) => [
  { id: 't', name, start: '2026-09-01', end: '2026-12-18', parent: null },
];

test('a question with two listeners is asked once, and both hear the answer', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  const [one, two] = [vi.fn(), vi.fn()];
  cache.listen('term.list', {}, one);
  cache.listen('term.list', {}, two);
  expect(host.waiting).toHaveLength(1);
  await host.answerNext(terms('Autumn'));
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 1]);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('Autumn');
});

test('inputs with their members in another order are the same question', () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('grid.get', { class: 'c', asOf: '2026-11-10' }, vi.fn());
  cache.listen('grid.get', { asOf: '2026-11-10', class: 'c' }, vi.fn());
  expect(host.waiting).toHaveLength(1);
});

test('only questions that read what changed are asked again, and the old answer stays meanwhile', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  await host.answerNext(terms('Autumn'));
  cache.invalidate(['evidence']);
  expect(host.waiting).toHaveLength(0);
  cache.invalidate(['terms']);
  expect(host.waiting).toHaveLength(1);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('Autumn');
  await host.answerNext(terms('Winter'));
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('Winter');
});

test('nobody listening means nothing is asked until somebody does', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  const stop = cache.listen('term.list', {}, vi.fn());
  await host.answerNext(terms('Autumn'));
  stop();
  cache.invalidate(['terms']);
  expect(host.waiting).toHaveLength(0);
  cache.listen('term.list', {}, vi.fn());
  expect(host.waiting).toHaveLength(1);
});

test('an answer that was overtaken by a change is asked for once more', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  cache.invalidate(['terms']);
  cache.invalidate(['terms']);
  await host.answerNext(terms('too old'));
  expect(host.waiting).toHaveLength(1);
  await host.answerNext(terms('new'));
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('new');
  expect(host.waiting).toHaveLength(0);
});

test('an older answer on its way never pushes out what update put in place', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  await host.answerNext(terms('first'));
  cache.invalidate(['terms']);
  cache.update('term.list', {}, (known) => known.map((term) => ({ ...term, name: 'mended' })));
  await host.answerNext(terms('older'));
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('mended');
  await host.answerNext(terms('newest'));
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('newest');
});

test('a question that the caller mended itself is left alone', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  await host.answerNext(terms('Autumn'));
  cache.invalidate(['terms'], ['term.list']);
  expect(host.waiting).toHaveLength(0);
});

test('a trouble is shown beside the last good answer', async () => {
  let isBroken = false;
  const cache = createQueryCache(async () =>
    isBroken
      ? { ok: false, error: { code: 'DISK_ERROR', params: {} } }
      : { ok: true, value: terms('Autumn'), rev: 1, changes: [] },
  );
  cache.listen('term.list', {}, vi.fn());
  await vi.waitFor(() => expect(cache.read('term.list', {}).value).toBeDefined());
  isBroken = true;
  cache.invalidateAll();
  await vi.waitFor(() => expect(cache.read('term.list', {}).trouble?.code).toBe('DISK_ERROR'));
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('Autumn');
});

test('what was answered at another revision than the file’s is asked again, the rest is not', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  await host.answerNext(terms('before'), 6);
  cache.listen('class.list', {}, vi.fn());
  await host.answerNext([], 7);
  cache.catchUp(7);
  expect(host.waiting.map(({ name }) => name)).toEqual(['term.list']);
  await host.answerNext(terms('after'), 7);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('after');
  expect(host.waiting).toEqual([]);
});

test('an answer on its way that left before the revision is asked for once more, a newer one stays', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  cache.listen('class.list', {}, vi.fn());
  cache.catchUp(7);
  await host.answerNext(terms('too old'), 6);
  expect(cache.read('term.list', {}).value).toBeUndefined();
  await host.answerNext([], 8);
  expect(host.waiting.map(({ name }) => name)).toEqual(['term.list']);
  await host.answerNext(terms('new'), 8);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('new');
});

test('a file put back from a backup stands at a lower revision, and what was held is asked again', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  await host.answerNext(terms('before'), 50);
  cache.catchUp(30);
  expect(host.waiting).toHaveLength(1);
  cache.catchUp(50);
  await host.answerNext(terms('older than it was told'), 30);
  await host.answerNext(terms('put back'), 30);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('put back');
  expect(host.waiting).toEqual([]);
});

test('an answer that came with another one is not asked for, until its revision is overtaken', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.keep('term.list', {}, terms('came along'), 7);
  cache.listen('term.list', {}, vi.fn());
  cache.catchUp(7);
  expect(host.waiting).toEqual([]);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('came along');
  cache.catchUp(8);
  expect(host.waiting.map(({ name }) => name)).toEqual(['term.list']);
});

test('an answer that came with another one gives way to the one that is there or on its way', async () => {
  const host = slowHost();
  const cache = createQueryCache(host.ask);
  cache.listen('term.list', {}, vi.fn());
  cache.keep('term.list', {}, terms('came along'), 7);
  expect(cache.read('term.list', {}).value).toBeUndefined();
  await host.answerNext(terms('asked for'), 8);
  cache.keep('term.list', {}, terms('came along'), 7);
  expect(cache.read('term.list', {}).value?.[0]?.name).toBe('asked for');
});
