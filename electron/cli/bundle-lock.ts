import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { invalid } from '#host/found.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Args } from './args.ts';

/** The passphrase is the first line of its file. */
export function passphraseIn(args: Args): string | undefined {
  const path = args.text('passphrase-file');
  return path === undefined ? undefined : passphraseOf(path);
}

/** The first line of a file. */
export function passphraseOf(path: string): string {
  const [line = ''] = textOf(path).split(/\r?\n/);
  if (line !== '') return line;
  throw invalid('passphrase file', basename(path), 'why.passphrase-empty');
}

/** A key file or the like; it is small and of the person's own. */
export function textOf(path: string): string {
  try {
    return readFileSync(resolve(path), 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new TroubleError('NOT_FOUND', { what: 'file', name: path });
  }
}
