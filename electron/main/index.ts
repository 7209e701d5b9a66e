import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Menu, screen, session } from 'electron';
import { beginDepartment } from '#shared/contract/begin-department.ts';
import { buildInfo } from '#shared/contract/build-info.ts';
import { createFileShelf } from '#shared/contract/file-shelf.ts';
import { DEMO_GRADEBOOK, fillDemo } from '#shared/contract/fill-demo.ts';
import { type HostLink, linkHost } from '#shared/contract/host-link.ts';
import { appFolder, DEPARTMENT_GRADEBOOK, OWN_GRADEBOOK } from '#shared/platform/app-folder.ts';
import { es } from '#shared/text/es.ts';
import { languageOf } from '#shared/text/language.ts';
import { createSay, type Say, sentenceOf } from '#shared/text/text.ts';
import { keptText } from '../shell/kept-text.ts';
import { createShellLanguage } from '../shell/language.ts';
import { isReachable } from '../shell/moved-files.ts';
import { handleAppScheme, registerAppScheme } from './app-scheme.ts';
import { createBooks } from './books.ts';
import { connectBridge } from './bridge.ts';
import { reviveWindow, surviveCrashes } from './crash.ts';
import { parseMainFlags } from './flags.ts';
import { startHostProcess } from './host-process.ts';
import { menuTemplate } from './menu.ts';
import { chooseGradebook, connectPlatform } from './platform.ts';
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
const speech = { en: createSay('en'), es: createSay('es', es) };
let speaks: keyof typeof speech = 'en';
const say: Say = (key, params) => speech[speaks](key, params);

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
  const own = join(folder, OWN_GRADEBOOK);
  const department = join(folder, DEPARTMENT_GRADEBOOK);
  const shelf = createFileShelf({
    own,
    department,
    ...keptText(join(folder, 'gradebooks.json')),
    exists: (path) => isReachable(folder, path),
  });
  const language = createShellLanguage(keptText(join(folder, 'language.txt')), app.getLocale());
  language.follow(({ locale }) => {
    speaks = languageOf(locale);
  });
  const books = createBooks({
    shelf,
    startHost: (file, mustExist) => {
      const link = linkHost(
        () => startHostProcess(hostFile, { file, folder, mustExist }),
        () => performance.now(),
      );
      language.follow(link.speak);
      return link;
    },
    openWindow: ({ file }) => {
      const name = file === own ? 'window.json' : `window-${parse(file).name}.json`;
      const state = join(folder, name);
      const opened = openWindow(preloadFile, readBounds(state, isOnScreen), isDevelopment, say);
      keepBounds(state, opened);
      reviveWindow(opened, logFolder);
      return opened;
    },
  });
  const beginHere = (host: HostLink) =>
    beginDepartment(host, books.all().find((book) => book.file === own)?.host);
  const openFile = (file: string) =>
    books.open(file, {
      mustExist: file !== own && file !== department,
      ...(file === department && { fill: beginHere }),
    });
  connectBridge(books, ({ file }) => ({
    ...buildInfo,
    shell: 'electron',
    isDepartment: file === department,
    language: language.spoken().choice,
  }));
  const uploadFolder = join(folder, 'uploads', 'electron');
  connectPlatform({ books, shelf, uploadFolder, openFile, language, say });

  /** What the menu opens: where it does not work out, a box says why. */
  const openFromMenu = async (file: string | null) => {
    const opening = file === null ? null : await openFile(file);
    if (opening?.as === 'refused') {
      dialog.showErrorBox('Gradus', sentenceOf(say, opening.trouble));
    }
  };
  const openOther = async () => {
    const window = BrowserWindow.getFocusedWindow() ?? books.all()[0]?.window;
    if (window) await openFromMenu(await chooseGradebook(window, say));
  };
  const doors = {
    openDepartment: () => void openFromMenu(department),
    openOther: () => void openOther(),
  };
  language.follow(() => {
    const template = menuTemplate(process.platform, isDevelopment, say, doors);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  });
  /** Opens what a command line names; its window says itself what is wrong with the file. */
  const openAsked = (argv: readonly string[], from: string) => {
    const flags = parseMainFlags(argv.slice(app.isPackaged ? 1 : 2));
    const asked = flags.demo ? join(folder, DEMO_GRADEBOOK) : own;
    const file = flags.file === null ? asked : resolve(from, flags.file);
    const fill = flags.demo ? { fill: fillDemo } : {};
    void books.open(file, { mustExist: false, isBearable: true, ...fill });
  };
  openAsked(process.argv, process.cwd());
  app.on('second-instance', (_event, argv, from) => openAsked(argv, from));
  // Everything is on disk already; closing only lets the hosts put their backups away.
  app.on('window-all-closed', () => {
    void books.closeAll().then(() => app.quit());
  });
}

function isOnScreen(bounds: Electron.Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds);
  return (
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y >= workArea.y &&
    bounds.y < workArea.y + workArea.height
  );
}
