import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BridgeInfo, FileChoice } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { boot, isBuilt } from './boot.ts';
import type { WindowDouble } from './doubles/electron.ts';

type Booted = Awaited<ReturnType<typeof boot>>;
let booted: Booted | undefined;
afterEach(async () => {
  await booted?.end();
  booted = undefined;
});

interface Two extends Booted {
  readonly own: WindowDouble;
  readonly department: WindowDouble;
  ask(window: WindowDouble, name: string, input?: unknown): Promise<Envelope>;
  open(window: WindowDouble, what: FileChoice['what'] | null): Promise<unknown>;
}

/** A teacher's own window, from which the department's was opened. */
async function twoWindows(): Promise<Two> {
  booted = await boot();
  const { electron } = booted;
  let asked = 0;
  const ask = (window: WindowDouble, name: string, input: unknown = {}) => {
    asked += 1;
    const answer = electron.invokeFrom(window, 'gradebook:request', `r${asked}`, name, input);
    return answer as Promise<Envelope>;
  };
  const open = async (window: WindowDouble, what: FileChoice['what'] | null) => {
    const files = (await electron.invokeFrom(window, 'platform:files')) as FileChoice[];
    const file = files.find((one) => one.what === what)?.file ?? null;
    return electron.invokeFrom(window, 'platform:open-file', file);
  };
  const [own] = electron.windows;
  if (!own) throw new Error('no window');
  expect(await open(own, 'department')).toEqual({ as: 'opened' });
  const department = electron.windows[1];
  if (!department) throw new Error('no second window');
  return { ...booted, own, department, ask, open };
}

const classesIn = async (two: Two, window: WindowDouble): Promise<unknown> => {
  const list = await two.ask(window, 'class.list');
  return list.ok ? (list.value as { name: string }[]).map(({ name }) => name) : list.error;
};

describe.skipIf(!isBuilt)('the department’s own window', () => {
  test('has a host of its own on a file of its own, and each page reaches only its own', async () => {
    const two = await twoWindows();
    expect(two.electron.hosts).toHaveLength(2);
    await two.ask(two.department, 'class.create', { name: 'Of the department' });
    await two.ask(two.own, 'class.create', { name: 'Mine' });
    expect(await classesIn(two, two.own)).toEqual(['Mine']);
    expect(await classesIn(two, two.department)).toEqual(['Of the department']);
    const infoOf = async (window: WindowDouble) =>
      ((await two.electron.invokeFrom(window, 'gradebook:info')) as BridgeInfo).isDepartment;
    expect([await infoOf(two.own), await infoOf(two.department)]).toEqual([false, true]);
    const changed = two.own.webContents.sent.filter(([channel]) => channel === 'gradebook:event');
    expect(changed).toHaveLength(1);
  });

  test('is brought to the front when it is asked for again, also twice at once', async () => {
    const two = await twoWindows();
    const again = [two.open(two.own, 'department'), two.open(two.own, 'department')];
    expect(await Promise.all(again)).toEqual([{ as: 'in-front' }, { as: 'in-front' }]);
    expect(two.department.focused).toBe(2);
    expect(two.electron.windows).toHaveLength(2);
    const files = (await two.electron.invokeFrom(two.own, 'platform:files')) as FileChoice[];
    expect(files.map(({ what, isOpen, isHere }) => [what, isOpen, isHere])).toEqual([
      ['own', true, true],
      ['department', true, false],
    ]);
  });

  test('falls alone: the host of the other window answers on', async () => {
    const two = await twoWindows();
    await two.ask(two.department, 'class.create', { name: 'Kept' });
    await two.electron.hosts[1]?.terminate();
    expect(await classesIn(two, two.department)).toEqual(['Kept']);
    const restarted = ['gradebook:event', { type: 'host-restarted' }];
    expect(two.department.webContents.sent).toContainEqual(restarted);
    expect(two.own.webContents.sent).not.toContainEqual(restarted);
    expect(await classesIn(two, two.own)).toEqual([]);
  });

  test('closes alone and lets go of its file, which opens again', async () => {
    const two = await twoWindows();
    const gone = vi.fn();
    two.electron.hosts[1]?.once('exit', gone);
    two.department.emit('closed');
    await vi.waitFor(() => expect(gone).toHaveBeenCalled());
    expect(await classesIn(two, two.own)).toEqual([]);
    expect(two.electron.calls).not.toContain('quit');
    expect(await two.open(two.own, 'department')).toEqual({ as: 'opened' });
    expect(two.electron.windows).toHaveLength(3);
    // The page of the closed window is nobody any more.
    expect(await two.ask(two.department, 'class.list')).toMatchObject({ ok: false });
  });

  test('a page opens no file that the shell did not offer', async () => {
    const two = await twoWindows();
    const path = join(two.home, 'elsewhere.gradebook');
    expect(await two.electron.invokeFrom(two.own, 'platform:open-file', path)).toBeNull();
    expect(existsSync(path)).toBe(false);
    expect(two.electron.windows).toHaveLength(2);
  });

  test('a file that is none is refused in words and opens no window', async () => {
    const two = await twoWindows();
    const path = join(two.home, 'missing.gradebook');
    two.electron.dialogs.open = { canceled: false, filePaths: [path] };
    expect(await two.electron.invokeFrom(two.own, 'platform:open-file', null)).toMatchObject({
      as: 'refused',
    });
    expect(two.electron.windows).toHaveLength(2);
  });

  test('a second start opens the file that it names in the first instance', async () => {
    const two = await twoWindows();
    const argv = ['electron', '--file', 'other.gradebook'];
    two.electron.module.app.emit('second-instance', {}, argv, two.home);
    await vi.waitFor(() => expect(two.electron.windows).toHaveLength(3));
    two.electron.module.app.emit('second-instance', {}, ['electron'], two.home);
    await vi.waitFor(() => expect(two.own.focused).toBe(1));
  });
});
