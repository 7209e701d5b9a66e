import { build } from 'electron-vite';

/** Builds out/ (main, preload, renderer). `--quiet` prints troubles only. */
const isQuiet = process.argv.includes('--quiet');
try {
  await build({ logLevel: isQuiet ? 'error' : 'warn', ignoreConfigWarning: true });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
