import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { buildInfo } from '#shared/contract/build-info.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import type { Language } from '#shared/contract/platform.ts';
import { createSay } from '#shared/text/text.ts';
import { MAX_UPLOAD } from '#shared/web/guard.ts';
import { listen } from '../serve/server.ts';
import { createUploads } from '../serve/uploads.ts';
import { createWindows } from '../serve/windows.ts';
import { createShellLanguage } from '../shell/language.ts';

export interface ServedPageOptions {
  readonly host: HostLink;
  /** The app's own folder. */
  readonly folder: string;
  readonly rendererFolder: string;
  /** In which the sheet is written. */
  readonly language: Language;
}

/** The window of an open gradebook, behind the door of the loopback shell, for one visit. */
export interface ServedPage {
  /** Lets one browser in, once. */
  readonly address: string;
  end(): void;
}

/** Serves the window over 127.0.0.1 until it was printed. */
export async function servePage(options: ServedPageOptions): Promise<ServedPage> {
  const { host, folder, rendererFolder, language } = options;
  const instance = randomBytes(8).toString('hex');
  const launch = randomBytes(32).toString('hex');
  const uploads = createUploads(
    join(folder, 'uploads'),
    instance,
    MAX_UPLOAD,
    createSay(),
    host.grant,
  );
  const windows = createWindows(0, () => undefined);
  const stopListening = host.subscribe((event) => windows.broadcast(event));
  const { server, origin } = await listen(
    {
      host,
      uploads,
      windows,
      gradebooks: { choices: () => [], open: () => Promise.resolve(null) },
      language: createShellLanguage({ read: () => language, write: () => undefined }, ''),
      info: { ...buildInfo, shell: 'loopback' },
      rendererFolder,
      instance,
      session: randomBytes(32).toString('hex'),
      launch,
      otherOrigins: [],
      log: () => undefined,
    },
    0,
  );
  return {
    address: `${origin}/launch/${launch}`,
    end() {
      stopListening();
      windows.closeAll();
      server.close();
      server.closeAllConnections();
      uploads.clear();
    },
  };
}
