import { expect, test, vi } from 'vitest';
import type { Envelope } from '#shared/contract/port.ts';
import { createCallLine, type LinedCall } from '../../../renderer/bridge/call-line.ts';

/** A way out whose lists are answered when told to. */
function testLine() {
  const lists: string[][] = [];
  const answers: ((envelopes: readonly Envelope[] | null) => void)[] = [];
  const line = createCallLine((list) => {
    lists.push((JSON.parse(list) as LinedCall[]).map((call) => call.id));
    return new Promise((resolve) => answers.push(resolve));
  });
  const said = (id: string): Envelope => ({ ok: true, value: id, rev: 1, changes: [] });
  const answer = (at: number) => answers[at]?.((lists[at] ?? []).map(said));
  return { line, lists, answers, answer };
}

test('what comes while a list is under way leaves together in the next, each with its own answer', async () => {
  const { line, lists, answer } = testLine();
  const calls = ['1', '2', '3', '4'].map((id) => line.request(id, 'x.y', {}));
  expect(lists).toEqual([['1']]);
  answer(0);
  await vi.waitFor(() => expect(lists).toEqual([['1'], ['2', '3', '4']]));
  answer(1);
  const values = (await Promise.all(calls)).map((one) => one.ok && one.value);
  expect(values).toEqual(['1', '2', '3', '4']);
});

test('when the page goes, all that waits leaves at once', () => {
  const { line, lists } = testLine();
  for (const id of ['1', '2', '3']) void line.request(id, 'x.y', {});
  line.flush();
  line.flush();
  expect(lists).toEqual([['1'], ['2', '3']]);
});

test('a list is never longer than a browser carries past the end of a page, but for one long call', async () => {
  const { line, lists, answer } = testLine();
  const long = 'x'.repeat(20_000);
  for (const id of ['1', '2', '3']) void line.request(id, 'x.y', long);
  void line.request('4', 'x.y', 'x'.repeat(50_000));
  for (const at of [0, 1, 2]) {
    answer(at);
    await vi.waitFor(() => expect(lists).toHaveLength(at + 2));
  }
  expect(lists).toEqual([['1'], ['2'], ['3'], ['4']]);
});

test('a list that gets no answer is a trouble of each of its calls, and the next goes out', async () => {
  const { line, lists, answers, answer } = testLine();
  const first = line.request('1', 'x.y', {});
  const second = line.request('2', 'x.y', {});
  answers[0]?.(null);
  expect(await first).toEqual({ ok: false, error: { code: 'UNREACHABLE', params: {} } });
  await vi.waitFor(() => expect(lists).toHaveLength(2));
  answer(1);
  expect((await second).ok).toBe(true);
});
