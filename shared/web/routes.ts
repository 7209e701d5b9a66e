/** What a request to the loopback shell asks for. */
export type Route =
  /** Open to everybody: is the gradebook open yet? Tells nothing else. */
  | { readonly kind: 'ready' }
  /** Exchanges the one-time launch token for the session cookie. */
  | { readonly kind: 'launch'; readonly token: string }
  | { readonly kind: 'info' }
  | { readonly kind: 'events' }
  | { readonly kind: 'rpc'; readonly name: string }
  /** Several calls, answered in the order in which they stand. */
  | { readonly kind: 'rpc-list' }
  | { readonly kind: 'cancel'; readonly id: string }
  | { readonly kind: 'upload' }
  | { readonly kind: 'save' }
  | { readonly kind: 'download'; readonly grant: string }
  /** The gradebooks that this laptop knows. */
  | { readonly kind: 'gradebooks' }
  /** Opens one of them in a window of its own. */
  | { readonly kind: 'open-gradebook' }
  /** Sets the language of this laptop's windows. */
  | { readonly kind: 'choose-language' }
  | { readonly kind: 'asset'; readonly path: string };

const NAME = /^\/rpc\/([a-z][a-z-]*\.[a-z][a-z-]*)$/;
const CANCEL = /^\/cancel\/([A-Za-z0-9_-]{1,64})$/;
const DOWNLOAD = /^\/download\/([0-9a-f]{32})$/;
const LAUNCH = /^\/launch\/([0-9a-f]{64})$/;

/** The route of a request, or the status that says why there is none (404, 405). */
export function routeOf(method: string, path: string): Route | 404 | 405 {
  if (method === 'GET') return readingRoute(path);
  if (method === 'POST') return writingRoute(path);
  return 405;
}

function readingRoute(path: string): Route | 404 | 405 {
  if (path === '/readyz') return { kind: 'ready' };
  if (path === '/info') return { kind: 'info' };
  if (path === '/events') return { kind: 'events' };
  if (path === '/gradebooks') return { kind: 'gradebooks' };
  const launch = LAUNCH.exec(path)?.[1];
  if (launch) return { kind: 'launch', token: launch };
  const download = DOWNLOAD.exec(path)?.[1];
  if (download) return { kind: 'download', grant: download };
  // Calls that may change something never answer to GET.
  if (/^\/(rpc|cancel|files|save|language)(\/|$)/.test(path)) return 405;
  return { kind: 'asset', path };
}

function writingRoute(path: string): Route | 404 {
  if (path === '/files') return { kind: 'upload' };
  if (path === '/save') return { kind: 'save' };
  if (path === '/gradebooks') return { kind: 'open-gradebook' };
  if (path === '/language') return { kind: 'choose-language' };
  if (path === '/rpc') return { kind: 'rpc-list' };
  const name = NAME.exec(path)?.[1];
  if (name) return { kind: 'rpc', name };
  const id = CANCEL.exec(path)?.[1];
  return id ? { kind: 'cancel', id } : 404;
}
