import { setTimeout as wait } from 'node:timers/promises';
import { isName } from '#shared/contract/contract.ts';
import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import type { Envelope, FromHost, ToHost } from '#shared/contract/port.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import { answerClosed } from './answer-closed.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import type { Effects, Swap } from './context.ts';
import { createHost, type Host } from './create-host.ts';
import { systemEffects } from './effects.ts';
import { createFileGrants } from './files/file-grants.ts';
import { deviceId } from './files/paths.ts';
import { createLog } from './log.ts';
import { type Connection, classify, openConnection } from './store/connection.ts';

/** What a shell tells the host that it starts. */
export interface HostConfig {
  /** The gradebook file; created when missing unless `mustExist`. */
  readonly file: string;
  /** The app's own folder: device id, logs. */
  readonly folder: string;
  readonly mustExist?: boolean;
  /** Parse answers too; in development. */
  readonly checkOutput?: boolean;
  /** File of the thread that reads files from outside; entry files know where it lies. */
  readonly importWorker?: string;
}

/** The host's end of a channel. */
export interface HostPort {
  post(message: FromHost): void;
  onMessage(listener: (message: ToHost) => void): void;
  /** Ends the process or thread. */
  exit(): void;
}

/** So long is waited at closing for what was under way and is cancelled, in milliseconds. */
const LAST_WORDS = 5_000;

/** Calls that took longer than this are written to the log, in milliseconds. */
const SLOW = 40;

/**
 * Runs a host on a port until it is told to close. A file that cannot be opened does not end it:
 * every request is answered with that trouble, so that the window can say it; only backups can be
 * listed and put in its place. `connection` is the file, where it is being opened already.
 */
export function startHost(
  port: HostPort,
  config: HostConfig,
  connection: Promise<Connection> = openConnection(config.file, config.mustExist),
): void {
  const log = createLog(`${config.folder}/logs`);
  const effects = systemEffects(log);
  let swap: Swap | null = null;
  const opened = open(config, connection, effects, (next) => {
    swap = next;
  });
  const kept = opened.then((host) =>
    'request' in host ? createBackupKeeper(host, config.file, effects) : null,
  );

  void opened.then((host) => {
    if ('request' in host) host.subscribe((event) => port.post({ type: 'event', event }));
    const isOpen = 'request' in host;
    port.post({
      type: 'ready',
      trouble: isOpen ? null : host,
      rev: isOpen ? host.revision() : null,
    });
    // While the window is still being opened: its first question then finds everything read.
    if (isOpen) void host.request('window.first', { class: null });
    // Disks may be slow to answer; nobody waits for it.
    if (isOpen) void host.keeping?.look();
  });

  const running = new Map<string, Promise<Envelope>>();
  /** No file is written of a gradebook that is closed, and none stays half written. */
  const endRunning = async (host: Host) => {
    if (running.size === 0) return;
    for (const id of running.keys()) host.cancel(id);
    const ended = Promise.allSettled(running.values());
    await Promise.race([ended, wait(LAST_WORDS, undefined, { ref: false })]);
  };

  const grants = createFileGrants();
  const replyClosed = async (
    trouble: Trouble,
    { id, name, input }: Extract<ToHost, { type: 'request' }>,
  ) => {
    const closed = { file: config.file, home: config.folder, trouble, grants, now: effects.now };
    const envelope = await answerClosed(closed, name, input).catch((error: unknown): Envelope => {
      const known = classify(error, config.file);
      return { ok: false, error: troubleOf(known, config.folder, log) };
    });
    port.post({ type: 'reply', id, envelope });
    // A backup stands there now, which the shell opens with a new host.
    if (name === 'backup.restore' && envelope.ok) port.exit();
  };
  const answer = async (message: ToHost) => {
    const host = await opened;
    if (!('request' in host)) {
      if (message.type === 'request') await replyClosed(host, message);
      else if (message.type === 'grant') grants.add(message.grant, message);
      else if (message.type === 'close') finish(port);
      return;
    }
    if (message.type === 'request') {
      const keeper = await kept;
      const unsafe = (await keeper?.beforeBulk(message.name)) ?? null;
      if (unsafe) {
        port.post({ type: 'reply', id: message.id, envelope: { ok: false, error: unsafe } });
        return;
      }
      const started = performance.now();
      const asked = host.request(message.name, message.input, message.id);
      running.set(message.id, asked);
      const envelope = await asked;
      running.delete(message.id);
      const took = performance.now() - started;
      if (took > SLOW && isName(message.name)) log(`slow ${message.name} ${Math.round(took)} ms`);
      const next = swap;
      if (next) {
        // What is ended for it answers in its own words, and swaps nothing a second time.
        swap = null;
        await endRunning(host);
        await (await kept)?.closing();
        host.close();
        const trouble = await next().then(
          () => null,
          (error: unknown) => troubleOf(error, config.folder, log),
        );
        const answered = trouble ? { ok: false as const, error: trouble } : envelope;
        port.post({ type: 'reply', id: message.id, envelope: answered });
        // The shell starts the host again, on the file that stands there now.
        port.exit();
        return;
      }
      port.post({ type: 'reply', id: message.id, envelope });
      if (envelope.ok && envelope.changes.length > 0) keeper?.changed(message.name);
    } else if (message.type === 'cancel') host.cancel(message.id);
    else if (message.type === 'grant') {
      const { grant, path, name, mode } = message;
      host.grants.add(grant, { path, name, mode });
    } else {
      await endRunning(host);
      await (await kept)?.closing();
      host.close();
      finish(port);
    }
  };
  port.onMessage((message) => {
    answer(message).catch((error: unknown) => log(`port ${traceOf(error)}`));
  });
}

function finish(port: HostPort): void {
  port.post({ type: 'closed' });
  port.exit();
}

async function open(
  config: HostConfig,
  connection: Promise<Connection>,
  effects: Effects,
  replaceFile: (swap: Swap) => void,
): Promise<Host | Trouble> {
  const { file, folder, checkOutput = false } = config;
  let db: Connection | undefined;
  try {
    db = await connection;
    const device = deviceId(folder);
    return await createHost({
      file,
      device,
      effects,
      connection: db,
      checkOutput,
      replaceFile,
      home: folder,
      ...(config.importWorker === undefined ? {} : { importWorker: config.importWorker }),
    });
  } catch (error) {
    db?.close();
    return troubleOf(classify(error, file), folder, effects.log);
  }
}

function troubleOf(error: unknown, folder: string, log: Effects['log']): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return { code: 'FILE_READ_ONLY', params: { file: folder } };
  }
  if (code === 'ENOSPC') return { code: 'DISK_FULL', params: {} };
  log(`open ${traceOf(error)}`);
  return { code: 'INTERNAL', params: { name: 'open' } };
}
