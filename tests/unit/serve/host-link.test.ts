import { expect, test } from 'vitest';
import { type HostChild, linkHost } from '#shared/contract/host-link.ts';
import type { HostEvent } from '#shared/contract/platform.ts';
import type { FromHost, ToHost } from '#shared/contract/port.ts';

/** Children that die on demand. */
function nursery() {
  const children: { sent: ToHost[]; tell: (m: FromHost) => void; die: () => void }[] = [];
  const start = (): HostChild => {
    const sent: ToHost[] = [];
    let listener: (message: FromHost) => void = () => undefined;
    let onExit: () => void = () => undefined;
    const child = {
      sent,
      tell: (message: FromHost) => listener(message),
      die: () => onExit(),
    };
    children.push(child);
    return {
      post: (message) => sent.push(message),
      onMessage: (given) => {
        listener = given;
      },
      onExit: (given) => {
        onExit = given;
      },
    };
  };
  return { children, start };
}

const ready: FromHost = { type: 'ready', trouble: null, rev: 0 };

test('a host that dies is started again: waiting calls fail, grants come back, windows hear it', async () => {
  const { children, start } = nursery();
  const link = linkHost(start, () => 0);
  const heard: HostEvent[] = [];
  link.subscribe((event) => heard.push(event));
  children[0]?.tell(ready);
  expect(await link.ready()).toBeNull();
  const grant = { grant: 'a', path: '/x', name: 'x', mode: 'read' } as const;
  link.grant(grant);
  const lost = link.request('1', 'grid.get', {});
  await Promise.resolve();
  children[0]?.die();
  expect(await lost).toMatchObject({ ok: false, error: { code: 'HOST_STOPPED' } });
  expect(children).toHaveLength(2);
  expect(children[1]?.sent).toEqual([{ type: 'grant', ...grant }]);
  children[1]?.tell(ready);
  await link.ready();
  await Promise.resolve();
  expect(heard).toEqual([{ type: 'host-lost' }, { type: 'host-restarted' }]);
});

test('a host that keeps dying is given up, and every call says so', async () => {
  const { children, start } = nursery();
  const link = linkHost(start, () => 0);
  for (let death = 0; death < 4; death += 1) children.at(-1)?.die();
  expect(children).toHaveLength(4);
  expect(await link.ready()).toMatchObject({ code: 'HOST_STOPPED' });
  expect(await link.request('1', 'grid.get', {})).toMatchObject({ ok: false });
  await link.close();
});

test('a file is held before it is open, and one that cannot be held says why at once', async () => {
  const holding = nursery();
  const link = linkHost(holding.start, () => 0);
  let isOpen = false;
  void link.ready().then(() => {
    isOpen = true;
  });
  holding.children[0]?.tell({ type: 'held' });
  expect(await link.held()).toBeNull();
  expect(isOpen).toBe(false);
  const refused = nursery();
  const other = linkHost(refused.start, () => 0);
  const trouble = { code: 'FILE_OPEN_ELSEWHERE', params: { file: 'x' } } as const;
  refused.children[0]?.tell({ type: 'ready', trouble, rev: null });
  expect(await other.held()).toEqual(trouble);
  for (let death = 0; death < 4; death += 1) holding.children.at(-1)?.die();
  expect(await link.ready()).toMatchObject({ code: 'HOST_STOPPED' });
});

test('deaths that lie more than a minute back are forgiven', () => {
  const { children, start } = nursery();
  let now = 0;
  linkHost(start, () => now);
  for (let death = 0; death < 10; death += 1) {
    children.at(-1)?.die();
    now += 61_000;
  }
  expect(children).toHaveLength(11);
});

test('closing lets the host finish and starts no other', async () => {
  const { children, start } = nursery();
  const link = linkHost(start, () => 0);
  const closed = link.close();
  expect(children[0]?.sent).toEqual([{ type: 'close' }]);
  children[0]?.die();
  await closed;
  expect(children).toHaveLength(1);
});
