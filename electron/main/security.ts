import type { App, Session, WebContents } from 'electron';
import { isOwnPage } from '#shared/web/external-link.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/** No camera, microphone, location, notifications, devices, clipboard: Gradus needs none. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Nothing but our own files is ever loaded; no request leaves the machine. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isLocal =
      isOwnPage(details.url, APP_ORIGIN, URL) || /^(devtools|blob):/.test(details.url);
    answer({ cancel: !isLocal });
  });
}

/** Neither a link, a redirect nor a frame leads away from the app. */
function keepNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => stay(event));
  contents.on('will-redirect', (event) => stay(event));
  contents.on('will-frame-navigate', (event) => stay(event));
}

function stay(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOwnPage(event.url, APP_ORIGIN, URL)) event.preventDefault();
}

/** No page opens a window; links leave through the platform's own door. */
function denyWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No embedded browsers. */
function preventWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Puts the rules on every web page that this app will ever hold. */
export function hardenEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    keepNavigation(contents);
    denyWindows(contents);
    preventWebviews(contents);
  });
}
