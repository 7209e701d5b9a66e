import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** A web page as the main process sees it. */
export class PageDouble extends EventEmitter {
  readonly mainFrame = { url: 'app://gradebook/' };
  /** What was sent to the page. */
  readonly sent: unknown[][] = [];
  windowOpenHandler: ((details: { url: string }) => unknown) | undefined;
  reloads = 0;
  /** The options of each PDF that was made of it. */
  readonly pdfs: unknown[] = [];

  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpenHandler = handler;
  }
  send(...args: unknown[]): void {
    this.sent.push(args);
  }
  reload(): void {
    this.reloads += 1;
  }
  printToPDF(options: unknown): Promise<Uint8Array> {
    this.pdfs.push(options);
    return Promise.resolve(Buffer.from('%PDF-1.7'));
  }
}

/** A window as the main process sees it. */
export interface WindowDouble extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly webContents: PageDouble;
  readonly url: string;
  readonly focused: number;
}

/**
 * A double of the `electron` module for the built main bundle. It records what is asked of it, in
 * order, keeps every handler for tests to play the attacker with, and runs the real built host in
 * a worker thread.
 */
export function electronDouble(options: { isFirst?: boolean; isPackaged?: boolean } = {}) {
  const calls: string[] = [];
  const windows: WindowDouble[] = [];
  const handlers = new Map<string, Handler>();
  const schemes: unknown[] = [];
  const hosts: Worker[] = [];
  const opened: string[] = [];
  const menus: unknown[] = [];
  const dialogs = {
    open: { canceled: true, filePaths: [] as string[] },
    save: { canceled: true, filePath: '' },
    boxes: [] as unknown[],
    /** The button that the person presses. */
    choice: 1,
  };
  const permission: {
    request?: (contents: unknown, name: string, answer: (granted: boolean) => void) => void;
    check?: (...args: unknown[]) => boolean;
    device?: (...args: unknown[]) => boolean;
  } = {};
  let requestFilter: ((details: { url: string }, answer: (r: unknown) => void) => void) | undefined;
  let schemeHandler: ((request: { url: string; method: string }) => Promise<Response>) | undefined;

  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.isPackaged ?? true,
    requestSingleInstanceLock() {
      calls.push('requestSingleInstanceLock');
      return options.isFirst ?? true;
    },
    setPath: (name: string) => calls.push(`setPath ${name}`),
    enableSandbox: () => calls.push('enableSandbox'),
    commandLine: { appendSwitch: (name: string) => calls.push(`switch ${name}`) },
    getLocale: () => 'en-US',
    whenReady() {
      calls.push('whenReady');
      return Promise.resolve();
    },
    quit: () => calls.push('quit'),
    exit: (code: number) => calls.push(`exit ${code}`),
    relaunch: () => calls.push('relaunch'),
  });

  const ipcMain = Object.assign(new EventEmitter(), {
    handle(channel: string, handler: Handler) {
      calls.push(`ipc ${channel}`);
      handlers.set(channel, handler);
    },
  });

  class BrowserWindow extends EventEmitter {
    readonly webContents = new PageDouble();
    readonly options: Record<string, unknown>;
    url = '';
    constructor(given: Record<string, unknown>) {
      super();
      calls.push('BrowserWindow');
      this.options = given;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL(url: string): Promise<void> {
      calls.push('loadURL');
      this.url = url;
      return Promise.resolve();
    }
    show(): void {
      calls.push('show');
    }
    focused = 0;
    focus(): void {
      this.focused += 1;
      calls.push('focus');
    }
    isMinimized(): boolean {
      return false;
    }
    getNormalBounds() {
      return { x: 1, y: 2, width: 900, height: 700 };
    }
  }

  const utilityProcess = {
    fork(path: string, args: string[]) {
      calls.push('fork');
      const worker = new Worker(path, { workerData: JSON.parse(args.at(-1) ?? '{}') });
      hosts.push(worker);
      return {
        postMessage: (message: unknown) => worker.postMessage(message),
        on: (event: string, listener: (message: unknown) => void) => worker.on(event, listener),
        once: (event: string, listener: () => void) => worker.once(event, listener),
      };
    },
  };

  const defaultSession = {
    setPermissionRequestHandler(handler: typeof permission.request & object) {
      calls.push('permissions');
      permission.request = handler;
    },
    setPermissionCheckHandler(handler: typeof permission.check & object) {
      permission.check = handler;
    },
    setDevicePermissionHandler(handler: typeof permission.device & object) {
      permission.device = handler;
    },
    webRequest: {
      onBeforeRequest(handler: typeof requestFilter & object) {
        calls.push('network');
        requestFilter = handler;
      },
    },
  };

  const module: { readonly app: EventEmitter; readonly [name: string]: unknown } = {
    app,
    ipcMain,
    BrowserWindow,
    utilityProcess,
    session: { defaultSession },
    protocol: {
      registerSchemesAsPrivileged(given: unknown) {
        calls.push('registerSchemes');
        schemes.push(given);
      },
      handle(_scheme: string, handler: typeof schemeHandler & object) {
        calls.push('handleScheme');
        schemeHandler = handler;
      },
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu(menu: unknown) {
        calls.push('menu');
        menus.push(menu);
      },
    },
    screen: {
      getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1366, height: 768 } }),
    },
    dialog: {
      showOpenDialog: async () => dialogs.open,
      showSaveDialog: async () => dialogs.save,
      showMessageBoxSync(...given: unknown[]) {
        dialogs.boxes.push(given.at(-1));
        return dialogs.choice;
      },
    },
    shell: {
      async openExternal(url: string) {
        opened.push(url);
      },
    },
  };

  return {
    module,
    calls,
    windows,
    handlers,
    schemes,
    hosts,
    opened,
    menus,
    dialogs,
    permission,
    filterRequest: (url: string) =>
      new Promise((resolve) => {
        requestFilter?.({ url }, resolve);
      }),
    fetchApp: async (url: string, method = 'GET'): Promise<Response> => {
      if (!schemeHandler) throw new Error('No handler for the scheme');
      return schemeHandler({ url, method });
    },
    /** Calls a captured handler the way our own page does. */
    invoke: (channel: string, ...args: unknown[]): unknown => {
      const page = windows[0]?.webContents;
      return handlers.get(channel)?.({ sender: page, senderFrame: page?.mainFrame }, ...args);
    },
    /** Calls it the way the page of a window does. */
    invokeFrom: (
      window: WindowDouble | undefined,
      channel: string,
      ...args: unknown[]
    ): unknown => {
      const page = window?.webContents;
      return handlers.get(channel)?.({ sender: page, senderFrame: page?.mainFrame }, ...args);
    },
    /** Calls it as somebody else. */
    invokeAs: (event: unknown, channel: string, ...args: unknown[]): unknown =>
      handlers.get(channel)?.(event, ...args),
    async end() {
      for (const worker of hosts) await worker.terminate();
    },
  };
}

export type ElectronDouble = ReturnType<typeof electronDouble>;
