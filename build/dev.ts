import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createServer } from 'vite';
import { buildFacts } from './build-facts.ts';
import { rendererConfig } from './renderer-config.ts';

/**
 * `npm run dev`: Vite serves the window with hot reload on port 5173, the loopback shell runs from
 * its sources on port 5174 and starts again when they change. Vite passes calls on to it.
 */
const root = join(import.meta.dirname, '..');
const HOST = '127.0.0.1';
const PAGE = 5173;
const SHELL = 5174;
const target = `http://${HOST}:${SHELL}`;
const through = { target, changeOrigin: true };

const server = await createServer({
  ...rendererConfig(root, buildFacts(root)),
  configFile: false,
  server: {
    host: HOST,
    port: PAGE,
    strictPort: true,
    proxy: Object.fromEntries(
      ['rpc', 'cancel', 'events', 'files', 'save', 'download', 'info', 'launch', 'readyz'].map(
        (route) => [`^/${route}(/|$)`, through],
      ),
    ),
  },
});
await server.listen();

const shell = spawn(
  process.execPath,
  [
    '--watch',
    join(root, 'electron/serve/index.ts'),
    '--keep',
    '--no-open',
    `--port=${SHELL}`,
    `--dev-origin=http://${HOST}:${PAGE}`,
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    // The same secret after every restart, so that the open page stays signed in.
    env: { ...process.env, GRADUS_DEV_SECRET: randomBytes(32).toString('hex') },
  },
);
const end = () => {
  shell.kill();
  void server.close().then(() => process.exit(0));
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
