/**
 * SHA-256 of the constant style texts that the component library writes into the page (scroll
 * locking and pressing). A test takes the texts from the installed library and compares.
 */
export const STYLE_HASHES: readonly string[] = [
  'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=',
  'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=',
];

/** The content security policy of both shells. Nothing inline, nothing from elsewhere. */
export const CSP: string = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${STYLE_HASHES.map((hash) => `'${hash}'`).join(' ')}`,
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Headers that both shells send with every file of the window. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), clipboard-read=(), display-capture=()',
  'cache-control': 'no-store',
};
