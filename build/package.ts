import { join } from 'node:path';
import { fetchElectron } from './electron-binary.ts';
import { runScript } from './run-script.ts';

/** `npm run package`: the installers of this system, into dist/. Needs Electron's program. */
const root = join(import.meta.dirname, '..');
if (fetchElectron(root) === null) {
  process.stdout.write(
    'Electron is not on this machine and could not be fetched: packing tries once more itself.\n',
  );
}
process.exitCode = runScript(root, 'node_modules/electron-builder/cli.js', [
  '--config',
  'build/electron-builder.yml',
  '--publish',
  'never',
  ...process.argv.slice(2),
]);
