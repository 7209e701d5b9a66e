import { join } from 'node:path';
import { build } from 'electron-vite';
import { compileAhead } from './compile-ahead.ts';

/** Builds out/ (main, preload, renderer). `--quiet` prints troubles only. */
const isQuiet = process.argv.includes('--quiet');
try {
  await build({ logLevel: isQuiet ? 'error' : 'warn', ignoreConfigWarning: true });
  await compileAhead(join(import.meta.dirname, '../out/main'));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
