import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { boundFigure, type Figure } from './figure.ts';

/**
 * Kilobytes, gzipped, of all JavaScript that the first screen waits for: the entry and everything
 * it imports statically, which the page lists as preloads; what loads later is left out.
 */
export function bundleFigure(rendererFolder: string): Figure {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)];
  const bytes = files
    .map(([, path = '']) => gzipSync(readFileSync(join(rendererFolder, path))).length)
    .reduce((sum, length) => sum + length, 0);
  const what = `initial renderer JavaScript, gzipped (${files.length} files)`;
  return boundFigure(what, bytes / 1024, 'kB', 250);
}
