import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { movedFile, withMove } from '#shared/platform/moved-files.ts';
import { followMoved } from '../../../electron/host/keeping/follow-moved.ts';
import { isReachable } from '../../../electron/shell/moved-files.ts';
import { PLAIN_LAPTOP, shelfIn } from '../../helpers/kept-aside.ts';
import { testHost } from '../../helpers/memory-host.ts';

describe('a gradebook in a synced folder', () => {
  test('is told of until somebody says that it is to stay, also after a restart', async () => {
    const shelf = shelfIn('OneDrive - North High');
    const first = await shelf.open();
    const warned = {
      place: { kind: 'synced', by: 'OneDrive', isFine: false, to: shelf.home },
      isOnlyCopy: false,
    };
    expect(await first.ask('keeping.get', {})).toMatchObject(warned);
    await first.ask('keeping.settle', { what: 'place' });
    first.close();
    const again = await shelf.open();
    expect((await again.ask('keeping.get', {})).place?.isFine).toBe(true);
    again.close();
  });

  test('moves onto the laptop whole, and whoever asks for the old path is led there', async () => {
    const shelf = shelfIn('Dropbox');
    const host = await shelf.open();
    await host.ask('class.create', { name: 'Bio' });
    const backup = await host.ask('backup.make', { to: null });
    await host.ask('class.create', { name: 'Chem' });
    const { file } = await host.ask('keeping.move', {});
    expect(dirname(file)).toBe(shelf.home);
    host.close();
    await host.swaps[0]?.();
    const old = join(dirname(shelf.file), 'class before the move.gradebook');
    expect(existsSync(shelf.file)).toBe(false);
    expect(existsSync(old)).toBe(true);
    expect(followMoved(shelf.home, shelf.file)).toBe(file);
    expect(isReachable(shelf.home, shelf.file)).toBe(true);
    const moved = await testHost({ file, home: shelf.home, facts: shelf.facts });
    await moved.host.keeping?.look();
    expect((await moved.ask('class.list', {})).map(({ name }) => name)).toEqual(['Bio', 'Chem']);
    // Its backups stayed, and are the second folder from now on.
    const told = await moved.ask('keeping.get', {});
    expect(told).toMatchObject({ place: null, swapped: null, isOnlyCopy: false });
    expect(told.second?.folder).toBe(`${shelf.file}.backups`);
    expect(await moved.ask('backup.list', {})).toMatchObject([
      { file: backup.file, isSecond: true },
    ]);
    const next = await moved.ask('backup.make', { to: null });
    expect(readdirSync(`${shelf.file}.backups`)).toContain(basename(next.file));
    moved.close();
  });

  test('on a laptop whose own folder is synced too, it has nowhere to go', async () => {
    const shelf = shelfIn('Dropbox');
    const env = { OneDrive: shelf.home };
    const facts = { ...PLAIN_LAPTOP, env };
    const host = await testHost({ file: shelf.file, home: shelf.home, facts });
    await host.host.keeping?.look();
    expect((await host.ask('keeping.get', {})).place).toMatchObject({ to: null });
    expect((await host.refused('keeping.move', {})).code).toBe('NOT_ALLOWED');
    host.close();
  });

  test('a new file at the old path is opened as it is', async () => {
    const shelf = shelfIn('Dropbox');
    const host = await shelf.open();
    await host.ask('keeping.move', {});
    host.close();
    await host.swaps[0]?.();
    (await testHost({ file: shelf.file })).close();
    expect(followMoved(shelf.home, shelf.file)).toBe(shelf.file);
  });
});

test('a gradebook on the laptop is told nothing', async () => {
  const shelf = shelfIn();
  const host = await shelf.open();
  expect(await host.ask('keeping.get', {})).toMatchObject({
    place: null,
    copies: [],
    swapped: null,
  });
  expect((await host.refused('keeping.move', {})).code).toBe('NOT_ALLOWED');
  host.close();
});

test.each([
  ['[]', '/a', null],
  ['nonsense', '/a', null],
  ['{"a": 1}', '/a', null],
  ['[["/a", "/b"], 7, ["/c"]]', '/a', '/b'],
  ['[["/a", "/b"], ["/b", "/c"]]', '/a', '/c'],
])('a list of moves says where a file is: %s', (list, path, to) => {
  expect(movedFile(list, path)).toBe(to);
});

test('what was moved back is where it was', () => {
  const list = withMove(withMove('[]', '/a', '/b'), '/b', '/a');
  expect(movedFile(list, '/a')).toBeNull();
  expect(movedFile(list, '/b')).toBe('/a');
});
