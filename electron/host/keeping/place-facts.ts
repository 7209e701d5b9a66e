import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  drivesOfWindows,
  dropboxFolders,
  type FilePlace,
  filePlace,
  type Mount,
  mountsOfLinux,
  mountsOfMac,
  type PlaceFacts,
} from '#shared/platform/file-place.ts';

/** When the window has settled, in milliseconds. */
const AFTER_THE_START = 4_000;

/** How long a program of the system may take to say what is mounted, in milliseconds. */
const PATIENCE = 5_000;

/** What this machine says of its disks and of the programs that keep folders in step. */
export async function placeFacts(): Promise<PlaceFacts> {
  const { platform, env } = process;
  const home = homedir();
  const cloud = join(home, 'Library', 'Mobile Documents', 'com~apple~CloudDocs');
  return {
    platform,
    env,
    home,
    mounts: await mountsHere(),
    synced: dropboxFiles(home).flatMap((path) =>
      dropboxFolders(textOf(path)).map((folder) => ({ folder, by: 'Dropbox' })),
    ),
    // With Desktop and Documents in iCloud, both stand among its own folders.
    isDesktopInCloud: platform === 'darwin' && existsSync(join(cloud, 'Desktop')),
  };
}

/** Where a file lies, its links followed; on Windows a drive letter of a share becomes the share. */
export function placeOf(file: string, facts: PlaceFacts): FilePlace {
  return filePlace(realFolder(dirname(file)), facts);
}

/** The folder itself, or the nearest one above it that is there. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(realFolder(above), folder.slice(above.length));
  }
}

const dropboxFiles = (home: string): string[] => [
  join(home, '.dropbox', 'info.json'),
  ...[process.env.APPDATA, process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, 'Dropbox', 'info.json')] : [],
  ),
];

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function mountsHere(): Promise<Mount[]> {
  if (process.platform === 'linux') return mountsOfLinux(textOf('/proc/self/mounts'));
  if (process.platform === 'darwin') return mountsOfMac(await said('/sbin/mount', []));
  if (process.platform !== 'win32') return [];
  // That program takes a second or two of the processor, which the first screen needs.
  await wait(AFTER_THE_START, undefined, { ref: false });
  const shell = join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  );
  const ask =
    'Get-CimInstance Win32_LogicalDisk | ForEach-Object { $_.DeviceID + " " + $_.DriveType }';
  return drivesOfWindows(await said(shell, ['-NoProfile', '-NonInteractive', '-Command', ask]));
}

/** What a program of the system says; nothing where it says nothing. */
const said = (program: string, words: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(program, words, { timeout: PATIENCE, windowsHide: true }, (error, out) =>
      resolve(error ? '' : out),
    );
  });

/** A folder that may hold the second copies. */
export interface OfferedFolder {
  readonly folder: string;
  /** The program that keeps it in step, or the name of a stick. */
  readonly name: string;
  readonly kind: 'synced' | 'removable' | 'network';
}

/** Folders of this machine that lie elsewhere too: sticks that are plugged in, synced folders, shares. */
export function offeredFolders(facts: PlaceFacts): OfferedFolder[] {
  const { platform, env, home, mounts } = facts;
  const candidates = [
    env.OneDrive,
    env.OneDriveCommercial,
    ...facts.synced.map(({ folder }) => folder),
    ...below(home),
    ...(platform === 'darwin'
      ? [
          ...below(join(home, 'Library', 'CloudStorage')),
          join(home, 'Library', 'Mobile Documents', 'com~apple~CloudDocs'),
          ...below('/Volumes'),
        ]
      : []),
    ...(platform === 'linux' ? below('/mnt/chromeos/removable') : []),
    ...mounts.map(({ at }) => at),
  ];
  const offered = new Map<string, OfferedFolder>();
  for (const folder of candidates) {
    if (!folder || offered.has(folder)) continue;
    const place = filePlace(folder, facts);
    if (place.kind === 'local' || !isFolder(folder)) continue;
    const name = place.kind === 'synced' ? place.by : lastPart(folder);
    offered.set(folder, { folder, name, kind: place.kind });
  }
  return [...offered.values()].slice(0, 8);
}

const lastPart = (folder: string): string =>
  folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;

function below(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
