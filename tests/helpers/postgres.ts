import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Where Debian and its relatives put the servers, the newest first. */
const DEBIAN = '/usr/lib/postgresql';
const NOBODY = 65_534;

/** The folder of a PostgreSQL server's programs; null where none is installed. */
export function postgresPrograms(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

export interface TestDatabase {
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A server with an empty database, on a port and in a folder of its own. */
export async function startPostgres(programs: string): Promise<TestDatabase> {
  const folder = mkdtempSync('/tmp/gradus-postgres-');
  // It refuses to run as root.
  const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if ('uid' in who) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', HOME: folder };
  const options = { ...who, cwd: folder, env, stdio: 'ignore' as const };
  const setUp = ['-D', data, '-U', 'gradus', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), setUp, options);
  const port = await freePort();
  const flags = ['-D', data, '-k', folder, '-p', String(port), '-h', '127.0.0.1', '-F'];
  const server = spawn(join(programs, 'postgres'), flags, options);
  const isReady = join(programs, 'pg_isready');
  for (let i = 0; ; i += 1) {
    try {
      execFileSync(isReady, ['-h', '127.0.0.1', '-p', String(port)], options);
      break;
    } catch (error) {
      if (i > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return {
    address: `postgres://gradus@127.0.0.1:${port}/postgres`,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        server.kill('SIGINT');
      }),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
