import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { APP_ORIGIN } from './app-scheme.ts';

/** The exact options of the window; a test holds them to this list. */
export function windowOptions(
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

/** Opens the one window and shows it once there is something to see. */
export function openWindow(
  preload: string,
  bounds: WindowBounds,
  isDevelopment: boolean,
): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload, bounds, isDevelopment));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
