import type { Readable, Writable } from 'node:stream';

/** A talk with a browser over its debugging pipe: no port, so nobody else can join. */
export interface Devtools {
  /** Asks and waits for the answer. Rejects when the browser refuses or is gone. */
  ask(method: string, params?: object, page?: string): Promise<Record<string, unknown>>;
  /** Resolves with the parameters of the first event of this name. */
  once(event: string): Promise<Record<string, unknown>>;
  /** Whatever is still waited for is not coming. */
  fail(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (value: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** Messages are JSON documents, each ended by a NUL. */
export function talkOver(to: Writable, from: Readable): Devtools {
  const answers = new Map<number, Waiting>();
  const events = new Map<string, Waiting[]>();
  let asked = 0;
  let broken: Error | null = null;
  let rest: Buffer[] = [];

  const take = ({ id, method, params = {}, result = {}, error }: Message) => {
    if (id !== undefined) {
      const waiting = answers.get(id);
      answers.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
      return;
    }
    for (const waiting of events.get(method ?? '') ?? []) waiting.resolve(params);
    events.delete(method ?? '');
  };
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const whole = Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
      take(JSON.parse(whole.toString('utf8')) as Message);
    }
    rest.push(chunk.subarray(start));
  });

  const fail = (error: Error) => {
    broken ??= error;
    for (const waiting of [...answers.values(), ...[...events.values()].flat()]) {
      waiting.reject(broken);
    }
    answers.clear();
    events.clear();
  };
  to.on('error', fail);
  from.on('error', fail);
  const wait = (keep: (waiting: Waiting) => void) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      if (broken) reject(broken);
      else keep({ resolve, reject });
    });
  return {
    ask(method, params = {}, page) {
      asked += 1;
      const id = asked;
      const sent = wait((waiting) => answers.set(id, waiting));
      const words = { id, method, params, ...(page !== undefined && { sessionId: page }) };
      if (!broken) to.write(`${JSON.stringify(words)}\0`);
      return sent;
    },
    once: (event) => wait((waiting) => events.set(event, [...(events.get(event) ?? []), waiting])),
    fail,
  };
}
