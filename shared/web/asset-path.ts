/** What the window is made of; a file of any other kind is never handed out. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  json: 'application/json; charset=utf-8',
};

export interface Asset {
  /** Path below the renderer's folder, with forward slashes, without dots at any start. */
  readonly path: string;
  readonly mediaType: string;
}

/**
 * The file that a request path means, or null when it means none. Decodes nothing: names of built
 * files need no escapes, so everything that needs one (`%2e`, a backslash, a NUL) is refused, and
 * with it every way out of the folder.
 */
export function assetPath(requestPath: string): Asset | null {
  const end = requestPath.search(/[?#]/);
  const bare = end === -1 ? requestPath : requestPath.slice(0, end);
  const path = bare === '/' ? 'index.html' : bare.slice(1);
  if (!bare.startsWith('/') || path.length > 200) return null;
  const segments = path.split('/');
  // A segment begins with a letter or digit, so `..`, `.git` and an empty one are none.
  if (!segments.every((segment) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(segment))) return null;
  const extension = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';
  const mediaType = Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension] : undefined;
  return mediaType === undefined ? null : { path, mediaType };
}
