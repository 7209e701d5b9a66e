// The one JavaScript file: plain syntax, because the Node that starts it may be 20. It installs
// and builds what is missing or stale and goes on with the Node that the lock file names.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const [command = '', ...args] = process.argv.slice(2);

/** What each command runs; `built`: needs a fresh out/ first. */
const COMMANDS = {
  start: { script: 'build/start.ts', built: true },
  gradus: { script: 'out/main/cli.js', built: true, quiet: true },
  test: { script: 'build/test.ts' },
  dev: { script: 'build/dev.ts' },
  build: { script: 'build/build.ts', stamps: true },
  bench: { script: 'build/bench.ts', built: true },
  pictures: { script: 'build/pictures.ts', built: true },
  soak: { script: 'build/soak.ts', built: true },
  package: { script: 'build/package.ts', built: true },
  'package:stub': { script: 'build/package-stub.ts', built: true },
};

const READY = 'node_modules/.gradus-lock';
const STAMP = 'out/.stamp';
const LOCK = '.cache/building.pid';

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Runs a program to its end; null when it went well, otherwise what it said. */
function run(program, parameters, quiet) {
  const ended = spawnSync(program, parameters, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (ended.status === 0) return null;
  return quiet ? `${ended.stdout ?? ''}${ended.stderr ?? ''}` : ended.error?.message || ' ';
}

/** The system's Node may be older than libraries allow; theirs is among them, so that is no news. */
const INSTALL = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];

function ensureInstalled(quiet) {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  const ready = existsSync(at(READY)) ? readFileSync(at(READY), 'utf8') : '';
  if (ready === lock) return;
  if (ready === '' && isInstalledByHand()) {
    writeFileSync(at(READY), lock);
    return;
  }
  if (!quiet) process.stderr.write('Installing what Gradus is made of (once) ...\n');
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /\.c?js$/.test(npm);
  const trouble = isScript
    ? run(process.execPath, [npm, ...INSTALL], quiet)
    : run('npm', INSTALL, quiet);
  if (trouble !== null) {
    fail(`Installing failed; check the connection to the npm registry and try again. ${trouble}`);
  }
  writeFileSync(at(READY), lock);
}

/** Somebody ran `npm ci` after the lock file last changed. */
function isInstalledByHand() {
  const installed = statSync(at('node_modules/.package-lock.json'), { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= statSync(at('package-lock.json')).mtimeMs;
}

/** The Node that was installed from the lock file; this one, when it is new enough. */
function nodePath() {
  const { platform, arch } = process;
  const system = platform === 'win32' ? 'win' : platform;
  const file = platform === 'win32' ? 'node.exe' : 'node';
  const found = [`node-${system}-${arch}`, `node-bin-${system}-${arch}`]
    .map((name) => at('node_modules', name, 'bin', file))
    .find((path) => existsSync(path));
  if (found) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(`There is no Node 24 for ${platform}-${arch} in the lock file. Install Node 24.`);
}

/** One line that differs whenever a source of the build does. */
function sourceStamp() {
  let newest = 0;
  let count = 0;
  let bytes = 0;
  const look = (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      for (const name of readdirSync(path)) look(join(path, name));
      return;
    }
    count += 1;
    bytes += found.size;
    newest = Math.max(newest, found.mtimeMs);
  };
  for (const name of [
    'shared',
    'electron',
    'renderer',
    'package.json',
    'electron.vite.config.ts',
  ]) {
    look(at(name));
  }
  for (const name of ['contract-hash.ts', 'renderer-config.ts', 'build.ts'])
    look(at('build', name));
  return `${newest} ${count} ${bytes}`;
}

const isBuilt = (stamp) => existsSync(at(STAMP)) && readFileSync(at(STAMP), 'utf8') === stamp;

/** Builds out/; answers what went wrong, or null. */
function build(node, stamp, quiet) {
  const trouble = run(node, ['build/build.ts', ...(quiet ? ['--quiet'] : [])], quiet);
  if (trouble === null) writeFileSync(at(STAMP), stamp);
  return trouble;
}

function ensureBuilt(node, quiet) {
  const stamp = sourceStamp();
  if (isBuilt(stamp)) return;
  // Two commands at once must not both empty out/; the second waits for the first.
  const until = Date.now() + 180_000;
  while (!takeLock()) {
    if (Date.now() > until) fail(`Another build does not end. Remove ${LOCK} and try again.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  if (!quiet && !isBuilt(stamp)) process.stderr.write('Building Gradus ...\n');
  const trouble = isBuilt(stamp) ? null : build(node, stamp, quiet);
  rmSync(at(LOCK), { force: true });
  if (trouble !== null) fail(`Building failed. ${trouble}`);
}

/** The lock is a file with the number of the process that builds. */
function takeLock() {
  mkdirSync(at('.cache'), { recursive: true });
  try {
    writeFileSync(at(LOCK), String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(readHolder())) rmSync(at(LOCK), { force: true });
    return false;
  }
}

function readHolder() {
  try {
    return Number(readFileSync(at(LOCK), 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  // Just created and not yet written counts as alive for this look.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const task = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (!task) fail(`Usage: node build/bootstrap.mjs ${Object.keys(COMMANDS).join('|')}`);
ensureInstalled(task.quiet);
const node = nodePath();
if (task.built) ensureBuilt(node, task.quiet);
if (task.stamps) process.exitCode = build(node, sourceStamp(), false) === null ? 0 : 1;
else if (task.quiet && Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv = [process.argv[0], at(task.script), ...args];
  await import(pathToFileURL(at(task.script)).href);
} else {
  // Ctrl+C is for the program that runs; this one ends after it, with its exit code.
  process.on('SIGINT', () => undefined);
  const ended = spawnSync(node, [at(task.script), ...args], { stdio: 'inherit' });
  process.exitCode = ended.status ?? 1;
}
