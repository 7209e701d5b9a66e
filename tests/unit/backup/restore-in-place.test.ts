import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { linkHost } from '#shared/contract/host-link.ts';
import type { HostEvent } from '#shared/contract/platform.ts';
import type { FromHost, ToHost } from '#shared/contract/port.ts';
import { startHost } from '../../../electron/host/start-host.ts';
import { testFolder } from '../../helpers/file-host.ts';

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

/** A host on a port in this process, kept alive as the shells keep theirs. */
function linked(folder: string) {
  const file = join(folder, 'own.gradebook');
  const link = linkHost(() => {
    const out: ((message: FromHost) => void)[] = [];
    const into: ((message: ToHost) => void)[] = [];
    const gone: (() => void)[] = [];
    const tellAll = <T>(listeners: readonly ((message: T) => void)[], message: T) => {
      for (const listener of listeners) listener(structuredClone(message));
    };
    startHost(
      {
        post: (message) => queueMicrotask(() => tellAll(out, message)),
        onMessage: (listener) => into.push(listener),
        exit: () => {
          setTimeout(() => {
            for (const tell of gone) tell();
          }, 1);
        },
      },
      { file, folder },
    );
    return {
      post: (message) => queueMicrotask(() => tellAll(into, message)),
      onMessage: (listener) => out.push(listener),
      onExit: (listener) => gone.push(listener),
    };
  }, Date.now);
  close = () => link.close();
  let n = 0;
  const ask = async (name: string, input: unknown) => {
    n += 1;
    const envelope = await link.request(`r${n}`, name, input);
    if (!envelope.ok) throw new Error(envelope.error.code);
    return envelope.value as { name: string; file: string }[] & { file: string };
  };
  return { file, link, ask };
}

test('a backup takes the place of the open gradebook, which is kept, and windows look anew', async () => {
  const folder = testFolder();
  const { link, ask } = linked(folder);
  await ask('class.create', { name: 'Kept in the backup' });
  const backup = await ask('backup.make', { to: null });
  await ask('class.create', { name: 'Made afterwards' });
  const restarted = new Promise<HostEvent>((resolve) => {
    link.subscribe((event) => event.type === 'host-restarted' && resolve(event));
  });
  await ask('backup.restore', { from: { file: backup.file } });
  await restarted;
  expect((await ask('class.list', {})).map((one) => one.name)).toEqual(['Kept in the backup']);
  const beside = readdirSync(join(folder, 'own.gradebook.backups'));
  expect(beside.some((name) => name.startsWith('before restore'))).toBe(true);
});

test('what is no backup is refused, and the open gradebook goes on as it was', async () => {
  const folder = testFolder();
  const { file, link, ask } = linked(folder);
  await ask('class.create', { name: 'Algebra' });
  const junk = join(folder, 'junk.gradebook');
  writeFileSync(junk, 'no gradebook at all');
  link.grant({ grant: 'a'.repeat(32), path: junk, name: 'junk.gradebook', mode: 'read' });
  const answers = [
    await link.request('x1', 'backup.restore', { from: { grant: 'a'.repeat(32) } }),
    await link.request('x2', 'backup.restore', { from: { file: '../own.gradebook' } }),
    await link.request('x3', 'backup.restore', { from: { grant: 'b'.repeat(32) } }),
  ];
  expect(answers.map((one) => (one.ok ? 'taken' : one.error.code))).toEqual([
    'FILE_NOT_A_GRADEBOOK',
    'NOT_FOUND',
    'NOT_ALLOWED',
  ]);
  expect((await ask('class.list', {})).map((one) => one.name)).toEqual(['Algebra']);
  expect(existsSync(`${file}.restoring`)).toBe(false);
});
