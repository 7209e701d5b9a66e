import { run } from './run.ts';

// Exactly one line when something is refused: the platform's own remarks are none of it.
process.removeAllListeners('warning');

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
