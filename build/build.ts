import { build } from 'electron-vite';

/** Builds out/ (main, preload, renderer). `--quiet` prints troubles only. */
const isQuiet = process.argv.includes('--quiet');
await build({ logLevel: isQuiet ? 'error' : 'warn', ignoreConfigWarning: true });
