import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { TestHost } from './memory-host.ts';

/** A token for a file that the test names. */
export function grantFor({ host }: TestHost, path: string, mode: 'read' | 'write'): string {
  const grant = randomBytes(16).toString('hex');
  host.grants.add(grant, { path, name: basename(path), mode });
  return grant;
}

/** Writes a bundle of everything, or of what is asked, to a file. */
export function exportTo(
  host: TestHost,
  path: string,
  wish: Partial<Input<'export.bundle'>> = {},
): Promise<Output<'export.bundle'>> {
  const to = grantFor(host, path, 'write');
  return host.ask('export.bundle', { purpose: 'my-other-computer', ...wish, to });
}

/** Merges files in one step. */
export function mergeFrom(
  host: TestHost,
  paths: string | readonly string[],
  wish: Partial<Input<'merge.run'>> = {},
): Promise<Output<'merge.run'>> {
  const bundles = [paths].flat().map((path) => grantFor(host, path, 'read'));
  return host.ask('merge.run', { accept: true, ...wish, bundles });
}
