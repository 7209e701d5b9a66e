import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { createProgressLine } from './progress-line.ts';

const isSource = import.meta.filename.endsWith('.ts');

// What the build compiled beforehand. It is read from here on, so all else is imported after it.
const compiled = join(import.meta.dirname, 'compiled');
if (!isSource && existsSync(compiled)) enableCompileCache(compiled);

// Exactly one line when something is refused: the platform's own remarks are none of it.
process.removeAllListeners('warning');

// `… | head` hangs up as soon as it has read enough; by then the work is done.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error;
  });
}

/** Only an entry file knows where its siblings lie: in out/main, or among the sources. */
const importWorker = join(
  import.meta.dirname,
  isSource ? '../host/interchange/import-worker.ts' : 'import-worker.js',
);

/** The window, as it was built. */
const rendererFolder = join(import.meta.dirname, isSource ? '../../out/renderer' : '../renderer');

const line = createProgressLine(
  (text) => process.stderr.write(text),
  () => performance.now(),
);
const stop = new AbortController();
// Once asks; whoever presses it again means it, and the system ends the program.
process.once('SIGINT', () => stop.abort());

const after = (write: (text: string) => unknown) => (text: string) => {
  line.clear();
  write(text);
};

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2), {
  out: after((text) => process.stdout.write(text)),
  err: after((text) => process.stderr.write(text)),
  importWorker,
  rendererFolder,
  stop: stop.signal,
  ...(process.stderr.isTTY && { tell: line.tell }),
});
