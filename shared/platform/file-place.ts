import type { Surroundings } from './app-folder.ts';

/** A row of the mount table; on Windows a drive (`E:\`). */
export interface Mount {
  readonly at: string;
  /** Name of the file system, or on Windows what kind of drive it is. */
  readonly type: string;
}

/** What decides whether a folder is a safe one for a file that is open. */
export interface PlaceFacts extends Surroundings {
  readonly mounts: readonly Mount[];
  /** Folders that programs say themselves to keep in step. */
  readonly synced: readonly { readonly folder: string; readonly by: string }[];
  /** On a Mac: Desktop and Documents are kept in iCloud. */
  readonly isDesktopInCloud: boolean;
}

/** Where a folder lies, as far as that matters to an open file. */
export type FilePlace =
  | { readonly kind: 'local' | 'network' | 'removable' }
  /** A program copies it to other computers as it changes. */
  | { readonly kind: 'synced'; readonly by: string };

/**
 * Where a folder lies: on this laptop alone, kept in step by a program, on a share or on a stick.
 * `path` is absolute and has no links left in it.
 */
export function filePlace(path: string, facts: PlaceFacts): FilePlace {
  const by = syncedBy(path, facts);
  if (by !== null) return { kind: 'synced', by };
  if (facts.platform === 'win32' && plainWindows(path).startsWith('\\\\')) {
    return { kind: 'network' };
  }
  return { kind: kindOfMount(path, facts) };
}

/** Windows writes long paths and shares with a prefix of its own. */
const plainWindows = (path: string): string =>
  path
    .replaceAll('/', '\\')
    .replace(/^\\\\\?\\UNC\\/i, '\\\\')
    .replace(/^\\\\[?.]\\/, '');

const partsOf = (path: string, platform: string): readonly string[] =>
  (platform === 'win32' ? plainWindows(path).split('\\') : path.split('/')).filter(
    (part) => part !== '',
  );

/** Neither Windows nor a Mac tells large from small letters. */
const folded = (part: string, platform: string): string =>
  (platform === 'win32' || platform === 'darwin' ? part.toLowerCase() : part).normalize('NFC');

/** True for a folder and all below it. */
function isInside(path: string, folder: string | undefined, platform: string): boolean {
  if (!folder) return false;
  const inner = partsOf(path, platform);
  const outer = partsOf(folder, platform);
  return (
    outer.length > 0 &&
    outer.every((part, i) => folded(part, platform) === folded(inner[i] ?? '', platform))
  );
}

function syncedBy(path: string, facts: PlaceFacts): string | null {
  const { platform, env, home, synced, isDesktopInCloud } = facts;
  const isIn = (folder: string | undefined) => isInside(path, folder, platform);
  // Documents that were redirected to OneDrive lie in one of these, whatever they are called.
  if ([env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer].some(isIn)) return 'OneDrive';
  const said = synced.find(({ folder }) => isIn(folder));
  if (said) return said.by;
  const parts = partsOf(path, platform);
  if (platform === 'darwin') {
    if (isIn(`${home}/Library/Mobile Documents`)) return 'iCloud Drive';
    if (isDesktopInCloud && (isIn(`${home}/Desktop`) || isIn(`${home}/Documents`))) {
      return 'iCloud Drive';
    }
    const below = parts.indexOf('CloudStorage');
    if (below > 0 && parts[below - 1] === 'Library') return providerOf(parts[below + 1] ?? '');
  }
  const gvfs = platform === 'linux' ? /^\/run\/user\/\d+\/gvfs\/([a-z-]+):/.exec(path) : null;
  if (gvfs?.[1] === 'google-drive') return 'Google Drive';
  if (gvfs?.[1] === 'onedrive') return 'OneDrive';
  for (const [i, part] of parts.entries()) {
    const named = byFolderName(part);
    if (named) return named;
    // Google's own drive letter, or its folder: the names of its two halves are in its language.
    if (platform === 'win32' && i === 1 && GOOGLE_ROOTS.has(part.toLowerCase())) {
      return 'Google Drive';
    }
  }
  return null;
}

