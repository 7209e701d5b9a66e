import type { HostLink } from '#shared/contract/host-link.ts';
import type { Envelope } from '#shared/contract/port.ts';

/** One call of a list. */
export interface Call {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Answers lists of calls. */
export interface CallLine {
  answer(calls: readonly Call[]): Promise<readonly Envelope[]>;
}

/** The most calls of one list; nobody types so many while one list is answered. */
const MAX_CALLS = 500;

/**
 * One call after the other, also across lists: the last list of a page that closes may come while
 * the one before it is still being answered.
 */
export function createCallLine(host: HostLink): CallLine {
  let last: Promise<unknown> = Promise.resolve();
  return {
    answer(calls) {
      const answers = last.then(async () => {
        const envelopes: Envelope[] = [];
        for (const { id, name, input } of calls) envelopes.push(await ask(host, id, name, input));
        return envelopes;
      });
      last = answers;
      return answers;
    },
  };
}

/** Asks the host; never rejects. */
export async function ask(
  host: HostLink,
  id: string,
  name: string,
  input: unknown,
): Promise<Envelope> {
  try {
    return await host.request(id, name, input);
  } catch {
    // Nested so deep that it cannot even be copied to the host's thread.
    return {
      ok: false,
      error: { code: 'BAD_INPUT', params: { field: '', message: 'nested too deep' } },
    };
  }
}

/** The name of a request, as a window may choose it. */
export const isId = (id: unknown): id is string =>
  typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id);

/** The calls in a body; null unless all of it is one list of them. */
export function callsIn(value: unknown): readonly Call[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_CALLS) return null;
  return value.every(isCall) ? value : null;
}

const isCall = (value: unknown): value is Call =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  isId(value.id) &&
  'name' in value &&
  typeof value.name === 'string' &&
  'input' in value;
