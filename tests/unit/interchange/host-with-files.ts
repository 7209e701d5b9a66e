import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Input, Output } from '#shared/contract/contract.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

type Preview = Output<'import.preview'>;
type Choices = Omit<Input<'import.preview'>, 'source'>;

/** A host with a folder of its own for files that come in and go out. */
export interface FilesHost extends TestHost {
  readonly folder: string;
  /** Grants reading a file with this content. */
  file(name: string, content: string | Uint8Array): { grant: string };
  /** Grants reading a path that is there. */
  path(path: string): { grant: string };
  /** Grants reading a folder with these files. */
  files(content: Readonly<Record<string, string | Uint8Array>>): { grant: string };
  /** Grants writing; `read` answers what was written. */
  out(name: string): { grant: string; read: () => string };
  preview(source: { grant: string } | { text: string }, choices: Choices): Promise<Preview>;
  /** Looks at a file and takes it. */
  take(
    source: { grant: string } | { text: string },
    choices: Choices,
  ): Promise<{ preview: Preview; taken: Output<'import.apply'> }>;
  /** The counts of taking a file. */
  counts(
    source: { grant: string } | { text: string },
    choices: Choices,
  ): Promise<readonly [number, number, number, number, number]>;
  /** How many steps there were since the host opened; undo is one too. */
  steps(): Promise<number>;
}

/** A host whose files and folder vanish with the test. */
export async function filesHost(options?: Parameters<typeof testHost>[0]): Promise<FilesHost> {
  const host = await testHost(options);
  const folder = mkdtempSync(join(tmpdir(), 'interchange-'));
  onTestFinished(() => {
    host.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const grantOf = (path: string, name: string, mode: 'read' | 'write') => {
    const grant = randomBytes(16).toString('hex');
    host.host.grants.add(grant, { path, name, mode });
    return { grant };
  };
  const revision = async () => {
    const answer = await host.host.request('gradebook.get', {});
    return answer.ok ? answer.rev : Number.NaN;
  };
  const atFirst = await revision();
  const self: FilesHost = {
    ...host,
    folder,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return grantOf(path, name, 'read');
    },
    path: (path) => grantOf(path, path.split('/').at(-1) ?? path, 'read'),
    files(content) {
      const path = join(folder, randomBytes(6).toString('hex'));
      mkdirSync(path);
      for (const [name, text] of Object.entries(content)) writeFileSync(join(path, name), text);
      return grantOf(path, 'package', 'read');
    },
    out(name) {
      const path = join(folder, name);
      return { ...grantOf(path, name, 'write'), read: () => readFileSync(path, 'utf8') };
    },
    preview: (source, choices) => host.ask('import.preview', { source, ...choices }),
    async take(source, choices) {
      const preview = await self.preview(source, choices);
      const taken = await host.ask('import.apply', { preview: preview.preview });
      return { preview, taken };
    },
    async counts(source, choices) {
      const { taken } = await self.take(source, choices);
      return [taken.new, taken.changed, taken.unchanged, taken.unmatched, taken.refused];
    },
    steps: async () => (await revision()) - atFirst,
  };
  return self;
}

/** Where the real sample files lie, or null on a machine without them. */
export function samplesFolder(): string | null {
  const root = resolve(new URL('../../..', import.meta.url).pathname);
  const path = process.env.GRADUS_SAMPLES ?? resolve(root, '../shared/samples');
  return existsSync(join(path, 'SOURCES.md')) ? path : null;
}
