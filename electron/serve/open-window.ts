import { spawn } from 'node:child_process';

/** The flags of an app window with a profile of its own that talks to nobody. */
function windowArguments(url: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    // Chromium's own sandbox refuses to run as root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Opens the app window. `onFailed` runs when the browser ends at once (no display, for one);
 * later its end says nothing, because a running browser takes the window over.
 */
export function openWindow(
  browser: string,
  url: string,
  profile: string,
  onFailed: () => void,
): void {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(browser, windowArguments(url, profile, isRoot), {
    stdio: 'ignore',
    detached: true,
  });
  const early = setTimeout(() => child.removeAllListeners('exit'), 5_000);
  early.unref();
  child.on('error', onFailed);
  child.once('exit', (code) => {
    if (code !== 0) onFailed();
  });
  child.unref();
}