const GOOGLE_ROOTS: ReadonlySet<string> = new Set([
  'my drive',
  'shared drives',
  'mi unidad',
  'unidades compartidas',
  'mon drive',
  'meine ablage',
  'meu drive',
  'il mio drive',
  'mijn drive',
]);

const FOLDER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|drivefs)$/i, 'Google Drive'],
  [/^icloud ?drive$/i, 'iCloud Drive'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^box sync$/i, 'Box'],
  [/^pcloud ?drive$/i, 'pCloud'],
];

const byFolderName = (part: string): string | null =>
  FOLDER_NAMES.find(([name]) => name.test(part))?.[1] ?? null;

/** `OneDrive-NorthHigh`, `GoogleDrive-ana@north.org`: what a Mac keeps for each program. */
function providerOf(part: string): string {
  const name = part.split('-')[0] ?? '';
  if (name === 'GoogleDrive') return 'Google Drive';
  return name === '' ? 'iCloud Drive' : name;
}

const NETWORK_TYPES =
  /^(network|nfs\d*|cifs|smb\w*|smbfs|afpfs|webdav|davfs2?|ncpfs|afs|ceph|glusterfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|smbnetfs|curlftpfs))$/;

/** What the longest mount that holds the path says of it. */
function kindOfMount(
  path: string,
  { platform, mounts }: PlaceFacts,
): 'local' | 'network' | 'removable' {
  if (platform === 'linux') {
    if (/^\/run\/user\/\d+\/gvfs\/(mtp|gphoto2|afc):/.test(path)) return 'removable';
    if (/^\/run\/user\/\d+\/gvfs\//.test(path)) return 'network';
    if (isInside(path, '/mnt/chromeos/removable', platform)) return 'removable';
    if (isInside(path, '/mnt/chromeos/SMB', platform)) return 'network';
  }
  const [mount] = mounts
    .filter(({ at }) => isInside(path, at, platform))
    .sort((a, b) => b.at.length - a.at.length);
  if (mount && NETWORK_TYPES.test(mount.type.toLowerCase())) return 'network';
  if (platform === 'win32') return mount?.type === 'removable' ? 'removable' : 'local';
  const held = mount?.at ?? '';
  // A desktop hangs in here what was plugged in.
  if (platform === 'linux') return /^\/(run\/)?media\//.test(held) ? 'removable' : 'local';
  // A Mac hangs in here all that is not its own disk.
  if (platform === 'darwin') return /^\/Volumes\/[^/]+/.test(path) ? 'removable' : 'local';
  return 'local';
}

/** The mount table as Linux writes it: `/proc/self/mounts`. */
export function mountsOfLinux(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, at, type] = line.split(' ');
    return at === undefined || type === undefined ? [] : [{ at: unescaped(at), type }];
  });
}

/** A space in a name is written as `\040` there. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 8)),
  );

/** The mount table as a Mac says it: `//ana@school/share on /Volumes/share (smbfs, nodev)`. */
export function mountsOfMac(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const found = / on (\/.*) \(([^,)]+)/.exec(line);
    return found?.[1] && found[2] ? [{ at: found[1], type: found[2] }] : [];
  });
}

/** What Windows says of its drives, a letter and a number a line: `E: 2`. */
export function drivesOfWindows(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*([A-Za-z]:)\s+(\d)/.exec(line);
    const type = found?.[2] === '2' ? 'removable' : found?.[2] === '4' ? 'network' : 'fixed';
    return found?.[1] ? [{ at: `${found[1]}\\`, type }] : [];
  });
}

/** The folders that Dropbox names in its `info.json`. */
export function dropboxFolders(text: string): string[] {
  try {
    const found: unknown = JSON.parse(text);
    return Object.values(found ?? {}).flatMap((account: { path?: unknown } | null) =>
      typeof account?.path === 'string' ? [account.path] : [],
    );
  } catch {
    return [];
  }
}
