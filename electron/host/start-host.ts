import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { contract, isName } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { Envelope, FromHost, ToHost } from '#shared/contract/port.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import { answerClosed } from './answer-closed.ts';
import type { ClosedWork, Swap } from './context.ts';
import type { Host } from './create-host.ts';
import { systemEffects } from './effects.ts';
import { createFileGrants } from './files/file-grants.ts';
import { finishLock, keyBy } from './lock/lock-up.ts';
import { createLog } from './log.ts';
import { type Opened, openGradebook, type Shut, shutBy } from './open-gradebook.ts';
import { speak } from './say.ts';
import { type Connection, openConnection } from './store/connection.ts';
import type { FileKey } from './store/file-key.ts';

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

type Request = Extract<ToHost, { type: 'request' }>;

/** So long is waited at closing for what was under way and is cancelled, in milliseconds. */
const LAST_WORDS = 5_000;

/** Calls that took longer than this are written to the log, in milliseconds. */
const SLOW = 40;

/**
 * Runs a host on a port until it is told to close. A file that cannot be opened does not end it:
 * every request is answered with that trouble, so that the window can say it; a locked one can be
 * opened, and of one that is lost backups can be listed and put in its place. `connection` is the
 * file, where it is being opened already.
 */
export function startHost(
  port: HostPort,
  config: HostConfig,
  connection: Promise<Connection> = openConnection(config.file, config.mustExist),
): void {
  const { file, folder } = config;
  const log = createLog(`${folder}/logs`);
  const effects = systemEffects(log);
  const places = { file, folder };
  const grants = createFileGrants();
  let swap: Swap | null = null;
  let closedWork: ClosedWork | null = null;
  const parts = {
    config,
    effects,
    replaceFile: (next: Swap) => {
      swap = next;
    },
    lock: {
      places,
      whileClosed: (work: ClosedWork) => {
        closedWork = work;
      },
    },
  };
  const listen = (state: Opened | Shut): Opened | Shut => {
    if ('host' in state) {
      state.host.subscribe((event) => port.post({ type: 'event', event }));
      // Grants outlive the closing of the file.
      for (const grant of given) state.host.grants.add(grant.grant, grant);
    }
    const isOpen = 'host' in state;
    port.post({
      type: 'ready',
      trouble: isOpen ? null : state.trouble,
      rev: isOpen ? state.host.revision() : null,
    });
    return state;
  };
  const given: Extract<ToHost, { type: 'grant' }>[] = [];
  const opensWith = (key: FileKey | null, from: Promise<Connection>) =>
    openGradebook(parts, from, key).then(listen);

  /** What stands here now; while the file is closed and opened again everybody waits for it. */
  let current = opensWith(null, connection);
  void current.then((state) => {
    // While the window is still being opened: its first question then finds everything read.
    if ('host' in state) void state.host.request('window.first', { class: null });
    // Disks may be slow to answer; nobody waits for it.
    if ('host' in state) void state.host.keeping?.look();
    // What an interrupted erasing left in backups.
    if ('host' in state) void state.host.request('erase.finish', {});
  });

  const running = new Map<string, Promise<Envelope>>();
  /** No file is written of a gradebook that is closed, and none stays half written. */
  const endRunning = async (host: Host) => {
    if (running.size === 0) return;
    for (const id of running.keys()) host.cancel(id);
    const ended = Promise.allSettled(running.values());
    await Promise.race([ended, wait(LAST_WORDS, undefined, { ref: false })]);
  };
  const close = async ({ host, keeper }: Opened) => {
    await endRunning(host);
    await keeper.closing();
    host.close();
  };
  const troubleOf = (error: unknown): Trouble => shutBy(error, parts, null).trouble;

  /** Windows ask everything anew. */
  const tellOpened = (state: Opened | Shut) => {
    const isLocked = !('host' in state) && state.trouble.code === 'FILE_LOCKED';
    port.post({ type: 'event', event: { type: isLocked ? 'locked' : 'host-restarted' } });
    return state;
  };
  /** What locking or unlocking could not do everywhere: what is left here, then the second folder. */
  const afterOpening = async (host: Host, key: FileKey | null): Promise<void> => {
    try {
      if (key) await finishLock(places, key);
    } catch (error) {
      log(`lock ${traceOf(error)}`);
    }
    await host.request('erase.finish', {});
    await host.keeping?.look();
  };
  const openAgain = (key: FileKey | null): Promise<Opened | Shut> =>
    opensWith(key, openConnection(file, true, key)).then((state) => {
      if ('host' in state) void afterOpening(state.host, key);
      return tellOpened(state);
    });

  /** Closes the file, works on it, and opens it again; answers what went wrong. */
  const workClosed = async (opened: Opened, work: ClosedWork): Promise<Trouble | null> => {
    let trouble: Trouble | null = null;
    current = close(opened)
      .then(work)
      .catch((error: unknown) => {
        trouble = troubleOf(error);
        return opened.key;
      })
      .then((next) => {
        if (next !== 'closed') return openAgain(next);
        opened.key?.secret.fill(0);
        return openAgain(null);
      });
    await current;
    return trouble;
  };

  /** A locked gradebook hears its passphrase. */
  const unlock = async (request: Request): Promise<Envelope> => {
    const asked = v.safeParse(contract['lock.open'].input, request.input);
    if (!asked.success) {
      const params = { field: 'secret', message: 'is missing' };
      return { ok: false, error: { code: 'BAD_INPUT', params } };
    }
    const key = await keyBy(places, asked.output.secret);
    const state = await current;
    // Another window was quicker.
    if ('host' in state) return { ok: true, value: {}, rev: state.host.revision(), changes: [] };
    current = openAgain(key);
    const opened = await current;
    if (!('host' in opened)) {
      // Another program has it for now: it can be tried again.
      if (opened.trouble.code === 'FILE_OPEN_ELSEWHERE') {
        current = Promise.resolve(tellOpened(state));
      }
      return { ok: false, error: opened.trouble };
    }
    return { ok: true, value: {}, rev: opened.host.revision(), changes: [] };
  };

  const replyShut = async (state: Shut, request: Request) => {
    const { id, name, input } = request;
    const isLocked = state.trouble.code === 'FILE_LOCKED';
    const closed = { file, home: folder, ...state, grants, now: effects.now };
    const envelope = await (isLocked && name === 'lock.open'
      ? unlock(request)
      : answerClosed(closed, name, input)
    ).catch((error: unknown): Envelope => ({ ok: false, error: troubleOf(error) }));
    port.post({ type: 'reply', id, envelope });
    // A backup stands there now, which the shell opens with a new host.
    if (name === 'backup.restore' && envelope.ok) port.exit();
  };

  const replyOpen = async (opened: Opened, message: Request) => {
    const { host, keeper } = opened;
    const unsafe = await keeper.beforeBulk(message.name);
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
    const reply = (trouble: Trouble | null) => {
      const answered = trouble ? { ok: false as const, error: trouble } : envelope;
      port.post({ type: 'reply', id: message.id, envelope: answered });
    };
    const work = closedWork;
    if (work) {
      closedWork = null;
      reply(await workClosed(opened, work));
      return;
    }
    const next = swap;
    if (next) {
      // What is ended for it answers in its own words, and swaps nothing a second time.
      swap = null;
      await close(opened);
      reply(await next().then(() => null, troubleOf));
      // The shell starts the host again, on the file that stands there now.
      port.exit();
      return;
    }
    reply(null);
    if (envelope.ok && envelope.changes.length > 0) keeper.changed(message.name);
  };

  const answer = async (message: Exclude<ToHost, { type: 'speak' }>) => {
    const state = await current;
    if (message.type === 'grant') {
      given.push(message);
      if ('host' in state) state.host.grants.add(message.grant, message);
      else grants.add(message.grant, message);
    } else if (message.type === 'cancel') {
      if ('host' in state) state.host.cancel(message.id);
    } else if (message.type === 'close') {
      if ('host' in state) await close(state);
      port.post({ type: 'closed' });
      port.exit();
    } else if ('host' in state) await replyOpen(state, message);
    else await replyShut(state, message);
  };
  port.onMessage((message) => {
    // At once: what is asked after it is answered in it, also where no file opens.
    if (message.type === 'speak') return speak(message.locale);
    answer(message).catch((error: unknown) => log(`port ${traceOf(error)}`));
  });
}
