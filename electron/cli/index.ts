import { join } from 'node:path';
import { run } from './run.ts';

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
  import.meta.filename.endsWith('.ts')
    ? '../host/interchange/import-worker.ts'
    : 'import-worker.js',
);

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  importWorker,
});
