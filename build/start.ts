import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fetchElectron } from './electron-binary.ts';

/**
 * Opens Gradus: in Electron's window where its program is there or quickly fetched, otherwise (or
 * with --browser) in the loopback shell. Other flags go on to the shell.
 */
const root = join(import.meta.dirname, '..');
const flags = process.argv.slice(2).filter((flag) => flag !== '--browser');
const wantsBrowser = process.argv.includes('--browser');

const electron = wantsBrowser ? null : fetchElectron(root);
if (electron === null && !wantsBrowser) {
  process.stdout.write(
    'Electron is not on this machine and could not be fetched, so Gradus opens in a browser window.\n',
  );
}

const child =
  electron === null
    ? spawn(process.execPath, [join(root, 'out/main/serve.js'), ...flags], { stdio: 'inherit' })
    : spawn(electron, [root, ...flags], { stdio: 'inherit' });
// Ctrl+C reaches the child as well; it closes the file, and this process ends after it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
