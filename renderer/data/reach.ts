import type { Envelope } from '#shared/contract/port.ts';

/** Whether the host answers, as far as this window knows. */
export interface Reach {
  get(): boolean;
  subscribe(listener: () => void): () => void;
  /** Takes note of an answer and hands it on. */
  heard<E extends Envelope>(envelope: E): E;
  lost(): void;
  found(): void;
  close(): void;
}

/** So often a host that went away is asked whether it is back, in milliseconds. */
const AGAIN = 2000;

const isGone = (envelope: Envelope): boolean =>
  !envelope.ok && (envelope.error.code === 'UNREACHABLE' || envelope.error.code === 'HOST_STOPPED');

/** Keeps whether the host answers; `probe` asks it something small, `onBack` is told when it is back. */
export function createReach(probe: () => Promise<Envelope>, onBack: () => void): Reach {
  const listeners = new Set<() => void>();
  let isHere = true;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const become = (here: boolean) => {
    if (isHere === here || isClosed) return;
    isHere = here;
    clearTimeout(timer);
    if (!here) timer = setTimeout(() => void again(), AGAIN);
    for (const listener of listeners) listener();
  };
  const again = async () => {
    if (isHere || isClosed) return;
    if (isGone(await probe())) timer = setTimeout(() => void again(), AGAIN);
    else if (!isHere && !isClosed) {
      become(true);
      onBack();
    }
  };
  return {
    get: () => isHere,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heard(envelope) {
      // A change that was under way when the host died says so, although the next one answers.
      if (isGone(envelope)) become(false);
      else if (!isHere) {
        become(true);
        onBack();
      }
      return envelope;
    },
    lost: () => become(false),
    found: () => become(true),
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
