import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FileGrant } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { boot, isBuilt, OUT } from './boot.ts';
import { electronDouble, PageDouble } from './doubles/electron.ts';

type Booted = Awaited<ReturnType<typeof boot>>;
let booted: Booted | undefined;
afterEach(async () => {
  await booted?.end();
  booted = undefined;
  vi.restoreAllMocks();
});
const start = async (options?: Parameters<typeof boot>[0]): Promise<Booted> => {
  booted = await boot(options);
  return booted;
};

describe.skipIf(!isBuilt)('the built main process', () => {
  test('boots in order: lock, paths, sandbox, scheme, then rules, scheme, host, window', async () => {
    const { electron } = await start();
    const order = [
      'requestSingleInstanceLock',
      'setPath userData',
      'enableSandbox',
      'registerSchemes',
      'whenReady',
      'permissions',
      'network',
      'handleScheme',
      'ipc gradebook:request',
      'fork',
      'BrowserWindow',
      'loadURL',
    ];
    expect(electron.calls.filter((call) => order.includes(call))).toEqual(order);
    expect(electron.calls[0]).toBe('requestSingleInstanceLock');
  });

  test('a second instance ends before it touches anything', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('ended');
    });
    const electron = electronDouble({ isFirst: false });
    await expect(start({ electron })).rejects.toThrow('ended');
    expect(exit).toHaveBeenCalledWith(0);
    expect(electron.calls).toEqual(['requestSingleInstanceLock']);
  });

  test('the window has exactly these options', async () => {
    const { electron } = await start();
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]?.options).toEqual({
      width: 1366,
      height: 820,
      minWidth: 720,
      minHeight: 520,
      title: 'Gradus',
      show: false,
      webPreferences: {
        preload: join(OUT, 'preload/index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
      },
    });
    expect(electron.windows[0]?.url).toBe('app://gradebook/');
  });

  test.each([
    ['Stay', 0, false],
    ['Close anyway', 1, true],
  ])('a page with something unsaved is left on a word only: %s', async (_, choice, isLeft) => {
    const { electron } = await start();
    electron.dialogs.choice = choice;
    const event = { preventDefault: vi.fn() };
    electron.windows[0]?.webContents.emit('will-prevent-unload', event);
    expect(electron.dialogs.boxes).toMatchObject([{ buttons: ['Stay', 'Close anyway'] }]);
    expect(event.preventDefault).toHaveBeenCalledTimes(isLeft ? 1 : 0);
  });

  test('the scheme is declared once, without any bypass', async () => {
    const { electron } = await start();
    expect(electron.schemes).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
    ]);
  });

  test('the scheme serves the page with the policy of the loopback shell', async () => {
    const { electron } = await start();
    const page = await electron.fetchApp('app://gradebook/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<div id="root">');
  });

  test.each([
    'app://gradebook/../main/index.js',
    'app://gradebook/%2e%2e/main/index.js',
    'app://gradebook/..%2fmain/index.js',
    'app://gradebook/assets/..\\..\\main\\index.js',
    'app://other/index.html',
    'app://gradebook.evil/index.html',
    'app://gradebook@evil/index.html',
    'app://gradebook',
    'app://gradebook/.vite/manifest.json',
  ])('the scheme gives nothing for %s', async (url) => {
    const { electron } = await start();
    expect((await electron.fetchApp(url)).status).toBe(404);
  });

  test('the scheme answers reading only', async () => {
    const { electron } = await start();
    expect((await electron.fetchApp('app://gradebook/', 'POST')).status).toBe(404);
  });

  test('every permission is denied', async () => {
    const { permission } = (await start()).electron;
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
    ]) {
      const granted = await new Promise((resolve) => permission.request?.({}, name, resolve));
      expect(granted).toBe(false);
      expect(permission.check?.({}, name)).toBe(false);
    }
    expect(permission.device?.({ deviceType: 'usb' })).toBe(false);
  });

  test.each([
    ['app://gradebook/assets/index.js', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:3000/', true],
    ['file:///etc/passwd', true],
    ['https://x/?app://gradebook/', true],
  ])('a request to %s is cancelled: %s', async (url, cancel) => {
    const { electron } = await start();
    expect(await electron.filterRequest(url)).toEqual({ cancel });
  });

  const navigations = [
    ['app://gradebook/#/class/1', true],
    ['https://x/?app://gradebook/', false],
    ['app://gradebook.evil/', false],
    ['app://gradebook@evil/', false],
    ['https://example.org', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
  ] as const;
  test.each(
    navigations.flatMap(([url, stays]) =>
      ['will-navigate', 'will-redirect', 'will-frame-navigate'].map(
        (event) => [event, url, stays] as const,
      ),
    ),
  )('%s to %s is let through: %s', async (event, url, isAllowed) => {
    const { electron } = await start();
    const preventDefault = vi.fn();
    electron.windows[0]?.webContents.emit(event, { url, preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(isAllowed ? 0 : 1);
  });

  test('no page opens windows or embeds browsers, not even one created later', async () => {
    const { electron } = await start();
    const later = new PageDouble();
    electron.module.app.emit('web-contents-created', {}, later);
    for (const page of [electron.windows[0]?.webContents, later]) {
      expect(page?.windowOpenHandler?.({ url: 'app://gradebook/' })).toEqual({ action: 'deny' });
      const preventDefault = vi.fn();
      page?.emit('will-attach-webview', { preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    }
  });

  test.each([
    ['https://example.org/help', ['https://example.org/help']],
    ['mailto:a@example.org', ['mailto:a@example.org']],
    ['http://example.org', []],
    ['file:///etc/passwd', []],
    ['javascript:alert(1)', []],
    [{ href: 'https://example.org' }, []],
  ])('openLink %s opens %j', async (url, opened) => {
    const { electron } = await start();
    await electron.invoke('platform:open-link', url);
    expect(electron.opened).toEqual(opened);
  });

  test('a request of our page travels to the real host and comes back', async () => {
    const { electron } = await start();
    const made = (await electron.invoke('gradebook:request', 'r1', 'class.create', {
      name: 'Chemistry',
    })) as Envelope;
    expect(made).toMatchObject({ ok: true, changes: ['roster'] });
    const list = (await electron.invoke('gradebook:request', 'r2', 'class.list', {})) as Envelope;
    expect(list.ok && list.value).toMatchObject([{ name: 'Chemistry' }]);
    expect(electron.windows[0]?.webContents.sent).toContainEqual([
      'gradebook:event',
      expect.objectContaining({ type: 'changed', changes: ['roster'] }),
    ]);
  });

  test('a host that is killed comes back with everything it had acknowledged', async () => {
    const { electron } = await start();
    await electron.invoke('gradebook:request', 'r1', 'class.create', { name: 'Kept' });
    await electron.hosts[0]?.terminate();
    const list = (await electron.invoke('gradebook:request', 'r2', 'class.list', {})) as Envelope;
    expect(list.ok && list.value).toMatchObject([{ name: 'Kept' }]);
    expect(electron.hosts).toHaveLength(2);
    expect(electron.windows[0]?.webContents.sent).toContainEqual([
      'gradebook:event',
      { type: 'host-restarted' },
    ]);
  });

  test('everybody but the top frame of our own page is refused on every channel', async () => {
    const { electron } = await start();
    const own = electron.windows[0]?.webContents;
    const strangers = [
      { sender: own, senderFrame: { url: 'app://gradebook/' } },
      { sender: new PageDouble(), senderFrame: own?.mainFrame },
      { sender: own, senderFrame: null },
    ];
    for (const event of strangers) {
      for (const channel of electron.handlers.keys()) {
        const answer = await electron.invokeAs(event, channel, 'r1', 'class.create', { name: 'X' });
        const isRefused =
          answer === null || answer === undefined || (answer as Envelope).ok === false;
        expect([channel, isRefused]).toEqual([channel, true]);
      }
    }
    if (own) own.mainFrame.url = 'https://evil.example/';
    const moved = await electron.invoke('gradebook:request', 'r1', 'class.create', { name: 'X' });
    expect(moved).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    if (own) own.mainFrame.url = 'app://gradebook/';
    const list = (await electron.invoke('gradebook:request', 'r2', 'class.list', {})) as Envelope;
    expect(list.ok && list.value).toEqual([]);
  });

  test.each([
    [{}, 'class.list', {}],
    ['r1', 42, {}],
    ['x'.repeat(100), 'class.list', {}],
    ['r1', '__proto__', {}],
    ['r1', 'class.create', { name: 7 }],
    ['r1', 'class.create', { name: 'A', __proto__: { polluted: true }, extra: 1 }],
  ])('a malformed request (%j, %j) is a trouble, not a crash', async (id, name, input) => {
    const { electron } = await start();
    expect(await electron.invoke('gradebook:request', id, name, input)).toMatchObject({
      ok: false,
    });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('a sheet becomes a PDF at the place that a person chose, once', async () => {
    const { electron, home } = await start();
    const filePath = join(home, 'Class report.pdf');
    electron.dialogs.save = { canceled: false, filePath };
    const type = { label: 'PDF', extensions: ['pdf'] };
    const place = await electron.invoke('platform:pick-save', 'Class report.pdf', type);
    const { grant } = place as FileGrant;
    expect(await electron.invoke('platform:save-pdf', grant)).toEqual({ ok: true });
    expect(readFileSync(filePath, 'utf8')).toMatch(/^%PDF-/);
    expect(electron.windows[0]?.webContents.pdfs).toMatchObject([
      { preferCSSPageSize: true, printBackground: true },
    ]);
    // Nobody writes to a place a second time, or to one that nobody chose.
    for (const other of [grant, 'f'.repeat(32), filePath, null]) {
      const refused = await electron.invoke('platform:save-pdf', other);
      expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    }
    electron.dialogs.save = { canceled: false, filePath: join(home, 'nowhere', 'x.pdf') };
    const nowhere = await electron.invoke('platform:pick-save', 'x.pdf', type);
    expect(await electron.invoke('platform:save-pdf', (nowhere as FileGrant).grant)).toMatchObject({
      ok: false,
      error: { code: 'FOLDER_NOT_FOUND' },
    });
  });

  test('a picked file becomes a token; its path stays below', async () => {
    const { electron, home } = await start();
    const path = join(home, 'list.csv');
    writeFileSync(path, 'a,b\n');
    electron.dialogs.open = { canceled: false, filePaths: [path] };
    const grant = (await electron.invoke('platform:pick-open', [
      { label: 'CSV', extensions: ['csv'] },
    ])) as FileGrant;
    expect(grant).toEqual({
      grant: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'list.csv',
      bytes: 4,
    });
    electron.dialogs.open = { canceled: true, filePaths: [] };
    expect(await electron.invoke('platform:pick-open', 'nonsense')).toBeNull();
  });

  test('a token that nobody granted opens nothing', async () => {
    const { electron } = await start();
    const answer = await electron.invoke('gradebook:request', 'r1', 'import.preview', {
      source: { grant: '0'.repeat(32) },
      kind: 'roster',
    });
    expect(answer).toMatchObject({ ok: false });
  });

  test('the menu leaves the keys of editing to the page', async () => {
    const { electron } = await start();
    const template = electron.menus[0] as { label?: string; submenu?: { role?: string }[] }[];
    const edit = template.find((item) => item.submenu?.some((sub) => sub.role === 'undo'));
    for (const item of edit?.submenu ?? []) {
      if (item.role) expect(item).toMatchObject({ registerAccelerator: false });
    }
    const roles = template.flatMap((item) => item.submenu ?? []).map((item) => item.role);
    expect(roles).not.toContain('toggleDevTools');
    expect(roles).not.toContain('reload');
  });

  test('another language is set at once: the menu, each window and the host hear of it', async () => {
    const { electron, home } = await start();
    await electron.invoke('platform:choose-language', 'es');
    const menu = electron.menus.at(-1) as { label?: string }[];
    expect(menu.map(({ label }) => label)).toEqual(['Archivo', 'Edición', 'Ver', 'Ventana']);
    expect(await electron.invoke('gradebook:info')).toMatchObject({ language: 'es' });
    const answer = await electron.invoke('gradebook:request', 'r1', 'scale.list', {});
    expect(JSON.stringify(answer)).toContain('Aún no');
    expect(readFileSync(join(home, 'language.txt'), 'utf8')).toBe('es');
    await electron.invoke('platform:choose-language', 'klingon');
    expect(await electron.invoke('gradebook:info')).toMatchObject({ language: 'system' });
  });

  test('closing the last window lets the host finish before the app quits', async () => {
    const { electron } = await start();
    await electron.invoke('gradebook:request', 'r1', 'class.list', {});
    electron.module.app.emit('window-all-closed');
    await vi.waitFor(() => expect(electron.calls).toContain('quit'));
  });
});
