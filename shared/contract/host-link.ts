import type { ErrorCode, Trouble } from './errors.ts';
import type { HostEvent, LanguageChoice } from './platform.ts';
import {
  createPortClient,
  type Envelope,
  type FromHost,
  type PortClient,
  type ToHost,
} from './port.ts';

/** A running host as its shell sees it: a utility process or a worker thread. */
export interface HostChild {
  post(message: ToHost): void;
  onMessage(listener: (message: FromHost) => void): void;
  /** Called once, when it is gone for whatever reason. */
  onExit(listener: () => void): void;
}

/** A place in the file system that a person pointed at. */
export type Grant = Omit<Extract<ToHost, { type: 'grant' }>, 'type'>;

/** What was set, and the locale that it comes to. */
export interface Spoken {
  readonly choice: LanguageChoice;
  readonly locale: string;
}

/** The host behind a shell, kept alive. */
export interface HostLink {
  request(id: string, name: string, input: unknown): Promise<Envelope>;
  cancel(id: string): void;
  grant(grant: Grant): void;
  /** What it says from here on is said so; the windows hear of another choice. */
  speak(spoken: Spoken): void;
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** Null once the file is held for this program alone, or the trouble; the gradebook may still open. */
  held(): Promise<Trouble | null>;
  /** Null once the gradebook is open, or the trouble that keeps it closed. */
  ready(): Promise<Trouble | null>;
  /** The newest revision that listeners were told of; null while no file is open. */
  revision(): number | null;
  /** Lets the host close its file; resolves when it is gone. */
  close(): Promise<void>;
}

/** A host that dies more often than this within a minute is not started again. */
const MAX_RESTARTS = 3;
const MINUTE = 60_000;

const STOPPED: Trouble = { code: 'HOST_STOPPED' satisfies ErrorCode, params: {} };

/**
 * Keeps one host running: starts it, starts it again when it dies, answers what was waiting, and
 * tells the windows. Grants are kept here, so that they outlive a crash. `start` makes a child,
 * `now` gives milliseconds that only grow, whatever somebody does to the clock of the machine.
 */
export function linkHost(start: () => HostChild, now: () => number): HostLink {
  const listeners = new Set<(event: HostEvent) => void>();
  const grants = new Map<string, Grant>();
  const deaths: number[] = [];
  let spoken: Spoken | null = null;
  let isClosing = false;
  let hasGivenUp = false;
  let settleClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    settleClosed = resolve;
  });
  let child: HostChild;
  let client: PortClient;
  let settleHeld: (trouble: Trouble | null) => void = () => undefined;
  const held = new Promise<Trouble | null>((resolve) => {
    settleHeld = resolve;
  });
  let opened: { readonly trouble: Trouble | null } | null = null;
  let waitingForOpen: ((trouble: Trouble | null) => void)[] = [];

  const settleOpened = (trouble: Trouble | null) => {
    opened = { trouble };
    settleHeld(trouble);
    for (const settle of waitingForOpen) settle(trouble);
    waitingForOpen = [];
  };

  const broadcast = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };

  const launch = () => {
    const started = start();
    const port = createPortClient(started);
    child = started;
    client = port;
    opened = null;
    void port.held().then(settleHeld);
    void port.ready().then(settleOpened);
    port.subscribe(broadcast);
    if (spoken) started.post({ type: 'speak', locale: spoken.locale });
    for (const grant of grants.values()) started.post({ type: 'grant', ...grant });
    started.onExit(() => {
      port.failAll(STOPPED);
      if (isClosing) return settleClosed();
      broadcast({ type: 'host-lost' });
      restart();
    });
  };

  const restart = () => {
    deaths.push(now());
    const recent = deaths.filter((at) => at > now() - MINUTE);
    if (recent.length > MAX_RESTARTS) {
      hasGivenUp = true;
      settleOpened(STOPPED);
      settleClosed();
      return;
    }
    launch();
    void client.ready().then(() => broadcast({ type: 'host-restarted' }));
  };

  launch();
  return {
    async request(id, name, input) {
      if (hasGivenUp || isClosing) return { ok: false, error: STOPPED };
      return client.request(id, name, input);
    },
    cancel(id) {
      if (!hasGivenUp) client.cancel(id);
    },
    grant(grant) {
      grants.set(grant.grant, grant);
      if (!hasGivenUp) child.post({ type: 'grant', ...grant });
    },
    speak(next) {
      const before = spoken;
      spoken = next;
      if (hasGivenUp || isClosing) return;
      if (next.locale !== before?.locale) child.post({ type: 'speak', locale: next.locale });
      const { choice } = next;
      if (before && choice !== before.choice) broadcast({ type: 'language', choice });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    held: () => held,
    ready: () =>
      new Promise((resolve) => {
        if (opened) resolve(opened.trouble);
        else waitingForOpen.push(resolve);
      }),
    revision: () => client.revision(),
    async close() {
      if (!isClosing && !hasGivenUp) {
        isClosing = true;
        child.post({ type: 'close' });
      }
      return closed;
    },
  };
}
