import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage } from './check-package.ts';
import { runScript } from './run-script.ts';
import { makeStubElectron } from './stub-electron/make-stub.ts';

/**
 * `npm run package:stub`: packs the app over a stand-in for Electron, without the network, and
 * reads what came out. What it proves is the package's content; that the real program starts is
 * for machines that have it.
 */
const root = join(import.meta.dirname, '..');
const stub = join(root, '.cache/stub-electron');
const output = join(root, '.cache/stub-package');

makeStubElectron(stub);
rmSync(output, { recursive: true, force: true });
const code = runScript(root, 'node_modules/electron-builder/cli.js', [
  '--config',
  'build/electron-builder.yml',
  '--linux',
  '--x64',
  '--dir',
  '--publish',
  'never',
  `-c.electronDist=${stub}`,
  `-c.directories.output=${output}`,
]);
const problems =
  code === 0
    ? checkPackage(join(output, 'linux-unpacked'), 'linux-x64')
    : [`electron-builder ended with ${code}.`];
process.stdout.write(
  problems.length === 0 ? 'The package holds what it should.\n' : `${problems.join('\n')}\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
