import type { Envelope } from '#shared/contract/port.ts';

/** Speaks to a loopback shell as its own page does. */
export interface Caller {
  readonly origin: string;
  readonly cookie: string;
  ask(name: string, input: unknown): Promise<Envelope>;
}

/** Exchanges the one-time address for a session. */
export async function signIn(url: string): Promise<Caller> {
  const { origin } = new URL(url);
  const response = await fetch(url, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  let asked = 0;
  return {
    origin,
    cookie,
    async ask(name, input) {
      asked += 1;
      const answer = await fetch(`${origin}/rpc/${name}`, {
        method: 'POST',
        headers: {
          origin,
          cookie,
          'content-type': 'application/json',
          'x-request-id': `r${asked}`,
        },
        body: JSON.stringify(input),
      });
      return (await answer.json()) as Envelope;
    },
  };
}
