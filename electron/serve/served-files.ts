import { beginDepartment } from '#shared/contract/begin-department.ts';
import type { FileShelf } from '#shared/contract/file-shelf.ts';
import type { HostChild, HostLink } from '#shared/contract/host-link.ts';
import { createOpenFiles, type OpenFiles } from '#shared/contract/open-files.ts';
import type { FileOpening } from '#shared/contract/platform.ts';
import { NotServed, type ServedFile, type ServeFileOptions, serveFile } from './serve-file.ts';

type Common = Pick<
  ServeFileOptions,
  'folder' | 'hostFile' | 'rendererFolder' | 'isSource' | 'session' | 'language' | 'log'
>;

export interface ServedFilesOptions extends Common {
  readonly shelf: FileShelf;
  /** Paths of the app's own file and of the department's: they are made where they are missing. */
  readonly own: string;
  readonly department: string;
  /** Origin of the development server, whose pages may call the first file. */
  readonly devOrigin: string | null;
  /** The first file stays when its windows are gone. */
  readonly keeps: boolean;
  /** Opens a window on an address; false where the address could only be told. */
  readonly announce: (url: string) => boolean;
  /** Nothing is open any more. */
  readonly onEnd: () => void;
}

/** Puts into a file what it is to show from the start. */
type Fill = (host: HostLink) => Promise<void>;

/** A file and the host that opens it already. */
interface Begun {
  readonly file: string;
  readonly host: HostChild;
}

/** All gradebooks of this shell: the one it was started with, and those opened from its windows. */
export interface ServedFiles {
  /**
   * Serves the first file, whose host was started, fills it, opens its window. Throws NotServed
   * where it is open elsewhere.
   */
  start(begun: Begun, port: number, fill: Fill | null): Promise<void>;
  endAll(): Promise<void>;
}

/** Keeps a server a file: its own host, port and session, so that no file's trouble is another's. */
export function createServedFiles(options: ServedFilesOptions): ServedFiles {
  const { shelf, own, department, keeps, announce } = options;
  let first: string | null = null;
  let firstHost: HostChild | null = null;
  let firstPort = 0;
  let isEnding = false;

  const files: OpenFiles<ServedFile> = createOpenFiles((file) => {
    const isFirst = file === first;
    const begun = isFirst ? firstHost : null;
    // It may be closed and opened again.
    firstHost = null;
    return serveFile(
      {
        ...options,
        file,
        isDepartment: file === department,
        mustExist: !isFirst && file !== department && file !== own,
        opensEarly: isFirst,
        begun,
        port: isFirst ? firstPort : 0,
        session: isFirst ? options.session : undefined,
        otherOrigins: isFirst && options.devOrigin !== null ? [options.devOrigin] : [],
        gradebooks: {
          choices: () => shelf.choices(paths(), file),
          open: (asked) => openFor(asked),
        },
        onLastGone: () => {
          if (!(isFirst && keeps)) void leave(file);
        },
      },
      // The first window says itself what is wrong; but one that could do nothing is not opened.
      (trouble) =>
        trouble.code === 'FILE_LOCKED' || (isFirst && trouble.code !== 'FILE_OPEN_ELSEWHERE'),
    );
  });
  const hostOf = (file: string) => files.all().find(([path]) => path === file)?.[1].host;
  const paths = () => files.all().map(([file]) => file);

  const openFor = async (asked: unknown): Promise<FileOpening | null> => {
    const file = shelf.pathOf(asked);
    if (file === null || isEnding) return null;
    try {
      const served = await files.open(file);
      // A locked one was begun before it was locked.
      if (file === department && (await served.host.ready()) === null)
        await beginDepartment(served.host, hostOf(own));
      shelf.put(file);
      if (served.windows.callForward()) return { as: 'in-front' };
      return { as: announce(served.origin + served.launchPath()) ? 'opened' : 'told' };
    } catch (error) {
      if (error instanceof NotServed) return { as: 'refused', trouble: error.trouble };
      throw error;
    }
  };

  const leave = async (file: string) => {
    if (isEnding) return;
    await files.close(file, (served) => served.end());
    const isWanted = files.all().some(([path, { windows }]) => {
      return windows.isWaitedFor() || (keeps && path === first);
    });
    if (!isWanted) await endAll();
  };

  const endAll = async () => {
    if (isEnding) return;
    isEnding = true;
    await files.closeAll((served) => served.end());
    options.onEnd();
  };

  return {
    async start({ file, host }, port, fill) {
      first = file;
      firstHost = host;
      firstPort = port;
      const served = await files.open(file);
      // A file that did not open has nothing to fill; its window says why.
      if (fill && (await served.host.ready()) === null) await fill(served.host);
      shelf.put(file);
      announce((options.devOrigin ?? served.origin) + served.launchPath());
    },
    endAll,
  };
}
