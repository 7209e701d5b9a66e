import type { Trouble } from '#shared/contract/errors.ts';
import type { Envelope } from '#shared/contract/port.ts';

/** One call as it travels. */
export interface LinedCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Calls whose order matters, on a way that may overtake. */
export interface CallLine {
  request(id: string, name: string, input: unknown): Promise<Envelope>;
  /** The page goes: what still waits leaves in one last list, whatever is under way. */
  flush(): void;
}

interface Waiting {
  /** As it is sent. */
  readonly text: string;
  readonly answer: (envelope: Envelope) => void;
}

/** A browser carries no more than 64 kB past the end of a page, one list under way and one last. */
const LIST_LENGTH = 30_000;

/**
 * Sends one list at a time; what comes while it is under way leaves together in the next, each call
 * still a step of its own. Two requests of a browser may overtake each other, one list cannot.
 * `send` takes the list as JSON and answers one envelope per call, or null when there was none.
 */
export function createCallLine(
  send: (list: string) => Promise<readonly Envelope[] | null>,
): CallLine {
  let waiting: readonly Waiting[] = [];
  let isUnderWay = false;

  const post = async (list: readonly Waiting[]) => {
    const envelopes = await send(`[${list.map(({ text }) => text).join(',')}]`);
    list.forEach(({ answer }, at) => {
      answer(envelopes?.[at] ?? { ok: false, error: gone });
    });
  };
  const next = async () => {
    if (isUnderWay || waiting.length === 0) return;
    const count = countThatFit(waiting);
    const list = waiting.slice(0, count);
    waiting = waiting.slice(count);
    isUnderWay = true;
    await post(list);
    isUnderWay = false;
    void next();
  };

  return {
    request: (id, name, input) =>
      new Promise((answer) => {
        const call: LinedCall = { id, name, input };
        waiting = [...waiting, { text: JSON.stringify(call), answer }];
        void next();
      }),
    flush() {
      const list = waiting;
      waiting = [];
      if (list.length > 0) void post(list);
    },
  };
}

/** At least one, however long it is. */
function countThatFit(waiting: readonly Waiting[]): number {
  let length = 0;
  const over = waiting.findIndex(({ text }) => {
    length += text.length + 1;
    return length > LIST_LENGTH;
  });
  return over === -1 ? waiting.length : Math.max(1, over);
}

const gone: Trouble = { code: 'UNREACHABLE', params: {} };
