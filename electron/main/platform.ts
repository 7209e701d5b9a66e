import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { FileShelf } from '#shared/contract/file-shelf.ts';
import type { FileGrant, FileOpening, FileType, PdfSaving } from '#shared/contract/platform.ts';
import { paperOf } from '#shared/platform/paper.ts';
import { choiceIn } from '#shared/text/language.ts';
import type { Say } from '#shared/text/text.ts';
import { externalLink } from '#shared/web/external-link.ts';
import type { ShellLanguage } from '../shell/language.ts';
import { writeWhole } from '../shell/write-whole.ts';
import type { Book, Books } from './books.ts';
import { answer } from './bridge.ts';

/** The most files of one drop. */
const MAX_FILES = 200;

const REFUSED: PdfSaving = { ok: false, error: { code: 'NOT_ALLOWED', params: { what: 'file' } } };

/** What a window asks of the shell. */
export interface PlatformParts {
  readonly books: Books;
  readonly shelf: FileShelf;
  readonly uploadFolder: string;
  /** Opens a gradebook that stands on the shelf, or that a person pointed at. */
  readonly openFile: (file: string) => Promise<FileOpening>;
  readonly language: ShellLanguage;
  readonly say: Say;
}

/** What a person points at becomes a grant: the path goes to the host, a token to the page. */
export function connectPlatform({
  books,
  shelf,
  uploadFolder,
  openFile,
  language,
  say,
}: PlatformParts): void {
  const grantPath = (
    { host }: Book,
    path: string,
    mode: 'read' | 'write',
    name = basename(path),
  ): FileGrant => {
    const grant = randomBytes(16).toString('hex');
    host.grant({ grant, path, name, mode });
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return { grant, name, bytes };
  };
  /** Several files become one folder, so that only those that were chosen are in it. */
  const grantAll = (book: Book, paths: readonly string[]): FileGrant | null => {
    const [only] = paths;
    if (only === undefined || paths.length > MAX_FILES) return null;
    if (paths.length === 1) return grantPath(book, only, 'read');
    const folder = join(uploadFolder, randomBytes(16).toString('hex'));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const path of paths) copyFileSync(path, join(folder, basename(path)));
    return grantPath(book, folder, 'read', say('shell.several-files', { count: paths.length }));
  };

  /** Where a person said that something is to be saved, and for which window: each for one sheet. */
  const places = new Map<string, { readonly book: Book; readonly path: string }>();

  rmSync(uploadFolder, { recursive: true, force: true });
  answer(CHANNELS.pickOpen, books, null, async (book, types) => {
    if (!book.window) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(book.window, {
      properties: ['openFile', 'multiSelections'],
      filters: filtersOf(types),
    });
    return canceled ? null : grantAll(book, filePaths);
  });
  answer(CHANNELS.pickSave, books, null, async (book, name, type) => {
    if (!book.window || typeof name !== 'string') return null;
    const { canceled, filePath } = await dialog.showSaveDialog(book.window, {
      defaultPath: basename(name),
      filters: filtersOf([type]),
    });
    if (canceled || !filePath) return null;
    const granted = grantPath(book, filePath, 'write');
    places.set(granted.grant, { book, path: filePath });
    return granted;
  });
  answer(CHANNELS.savePdf, books, REFUSED, async (book, grant) => {
    const place = places.get(String(grant));
    if (!book.window || place?.book !== book) return REFUSED;
    places.delete(String(grant));
    const bytes = await book.window.webContents.printToPDF({
      pageSize:
        paperOf(new Intl.DateTimeFormat().resolvedOptions().locale) === 'a4' ? 'A4' : 'Letter',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    });
    const error = await writeWhole(place.path, bytes);
    return error === null ? { ok: true } : { ok: false, error };
  });
  answer(CHANNELS.dropped, books, null, (book, paths) => {
    const known = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
    return grantAll(
      book,
      known.filter((path) => path !== ''),
    );
  });
  answer(CHANNELS.files, books, null, ({ file }) =>
    shelf.choices(
      books.all().map((book) => book.file),
      file,
    ),
  );
  answer(CHANNELS.openFile, books, null, async (book, word) => {
    if (word !== null) {
      const file = shelf.pathOf(word);
      return file === null ? null : openFile(file);
    }
    const chosen = book.window ? await chooseGradebook(book.window, say) : null;
    return chosen === null ? null : openFile(chosen);
  });
  answer(CHANNELS.chooseLanguage, books, undefined, (_book, choice) => {
    language.choose(choiceIn(choice));
  });
  answer(CHANNELS.openLink, books, undefined, async (_book, url) => {
    const link = typeof url === 'string' ? externalLink(url, URL) : null;
    if (link !== null) await shell.openExternal(link);
  });
}

/** Lets a person point at a gradebook; null when they think better of it. */
export async function chooseGradebook(window: BrowserWindow, say: Say): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: say('menu.gradebook'), extensions: ['gradebook'] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
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
