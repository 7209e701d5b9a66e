import type { Trouble } from './errors.ts';
import type { HostEvent } from './platform.ts';

/** How a request is answered, everywhere: a value, never an exception. */
export type Envelope<T = unknown> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly rev: number;
      readonly changes: readonly string[];
    }
  | { readonly ok: false; readonly error: Trouble };

/** What a shell sends to the host. Only shells make grants; windows send requests and cancels. */
export type ToHost =
  | {
      readonly type: 'request';
      readonly id: string;
      readonly name: string;
      readonly input: unknown;
    }
  | { readonly type: 'cancel'; readonly id: string }
  | {
      readonly type: 'grant';
      readonly grant: string;
      readonly path: string;
      readonly name: string;
      readonly mode: 'read' | 'write';
    }
  /** Sentences, dates and order from here on; a locale such as `es-MX`. */
  | { readonly type: 'speak'; readonly locale: string }
  | { readonly type: 'close' };

/** What the host sends to a shell. */
export type FromHost =
  /** The file is this host's alone; the rest of the host is still being read. */
  | { readonly type: 'held' }
  /** `rev` is the revision of the file that was opened, null when none could be. */
  | { readonly type: 'ready'; readonly trouble: Trouble | null; readonly rev: number | null }
  | { readonly type: 'reply'; readonly id: string; readonly envelope: Envelope }
  | { readonly type: 'event'; readonly event: HostEvent }
  | { readonly type: 'closed' };

/** The least that a channel must offer; MessagePorts of every kind fit. */
export interface Port {
  post(message: ToHost): void;
  onMessage(listener: (message: FromHost) => void): void;
}

export interface PortClient {
  /** Resolves with the envelope; `id` names the request for cancelling and progress. */
  request(id: string, name: string, input: unknown): Promise<Envelope>;
  cancel(id: string): void;
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** Resolves when the host holds its file, so that no other program can; or when it is `ready`. */
  held(): Promise<Trouble | null>;
  /** Resolves when the host has opened its file, or with the trouble that kept it from doing so. */
  ready(): Promise<Trouble | null>;
  /** The newest revision that was told of; null before the file is open. */
  revision(): number | null;
  /** Answers everything still waiting, when the host died. */
  failAll(error: Trouble): void;
}

/** Numbers nothing itself: ids come from the caller, so that a window can cancel what it asked. */
export function createPortClient(port: Port): PortClient {
  const waiting = new Map<string, (envelope: Envelope) => void>();
  const listeners = new Set<(event: HostEvent) => void>();
  let settleReady: (trouble: Trouble | null) => void = () => undefined;
  let settleHeld: (trouble: Trouble | null) => void = () => undefined;
  const held = new Promise<Trouble | null>((resolve) => {
    settleHeld = resolve;
  });
  let revision: number | null = null;
  const ready = new Promise<Trouble | null>((resolve) => {
    settleReady = resolve;
  });
  port.onMessage((message) => {
    if (message.type === 'ready') {
      revision = message.rev;
      settleHeld(message.trouble);
      settleReady(message.trouble);
    } else if (message.type === 'held') {
      settleHeld(null);
    } else if (message.type === 'event') {
      if (message.event.type === 'changed') revision = message.event.rev;
      for (const listener of listeners) listener(message.event);
    } else if (message.type === 'reply') {
      waiting.get(message.id)?.(message.envelope);
      waiting.delete(message.id);
    }
  });
  return {
    request(id, name, input) {
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        port.post({ type: 'request', id, name, input });
      });
    },
    cancel: (id) => port.post({ type: 'cancel', id }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    held: () => held,
    ready: () => ready,
    revision: () => revision,
    failAll(error) {
      for (const settle of waiting.values()) settle({ ok: false, error });
      waiting.clear();
    },
  };
}
