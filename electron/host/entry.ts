import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromHost, ToHost } from '#shared/contract/port.ts';
import { followMoved } from './keeping/follow-moved.ts';
import type { HostConfig, HostPort } from './start-host.ts';
import { openConnection } from './store/connection.ts';

/** What Electron puts on `process` inside a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The one built file of the host: it serves a utility process and a worker thread alike. */
function channel(): { port: HostPort; config: HostConfig } | null {
  const utility = (process as { parentPort?: UtilityPort }).parentPort;
  if (utility) {
    return {
      config: JSON.parse(process.argv.at(-1) ?? '{}') as HostConfig,
      port: {
        post: (message: FromHost) => utility.postMessage(message),
        onMessage: (listener) => utility.on('message', ({ data }) => listener(data as ToHost)),
        // A moment for the last message to leave the process.
        exit: () => setTimeout(() => process.exit(0), 20),
      },
    };
  }
  const thread = parentPort;
  if (!thread) return null;
  return {
    config: workerData as HostConfig,
    port: {
      post: (message: FromHost) => thread.postMessage(message),
      onMessage: (listener) => thread.on('message', (data: ToHost) => listener(data)),
      exit: () => thread.close(),
    },
  };
}

/** Beside this file when built, in its folder when run from the sources. */
const importWorker = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('interchange/import-worker.ts', import.meta.url)
    : new URL('import-worker.js', import.meta.url),
);

/**
 * Takes the file before the rest of the host is read, which takes longer than all else: a shell that
 * only has to know that the file is its own opens the window meanwhile.
 */
async function start({
  port,
  config: asked,
}: NonNullable<ReturnType<typeof channel>>): Promise<void> {
  const config = { ...asked, file: followMoved(asked.folder, asked.file) };
  const early: ToHost[] = [];
  let take = (message: ToHost): void => void early.push(message);
  port.onMessage((message) => take(message));
  const connection = openConnection(config.file, config.mustExist);
  // Told before the import begins, which leaves no room for anything else until it is through.
  await connection.then(
    () => port.post({ type: 'held' }),
    // Said by whoever is given the connection.
    () => undefined,
  );
  const { startHost } = await import('./start-host.ts');
  const onMessage = (listener: (message: ToHost) => void) => {
    take = listener;
    for (const message of early.splice(0)) listener(message);
  };
  startHost({ ...port, onMessage }, { importWorker, ...config }, connection);
}

// What the build compiled beforehand, for the Node that built it; Electron's is another.
const compiled = join(import.meta.dirname, 'compiled');
if (process.versions.electron === undefined && existsSync(compiled)) enableCompileCache(compiled);

const here = channel();
if (here) await start(here);
else process.exitCode = 2;
