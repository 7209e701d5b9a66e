import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dialog, shell } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import type { FileGrant, FileType } from '#shared/contract/platform.ts';
import { externalLink } from '#shared/web/external-link.ts';
import { answer, type OwnWindow } from './bridge.ts';

/** The most files of one drop. */
const MAX_FILES = 200;

/** What a person points at becomes a grant: the path goes to the host, a token to the page. */
export function connectPlatform(host: HostLink, window: OwnWindow, uploadFolder: string): void {
  const grantPath = (path: string, mode: 'read' | 'write', name = basename(path)): FileGrant => {
    const grant = randomBytes(16).toString('hex');
    host.grant({ grant, path, name, mode });
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return { grant, name, bytes };
  };
  /** Several files become one folder, so that only those that were chosen are in it. */
  const grantAll = (paths: readonly string[]): FileGrant | null => {
    const [only] = paths;
    if (only === undefined || paths.length > MAX_FILES) return null;
    if (paths.length === 1) return grantPath(only, 'read');
    const folder = join(uploadFolder, randomBytes(16).toString('hex'));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const path of paths) copyFileSync(path, join(folder, basename(path)));
    return grantPath(folder, 'read', `${paths.length} files`);
  };

  rmSync(uploadFolder, { recursive: true, force: true });
  answer(CHANNELS.pickOpen, window, null, async (types) => {
    const own = window();
    if (!own) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(own, {
      properties: ['openFile', 'multiSelections'],
      filters: filtersOf(types),
    });
    return canceled ? null : grantAll(filePaths);
  });
  answer(CHANNELS.pickSave, window, null, async (name, type) => {
    const own = window();
    if (!own || typeof name !== 'string') return null;
    const { canceled, filePath } = await dialog.showSaveDialog(own, {
      defaultPath: basename(name),
      filters: filtersOf([type]),
    });
    return canceled || !filePath ? null : grantPath(filePath, 'write');
  });
  answer(CHANNELS.dropped, window, null, (paths) => {
    const known = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
    return grantAll(known.filter((path) => path !== ''));
  });
  answer(CHANNELS.openLink, window, undefined, async (url) => {
    const link = typeof url === 'string' ? externalLink(url, URL) : null;
    if (link !== null) await shell.openExternal(link);
  });
}

const isFileType = (value: unknown): value is FileType =>
  typeof value === 'object' &&
  value !== null &&
  'label' in value &&
  typeof value.label === 'string' &&
  'extensions' in value &&
  Array.isArray(value.extensions) &&
  value.extensions.every((extension) => typeof extension === 'string');

function filtersOf(types: unknown): { name: string; extensions: string[] }[] {
  const known = Array.isArray(types) ? types.filter(isFileType) : [];
  return known.map(({ label, extensions }) => ({ name: label, extensions: [...extensions] }));
}
