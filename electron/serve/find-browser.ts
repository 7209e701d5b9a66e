import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

const ON_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const ON_WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** Every place where a browser with app windows may be, best first. */
function browserCandidates(platform: string, env: Env): string[] {
  const chosen = env.CHROMIUM ? [env.CHROMIUM] : [];
  if (platform === 'darwin') return [...chosen, ...ON_MAC];
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const found = ON_WINDOWS.flatMap((path) => roots.map((root) => (root ? join(root, path) : '')));
    return [...chosen, ...found.filter((path) => path !== '')];
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...chosen, ...ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)))];
}

/** The browser to show the window in; null when none is installed. */
export function findBrowser(
  platform: string = process.platform,
  env: Env = process.env,
  exists: (path: string) => boolean = existsSync,
): string | null {
  return browserCandidates(platform, env).find(exists) ?? null;
}
