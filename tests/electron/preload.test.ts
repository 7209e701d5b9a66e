import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isBuilt, OUT } from './boot.ts';

type Listener = (event: unknown, ...args: unknown[]) => void;

/** Runs the built preload as Electron does: one CommonJS file with one module to require. */
function loadPreload() {
  const code = readFileSync(join(OUT, 'preload/index.cjs'), 'utf8');
  const exposed = new Map<string, Record<string, unknown>>();
  const invoked: unknown[][] = [];
  const required: string[] = [];
  const listeners = new Set<Listener>();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: Record<string, unknown>) => exposed.set(name, value),
    },
    ipcRenderer: {
      async invoke(...args: unknown[]) {
        invoked.push(args);
        return null;
      },
      send: (...args: unknown[]) => invoked.push(args),
      on: (_: string, listener: Listener) => listeners.add(listener),
      off: (_: string, listener: Listener) => listeners.delete(listener),
    },
    webUtils: { getPathForFile: (file: File) => `/chosen/${file.name}` },
  };
  const requireDouble = (name: string) => {
    required.push(name);
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  };
  new Function('require', 'module', 'exports', code)(requireDouble, { exports: {} }, {});
  return { exposed, invoked, required, listeners };
}

describe.skipIf(!isBuilt)('the built preload', () => {
  test('exposes exactly one object with exactly these members', () => {
    const { exposed, required } = loadPreload();
    expect([...exposed.keys()]).toEqual(['gradebook']);
    const gradebook = exposed.get('gradebook') ?? {};
    expect(Object.keys(gradebook).sort()).toEqual([
      'cancel',
      'info',
      'platform',
      'request',
      'subscribe',
    ]);
    expect(Object.keys(gradebook.platform ?? {}).sort()).toEqual([
      'chooseLanguage',
      'dropped',
      'files',
      'openFile',
      'openLink',
      'pickOpen',
      'pickSave',
      'savePdf',
      'saved',
    ]);
    expect(required).toEqual(['electron']);
  });

  test('hands listeners the event alone, never the object of the process below', () => {
    const { exposed, listeners } = loadPreload();
    const heard: unknown[][] = [];
    const subscribe = exposed.get('gradebook')?.subscribe as (
      listener: (...args: unknown[]) => void,
    ) => () => void;
    const leave = subscribe((...args) => heard.push(args));
    const event = { type: 'host-restarted' };
    for (const listener of listeners) listener({ sender: 'ipcRenderer' }, event, 'more');
    expect(heard).toEqual([[event]]);
    leave();
    expect(listeners.size).toBe(0);
  });

  test('takes the path of a dropped file from the system, never from the page', async () => {
    const { exposed, invoked } = loadPreload();
    const platform = exposed.get('gradebook')?.platform as {
      dropped: (files: unknown[]) => Promise<unknown>;
    };
    await platform.dropped([new File([''], 'list.csv'), '/etc/passwd', { path: '/etc/passwd' }]);
    expect(invoked).toEqual([['platform:dropped', ['/chosen/list.csv']]]);
  });
});
