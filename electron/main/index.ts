import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, Menu, screen, session } from 'electron';
import { buildInfo } from '#shared/contract/build-info.ts';
import { DEMO_GRADEBOOK, fillDemo } from '#shared/contract/fill-demo.ts';
import { linkHost } from '#shared/contract/host-link.ts';
import { appFolder, OWN_GRADEBOOK } from '#shared/platform/app-folder.ts';
import { createSay } from '#shared/text/text.ts';
import { handleAppScheme, registerAppScheme } from './app-scheme.ts';
import { connectBridge } from './bridge.ts';
import { reviveWindow, surviveCrashes } from './crash.ts';
import { parseMainFlags } from './flags.ts';
import { startHostProcess } from './host-process.ts';
import { menuTemplate } from './menu.ts';
import { connectPlatform } from './platform.ts';
import { blockNetwork, denyPermissions, hardenEveryPage } from './security.ts';
import { openWindow } from './window.ts';
import { keepBounds, readBounds } from './window-state.ts';

// First of all: a second instance must not open anything, not even a file of the first.
if (!app.requestSingleInstanceLock()) process.exit(0);

/** Only this entry file knows where the others were built to. */
const hostFile = join(import.meta.dirname, 'host.js');
const preloadFile = join(import.meta.dirname, '../preload/index.cjs');
const rendererFolder = join(import.meta.dirname, '../renderer');

const folder = resolve(
  appFolder({ platform: process.platform, env: process.env, home: homedir() }),
);
const logFolder = join(folder, 'logs');
const isDevelopment = !app.isPackaged;
const say = createSay();

mkdirSync(folder, { recursive: true });
app.setPath('userData', join(folder, 'electron'));
app.enableSandbox();
// Chromium's own errands (component updates and the like) stay undone: nothing is ever sent.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
registerAppScheme();
hardenEveryPage(app);
surviveCrashes(app, logFolder, say);

void app.whenReady().then(() => {
  denyPermissions(session.defaultSession);
  blockNetwork(session.defaultSession);
  handleAppScheme(rendererFolder);
  start();
});

function start(): void {
  const flags = parseMainFlags(process.argv.slice(app.isPackaged ? 1 : 2));
  const own = join(folder, flags.demo ? DEMO_GRADEBOOK : OWN_GRADEBOOK);
  const config = { file: flags.file === null ? own : resolve(flags.file), folder };
  const host = linkHost(() => startHostProcess(hostFile, config), Date.now);
  let window: BrowserWindow | null = null;
  const ownWindow = () => window;
  connectBridge(host, ownWindow, { ...buildInfo, shell: 'electron' });
  connectPlatform(host, ownWindow, join(folder, 'uploads', 'electron'));

  const show = () => {
    const isVisible = (bounds: Electron.Rectangle): boolean => {
      const { workArea } = screen.getDisplayMatching(bounds);
      return (
        bounds.x < workArea.x + workArea.width &&
        bounds.x + bounds.width > workArea.x &&
        bounds.y >= workArea.y &&
        bounds.y < workArea.y + workArea.height
      );
    };
    const statePath = join(folder, 'window.json');
    const opened = openWindow(preloadFile, readBounds(statePath, isVisible), isDevelopment, say);
    keepBounds(statePath, opened);
    reviveWindow(opened, logFolder);
    opened.on('closed', () => {
      window = null;
    });
    window = opened;
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(process.platform, isDevelopment, say)),
  );
  if (flags.demo) void fillDemo(host).then(show);
  else show();

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  // Everything is on disk already; closing only lets the host put its backup away.
  app.on('window-all-closed', () => {
    void host.close().then(() => app.quit());
  });
}
