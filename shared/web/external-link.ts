/** The parts of a parsed address that the rules look at; the platform's `URL` has them. */
export interface ParsedUrl {
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
}

/** The platform's `URL` class, passed in because this folder knows no platform. */
export type UrlClass = new (text: string) => ParsedUrl;

/** Parses an address; null for a text that is none. */
function parseUrl(text: string, Url: UrlClass): ParsedUrl | null {
  try {
    return new Url(text);
  } catch {
    return null;
  }
}

/**
 * The address to hand to the operating system (https and mailto only), or null when it may not
 * leave the app. What comes back is the parsed form, so that what was judged is what is opened.
 */
export function externalLink(text: string, Url: UrlClass): string | null {
  if (text.length > 2000) return null;
  const url = parseUrl(text, Url);
  if (url?.protocol === 'mailto:') return url.href;
  if (url?.protocol !== 'https:' || url.hostname === '') return null;
  // A name before the host hides where a link goes.
  return url.username === '' && url.password === '' ? url.href : null;
}

/** True when an address belongs to the app's own origin (`scheme://host[:port]`), compared parsed. */
export function isOwnPage(text: string, origin: string, Url: UrlClass): boolean {
  const url = parseUrl(text, Url);
  const own = parseUrl(origin, Url);
  return (
    url !== null &&
    own !== null &&
    url.protocol === own.protocol &&
    url.host === own.host &&
    url.username === '' &&
    url.password === ''
  );
}
