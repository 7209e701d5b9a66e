import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { appFolder } from '#shared/platform/app-folder.ts';
import { appPaths, deviceId } from '../../../electron/host/files/paths.ts';

describe('the folder of the app', () => {
  test.each([
    ['linux', {}, '/home/ana', '/home/ana/.local/share/gradus'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ana', '/data/gradus'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/ana', '/home/ana/.local/share/gradus'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/ana', '/home/ana/.local/share/gradus'],
    ['darwin', {}, '/Users/ana', '/Users/ana/Library/Application Support/Gradus'],
    [
      'darwin',
      { XDG_DATA_HOME: '/data' },
      '/Users/a',
      '/Users/a/Library/Application Support/Gradus',
    ],
    [
      'win32',
      { LOCALAPPDATA: 'D:\\Ana\\Local', APPDATA: 'D:\\Ana\\Roaming' },
      'C:\\Users\\ana',
      'D:\\Ana\\Local\\Gradus',
    ],
    [
      'win32',
      { APPDATA: 'D:\\Ana\\Roaming' },
      'C:\\Users\\ana',
      'C:\\Users\\ana\\AppData\\Local\\Gradus',
    ],
    ['linux', { GRADUS_HOME: '/tmp/x', XDG_DATA_HOME: '/data' }, '/home/ana', '/tmp/x'],
    ['win32', { GRADUS_HOME: 'E:\\x', LOCALAPPDATA: 'D:\\l' }, 'C:\\Users\\ana', 'E:\\x'],
  ])('on %s with %j and home %s it is %s', (platform, env, home, expected) => {
    expect(appFolder({ platform, env, home })).toBe(expected);
  });

  test('holds the gradebook that opens unasked', () => {
    const paths = appPaths({ platform: 'linux', env: { GRADUS_HOME: '/tmp/x' }, home: '/' });
    expect(paths.gradebook).toBe('/tmp/x/gradus.gradebook');
  });
});

describe('the id of this laptop', () => {
  const folders: string[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'gradus-paths-'));
    folders.push(made);
    return made;
  };
  afterEach(() => {
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
  });

  test('is made once and then stays, in a folder that it creates', () => {
    const home = join(folder(), 'deep', 'er');
    const first = deviceId(home);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(deviceId(home)).toBe(first);
  });

  test('is made anew when its file cannot be read, and then stays', () => {
    const home = folder();
    writeFileSync(join(home, 'device.json'), '{"dev');
    const made = deviceId(home);
    expect(JSON.parse(readFileSync(join(home, 'device.json'), 'utf8'))).toEqual({ device: made });
    expect(deviceId(home)).toBe(made);
  });

  test('of the process that was first wins', () => {
    const home = folder();
    const first = deviceId(home);
    const second = deviceId(home, () => {
      throw new Error('asked for a second id');
    });
    expect(second).toBe(first);
  });
});
