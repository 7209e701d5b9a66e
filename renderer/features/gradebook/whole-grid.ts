import type { Envelope } from '#shared/contract/port.ts';

/** Asks for the whole grid after entries that may have changed every line. */
export interface WholeGrid<T> {
  /** The grid as it is after revision `rev` and all that were told of; null when there is none. */
  fetch(rev: number): Promise<T | null>;
  /**
   * An entry of this revision comes into the lines: an older grid must not push it out. False when
   * the lines hold something newer, which its answer must not push out either.
   */
  tell(rev: number): boolean;
}

/** Entries that are answered together share one question, and a burst asks twice at most. */
export function createWholeGrid<T>(ask: () => Promise<Envelope<T>>): WholeGrid<T> {
  let newest = 0;
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Envelope<T>> | null = null;

  const askNext = (): Promise<Envelope<T>> => {
    next ??= running.then(() => {
      next = null;
      const asked = ask();
      running = asked;
      return asked;
    });
    return next;
  };
  const tell = (rev: number): boolean => {
    const isNewest = rev >= newest;
    if (isNewest) newest = rev;
    return isNewest;
  };

  return {
    tell,
    async fetch(rev) {
      tell(rev);
      for (;;) {
        const answer = await askNext();
        if (!answer.ok) return null;
        if (answer.rev >= newest) return answer.value;
      }
    },
  };
}
