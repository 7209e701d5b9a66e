import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { buildInfo } from '#shared/contract/build-info.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import { type HostChild, type HostLink, linkHost } from '#shared/contract/host-link.ts';
import { loadSay } from '#shared/text/load-say.ts';
import { createSay, type Say } from '#shared/text/text.ts';
import { MAX_UPLOAD } from '#shared/web/guard.ts';
import type { ShellLanguage } from '../shell/language.ts';
import type { Gradebooks } from './gradebooks.ts';
import { startHostWorker } from './host-worker.ts';
import { listen } from './server.ts';
import { createUploads } from './uploads.ts';
import { createWindows, type Windows } from './windows.ts';

/** How long a gradebook stays open after its last window, in milliseconds. */
const LINGER = 5_000;

/** What a gradebook is served with. */
export interface ServeFileOptions {
  readonly file: string;
  readonly folder: string;
  readonly hostFile: string;
  readonly rendererFolder: string;
  /** Runs from its sources: answers are checked, too. */
  readonly isSource: boolean;
  readonly isDepartment: boolean;
  /** A file that is not there is a trouble, not a new gradebook. */
  readonly mustExist: boolean;
  /** Its window may open once the file is held: what it asks waits for the rest of the host. */
  readonly opensEarly: boolean;
  /** Its host, where it was started already. */
  readonly begun: HostChild | null;
  readonly port: number;
  /** A session that is known beforehand, in development. */
  readonly session: string | undefined;
  readonly otherOrigins: readonly string[];
  readonly gradebooks: Gradebooks;
  readonly language: ShellLanguage;
  readonly log: (line: string) => void;
  /** The last window is gone, and none came back. */
  readonly onLastGone: () => void;
}

/** A gradebook with a host, an origin and a session of its own. */
export interface ServedFile {
  readonly host: HostLink;
  readonly windows: Windows;
  readonly origin: string;
  /** Path of an address that lets one browser in, once. */
  launchPath(): string;
  /** Closes windows, file and port; resolves when the file is free. */
  end(): Promise<void>;
}

/** A host that could not open its file; it is gone by the time this is thrown. */
export class NotServed extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

/**
 * Opens a gradebook behind a port of its own. Hosts share nothing: when one falls, the others stand.
 * `isBearable` says of a file that did not open whether its window is to say so itself; otherwise
 * throws NotServed. Rejects when the port is taken.
 */
export async function serveFile(
  options: ServeFileOptions,
  isBearable: (trouble: Trouble) => boolean,
): Promise<ServedFile> {
  const { file, folder, mustExist, isSource } = options;
  const config = { file, folder, mustExist, checkOutput: isSource };
  let { begun } = options;
  const startHost = () => {
    const child = begun ?? startHostWorker(options.hostFile, config);
    begun = null;
    return child;
  };
  const host = linkHost(startHost, () => performance.now());
  let words = createSay();
  const say: Say = (key, params) => words(key, params);
  const unfollow = options.language.follow((spoken) => {
    host.speak(spoken);
    void loadSay(spoken.locale).then((loaded) => {
      words = loaded;
    });
  });
  const known = options.session;
  const instance = known === undefined ? randomBytes(8).toString('hex') : 'development';
  const uploads = createUploads(join(folder, 'uploads'), instance, MAX_UPLOAD, say, host.grant);
  const windows = createWindows(LINGER, options.onLastGone);
  host.subscribe((event) => windows.broadcast(event));
  const { isDepartment, rendererFolder, otherOrigins, gradebooks, language, log } = options;
  const newToken = () => randomBytes(32).toString('hex');
  const listening = listen(
    {
      host,
      uploads,
      windows,
      gradebooks,
      language,
      info: { ...buildInfo, shell: 'loopback', isDepartment },
      rendererFolder,
      instance,
      session: known ?? newToken(),
      launch: newToken(),
      otherOrigins,
      log,
    },
    options.port,
  );
  // The port is taken while the host takes the file; the address is told to nobody before both are.
  const [trouble, opened] = await Promise.all([
    options.opensEarly ? host.held() : host.ready(),
    listening.then(
      ({ server }) => server,
      () => null,
    ),
  ]);
  const isRefused = trouble !== null && !isBearable(trouble);
  if (isRefused || opened === null) {
    unfollow();
    await host.close();
  }
  if (isRefused) {
    opened?.close();
    throw new NotServed(trouble);
  }
  const { server, origin, letIn } = await listening;
  return {
    host,
    windows,
    origin,
    launchPath() {
      const token = newToken();
      letIn(token);
      return `/launch/${token}`;
    },
    async end() {
      unfollow();
      windows.closeAll();
      server.close();
      await host.close();
      server.closeAllConnections();
      uploads.clear();
    },
  };
}
