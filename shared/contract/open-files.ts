/** The files that are open, each once, however often and however fast it is asked for. */
export interface OpenFiles<T> {
  /** The one that is open on a file, or the one made now; one that is closing is waited for. */
  open(file: string): Promise<T>;
  /** Those that are open, in the order in which they were opened. */
  all(): readonly (readonly [file: string, value: T])[];
  /** Lets go of a file once `end` is through; does nothing where it is not open. */
  close(file: string, end: (value: T) => Promise<void>): Promise<void>;
  /** Closes all of them, and waits for those that are closing already. */
  closeAll(end: (value: T) => Promise<void>): Promise<void>;
}

/** Keeps one value a file. What `start` refuses is not kept, and can be tried again. */
export function createOpenFiles<T>(start: (file: string) => Promise<T>): OpenFiles<T> {
  const starting = new Map<string, Promise<T>>();
  const open = new Map<string, T>();
  const closing = new Map<string, Promise<void>>();

  const startOn = async (file: string): Promise<T> => {
    try {
      await closing.get(file);
      const value = await start(file);
      open.set(file, value);
      return value;
    } catch (error) {
      starting.delete(file);
      throw error;
    }
  };
  const close = async (file: string, end: (value: T) => Promise<void>) => {
    if (!open.has(file)) return;
    const value = open.get(file) as T;
    starting.delete(file);
    open.delete(file);
    const ended = end(value).finally(() => closing.delete(file));
    closing.set(file, ended);
    await ended;
  };
  return {
    open(file) {
      const known = starting.get(file) ?? startOn(file);
      starting.set(file, known);
      return known;
    },
    all: () => [...open],
    close,
    async closeAll(end) {
      const ending = [...closing.values()];
      await Promise.all([...ending, ...[...open.keys()].map((file) => close(file, end))]);
    },
  };
}
