import { type Route, routeOf } from './routes.ts';

/** Everything about a request that decides whether it is served. */
export interface RequestFacts {
  readonly method: string;
  /** Path without query, as it came over the wire. */
  readonly path: string;
  /** Every `Host` line of the request. */
  readonly hosts: readonly string[];
  readonly origin: string | null;
  /** `Sec-Fetch-Site`; old browsers and other programs send none. */
  readonly fetchSite: string | null;
  readonly contentType: string | null;
  /** Null when the sender does not say. */
  readonly contentLength: number | null;
  readonly cookie: string | null;
}

/** What this instance of the shell knows about itself. */
export interface OwnFacts {
  /** `127.0.0.1:<port>`, exactly. */
  readonly host: string;
  /** Origins whose pages may call: our own, in development Vite's as well. */
  readonly origins: readonly string[];
  /** Holds the instance id: cookies of 127.0.0.1 are shared by all ports. */
  readonly cookieName: string;
  /** The session secret, 64 hex digits. */
  readonly session: string;
}

export type Verdict =
  | { readonly allow: true; readonly route: Route }
  /** `why` is for the log and the tests, never a name or a value of the request. */
  | { readonly allow: false; readonly status: number; readonly why: string };

/** The largest body of a command, in bytes. */
export const MAX_BODY = 1_000_000;
/** The largest file that may be handed in, in bytes. */
export const MAX_UPLOAD = 200_000_000;

const refuse = (status: number, why: string): Verdict => ({ allow: false, status, why });

/**
 * Decides about one request to the loopback shell. Every program and every web page on this
 * machine can reach the port, so being local proves nothing: the host must be ours to the letter
 * (a rebound name is not), calls must come from our own page, and everything but the readiness
 * route and the launch link needs the session.
 */
export function guard(request: RequestFacts, own: OwnFacts): Verdict {
  if (request.hosts.length !== 1 || request.hosts[0] !== own.host) return refuse(421, 'host');
  if (!request.path.startsWith('/')) return refuse(400, 'path');
  const route = routeOf(request.method, request.path);
  if (route === 404) return refuse(404, 'route');
  if (route === 405) return refuse(405, 'method');
  if (request.origin !== null && !own.origins.includes(request.origin))
    return refuse(403, 'origin');
  if (route.kind === 'ready') return { allow: true, route };
  const site = request.fetchSite;
  // `none` is an address typed or opened by the person: right for a page, never for a call.
  const isNavigation = route.kind === 'launch' || route.kind === 'asset';
  if (site !== null && site !== 'same-origin' && !(site === 'none' && isNavigation)) {
    return refuse(403, 'site');
  }
  if (route.kind === 'launch') return { allow: true, route };
  if (!isSame(cookieValue(request.cookie, own.cookieName) ?? '', own.session)) {
    return refuse(401, 'session');
  }
  return request.method === 'POST' ? judgeCall(request, route) : { allow: true, route };
}

function judgeCall(request: RequestFacts, route: Route): Verdict {
  if (request.origin === null) return refuse(403, 'origin');
  // A type that no plain form can send: from another origin the browser asks first, and gets no.
  const type = route.kind === 'upload' ? 'application/octet-stream' : 'application/json';
  if (request.contentType?.split(';')[0]?.trim().toLowerCase() !== type) return refuse(415, 'type');
  const limit = route.kind === 'upload' ? MAX_UPLOAD : MAX_BODY;
  if (request.contentLength !== null && request.contentLength > limit) return refuse(413, 'size');
  return { allow: true, route };
}

/** The value of one cookie of a `Cookie` header; null when it is missing or stands there twice. */
export function cookieValue(header: string | null, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Compares two secrets in a time that does not tell how much of them agrees. */
export function isSame(a: string, b: string): boolean {
  if (a.length !== b.length || a.length === 0) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
