import type { Input, NameOf, Output } from '#shared/contract/contract.ts';
import type { HostEvent, LanguageChoice } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createQueryCache, type Held, type QueryCache } from './query-cache.ts';
import type { QueryName } from './query-kinds.ts';
import { createReach, type Reach } from './reach.ts';

/** Everything that may change the file. */
export type ChangingName = NameOf<'command' | 'job' | 'step'>;

export interface RunOptions {
  /** Questions whose answers the caller brings up to date itself, from the command's answer. */
  readonly holds?: readonly Held[];
  readonly onProgress?: (progress: Progress) => void;
  /** Asked about before the window closes, although it tells how far it is. */
  readonly isUnsaved?: boolean;
  /** Arrives after everything that was sent in order before it, without waiting for answers. */
  readonly inOrder?: boolean;
  /** Name of the request, for cancelling it. */
  readonly id?: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** A text key. */
  readonly label: string;
}

/** Hears what was asked for and what came of it. */
export type KeptListener = (name: ChangingName, input: unknown, value: unknown) => void;

/** The typed client of one window. */
export interface Client {
  readonly bridge: Bridge;
  readonly cache: QueryCache;
  /** Asks once, past the cache. */
  ask<N extends QueryName>(name: N, input: Input<N>): Promise<Envelope<Output<N>>>;
  /** Changes something; what it touched is refetched before this resolves to the caller. */
  run<N extends ChangingName>(
    name: N,
    input: Input<N>,
    options?: RunOptions,
  ): Promise<Envelope<Output<N>>>;
  cancel(id: string): void;
  /** How many changes are on their way; what a job does is its own to say. */
  readonly unsaved: { get(): number; subscribe(listener: () => void): () => void };
  /** False while the host is known not to answer. */
  readonly reach: Reach;
  /** Tells of every change of the file, whoever made it, before anybody sees its answer. */
  onChange(listener: () => void): () => void;
  /** The newest revision of the file that was told of; 0 before any was. */
  heardRev(): number;
  /** Tells of every change that this window made, once it is kept. */
  onKept(listener: KeptListener): () => void;
  /** True when the last run changed something, so that Undo would take back just that. */
  madeStep(): boolean;
  /** Tells that another language was set; the host speaks it already. */
  onLanguage(listener: (choice: LanguageChoice) => void): () => void;
  newRequestId(): string;
  close(): void;
}

/** Puts types, cache and the window's own revisions over a bridge. */
export function createClient(bridge: Bridge): Client {
  let numbered = 0;
  const prefix = crypto.randomUUID().slice(0, 8);
  const newRequestId = () => {
    numbered += 1;
    return `${prefix}-${numbered}`;
  };
  const reach = createReach(
    () => bridge.request(newRequestId(), 'gradebook.get', {}),
    // What changed meanwhile was told to nobody.
    () => cache.invalidateAll(),
  );
  const ask = async (name: string, input: unknown): Promise<Envelope> =>
    reach.heard(await bridge.request(newRequestId(), name, input));
  const cache = createQueryCache(ask);
  const progressOf = new Map<string, (progress: Progress) => void>();
  const ownRevisions = new Set<number>();
  const changeListeners = new Set<() => void>();
  const keptListeners = new Set<KeptListener>();
  const languageListeners = new Set<(choice: LanguageChoice) => void>();
  const tellChange = () => {
    for (const listener of changeListeners) listener();
  };
  const heldBack: Extract<HostEvent, { type: 'changed' }>[] = [];
  let writing = 0;
  let didChange = false;
  let heard = 0;
  let unsaved = 0;
  const unsavedListeners = new Set<() => void>();
  const countUnsaved = (by: number) => {
    unsaved += by;
    for (const listener of unsavedListeners) listener();
  };

  const takeChanged = (event: Extract<HostEvent, { type: 'changed' }>) => {
    if (ownRevisions.delete(event.rev)) return;
    cache.invalidate(event.changes);
    // A backup is no step: what was offered to be taken back still is the newest.
    if (event.changes.some((kind) => kind !== 'backups')) tellChange();
  };

  const onEvent = (event: HostEvent) => {
    if ('rev' in event) heard = Math.max(heard, event.rev);
    if (event.type === 'job-progress') progressOf.get(event.job)?.(event);
    else if (event.type === 'host-lost') reach.lost();
    else if (event.type === 'host-restarted') {
      reach.found();
      cache.invalidateAll();
    } else if (event.type === 'locked') {
      reach.found();
      cache.forgetAll();
    } else if (event.type === 'language') {
      cache.invalidateAll();
      for (const listener of languageListeners) listener(event.choice);
    }
    // What changed between the first answers and the opening of the event stream was told to nobody.
    else if (event.type === 'listening') cache.catchUp(event.rev);
    // The news of our own change may come before its answer, so it waits until we know which it is.
    else if (writing > 0) heldBack.push(event);
    else takeChanged(event);
  };
  const stop = bridge.subscribe(onEvent);

  return {
    bridge,
    cache,
    newRequestId,
    reach,
    ask: async (name, input) => (await ask(name, input)) as Envelope<Output<typeof name>>,
    async run(name, input, { id = newRequestId(), ...options } = {}) {
      const { holds, onProgress, inOrder = false, isUnsaved = !onProgress } = options;
      writing += 1;
      if (onProgress) progressOf.set(id, onProgress);
      if (isUnsaved) countUnsaved(1);
      const envelope = reach.heard(
        await (inOrder && bridge.requestInOrder
          ? bridge.requestInOrder(id, name, input)
          : bridge.request(id, name, input)),
      );
      if (isUnsaved) countUnsaved(-1);
      progressOf.delete(id);
      writing -= 1;
      didChange = envelope.ok && envelope.changes.length > 0;
      if (envelope.ok && envelope.changes.length > 0) {
        ownRevisions.add(envelope.rev);
        cache.invalidate(envelope.changes, holds);
        tellChange();
        for (const listener of keptListeners) listener(name, input, envelope.value);
      }
      if (writing === 0) for (const event of heldBack.splice(0)) takeChanged(event);
      return envelope as Envelope<Output<typeof name>>;
    },
    cancel: (id) => bridge.cancel(id),
    heardRev: () => heard,
    madeStep: () => didChange,
    unsaved: {
      get: () => unsaved,
      subscribe(listener) {
        unsavedListeners.add(listener);
        return () => unsavedListeners.delete(listener);
      },
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    onKept(listener) {
      keptListeners.add(listener);
      return () => keptListeners.delete(listener);
    },
    onLanguage(listener) {
      languageListeners.add(listener);
      return () => languageListeners.delete(listener);
    },
    close() {
      reach.close();
      stop();
    },
  };
}
