import { BrowserWindow, type BrowserWindowConstructorOptions, dialog } from 'electron';
import type { Say } from '#shared/text/text.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/** The exact options of the window; a test holds them to this list. */
function windowOptions(
  preload: string,
  bounds: WindowBounds,
  isDevelopment: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: 720,
    minHeight: 520,
    title: 'Gradus',
    show: false,
    webPreferences: {
      preload,
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
      // The spelling checker would fetch its dictionaries from the network.
      spellcheck: false,
      devTools: isDevelopment,
    },
  };
}

export interface WindowBounds {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

/** A page with something unsaved is left on a person's word only; without this it could not be closed. */
function askBeforeLeaving(window: BrowserWindow, say: Say): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      title: 'Gradus',
      message: say('leave.message'),
      detail: say('leave.detail'),
      buttons: [say('leave.stay'), say('leave.leave')],
      defaultId: 0,
      cancelId: 0,
    });
    // Prevented is the page's wish to stay.
    if (choice === 1) event.preventDefault();
  });
}

/** Opens the one window and shows it once there is something to see. */
export function openWindow(
  preload: string,
  bounds: WindowBounds,
  isDevelopment: boolean,
  say: Say,
): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload, bounds, isDevelopment));
  askBeforeLeaving(window, say);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
