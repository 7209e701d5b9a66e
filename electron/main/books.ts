import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { FileShelf } from '#shared/contract/file-shelf.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import { createOpenFiles } from '#shared/contract/open-files.ts';
import type { FileOpening } from '#shared/contract/platform.ts';
import { isOwnPage } from '#shared/web/external-link.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/** A gradebook with a host of its own and the window that looks at it. */
export interface Book {
  readonly file: string;
  readonly host: HostLink;
  /** Null before it is open and after it is closed. */
  window: BrowserWindow | null;
}

export interface BooksParts {
  readonly shelf: FileShelf;
  readonly startHost: (file: string, mustExist: boolean) => HostLink;
  readonly openWindow: (book: Book) => BrowserWindow;
}

/** How a file is to be opened. */
export interface OpenWish {
  /** A file that is not there is a trouble, not a new gradebook. */
  readonly mustExist: boolean;
  /** The window says itself what is wrong with the file. */
  readonly isBearable?: boolean;
  /** Runs before the window is there. */
  readonly fill?: (host: HostLink) => Promise<void>;
}

/** All gradebooks that are open, each in its own window. */
export interface Books {
  /** The gradebook whose own page asks; null for everybody else. */
  of(event: IpcMainEvent | IpcMainInvokeEvent): Book | null;
  all(): readonly Book[];
  /** Opens a gradebook in a window of its own, or brings the window that it has to the front. */
  open(file: string, wish: OpenWish): Promise<FileOpening>;
  closeAll(): Promise<void>;
}

class Refused extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

/** Binds each window to its host: a page reaches the host of its own file and no other. */
export function createBooks({ shelf, startHost, openWindow }: BooksParts): Books {
  const wishes = new Map<string, OpenWish>();
  const open = createOpenFiles<Book>(async (file) => {
    const wish = wishes.get(file);
    const book: Book = { file, host: startHost(file, wish?.mustExist ?? true), window: null };
    try {
      const trouble = wish?.isBearable === true ? null : await book.host.ready();
      // The window of a locked one asks for the passphrase; what is to be filled was filled before.
      const isLocked = trouble?.code === 'FILE_LOCKED';
      if (trouble && !isLocked) throw new Refused(trouble);
      if (!isLocked) await wish?.fill?.(book.host);
    } catch (error) {
      // Nobody would ever close it, and until then the file is held.
      await book.host.close();
      throw error;
    }
    book.host.subscribe((event) => book.window?.webContents.send(CHANNELS.event, event));
    return book;
  });
  const show = (book: Book) => {
    const window = openWindow(book);
    book.window = window;
    window.on('closed', () => {
      book.window = null;
      // Only this file's host ends; those of other windows know nothing of it.
      void open.close(book.file, ({ host }) => host.close());
    });
  };
  const all = () => open.all().map(([, book]) => book);
  return {
    of(event) {
      const frame = event.senderFrame;
      const book = all().find(({ window }) => window?.webContents === event.sender);
      if (!book?.window || frame === null) return null;
      const isTop = frame === book.window.webContents.mainFrame;
      return isTop && isOwnPage(frame.url, APP_ORIGIN, URL) ? book : null;
    },
    all,
    async open(file, wish) {
      wishes.set(file, wish);
      try {
        const book = await open.open(file);
        shelf.put(file);
        if (book.window) {
          bringForward(book.window);
          return { as: 'in-front' };
        }
        show(book);
        return { as: 'opened' };
      } catch (error) {
        if (error instanceof Refused) return { as: 'refused', trouble: error.trouble };
        throw error;
      }
    },
    closeAll: () => open.closeAll(({ host }) => host.close()),
  };
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
