import { describe, expect, test } from 'vitest';
import { assetPath } from '#shared/web/asset-path.ts';

const served: readonly (readonly [string, string, string])[] = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/index.html?x=/../y', 'index.html', 'text/html; charset=utf-8'],
  ['/assets/index-Ab_1.js', 'assets/index-Ab_1.js', 'text/javascript; charset=utf-8'],
  ['/assets/a.b.woff2', 'assets/a.b.woff2', 'font/woff2'],
];

const refused = [
  '',
  'index.html',
  '/..',
  '/../x.js',
  '/a/../x.js',
  '/a//x.js',
  '/a/',
  '/.git/config.json',
  '/a/.env.js',
  '/%2e%2e/x.js',
  '/..%2fx.js',
  '/a\\x.js',
  '/a\0.js',
  '/C:/x.js',
  '/x.js::$DATA',
  '/x',
  '/x.exe',
  '/x.js.map',
  '/x.constructor',
  '/x.JS',
  '/ä.js',
  `/${'a'.repeat(300)}.js`,
];

describe('asset paths', () => {
  test.each(served)('%s is the file %s', (request, path, mediaType) => {
    expect(assetPath(request)).toEqual({ path, mediaType });
  });
  test.each(refused)('%j is no file', (request) => {
    expect(assetPath(request)).toBeNull();
  });
});
