import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { boundFigure, type Figure } from './figure.ts';

/** Kilobytes, gzipped, of all JavaScript that the first screen needs; what loads later is left out. */
export function bundleFigure(rendererFolder: string): Figure {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)];
  const files = new Set<string>();
  const queue = entries.map(([, path = '']) => join(rendererFolder, path));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    queue.push(...staticImports(file));
  }
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return boundFigure(
    `initial renderer JavaScript, gzipped (${files.size} files)`,
    bytes / 1024,
    'kB',
    250,
  );
}

/** `import … from "./x.js"` and `import "./x.js"`, not `import("./x.js")`. */
function staticImports(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const found = code.matchAll(
    /(?:^|[;}\s])(?:import|export)(?:[^"'()]*?from)?\s*["'](\.[^"']+\.js)["']/g,
  );
  return [...found].map(([, path = '']) => resolve(dirname(file), path));
}
