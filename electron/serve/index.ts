import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { beginFirstFile } from './first-file.ts';
import { parseServeFlags, SERVE_USAGE } from './flags.ts';

const isSource = import.meta.filename.endsWith('.ts');
// Only an entry file knows where its siblings lie; everything else is told.
const hostFile = join(import.meta.dirname, isSource ? '../host/entry.ts' : 'host.js');
const rendererFolder = join(import.meta.dirname, isSource ? '../../out/renderer' : '../renderer');

// What the build compiled beforehand. It is read from here on, so most else is imported after it.
const compiled = join(import.meta.dirname, 'compiled');
if (!isSource && existsSync(compiled)) enableCompileCache(compiled);

const flags = parseServeFlags(process.argv.slice(2));
if (flags) {
  // The host opens the file in its own thread while this one reads the server.
  const first = beginFirstFile(flags, hostFile, isSource);
  const { serve } = await import('./serve.ts');
  await serve(flags, first, { hostFile, rendererFolder, isSource });
} else {
  process.stderr.write(`${SERVE_USAGE}\n`);
  process.exitCode = 2;
}
