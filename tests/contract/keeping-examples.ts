import type { Name } from '#shared/contract/contract.ts';
import { secondVersion, shelfIn } from '../helpers/kept-aside.ts';
import type { TestHost } from '../helpers/memory-host.ts';

/** A version of the gradebook that a sync program left beside it. */
export const BESIDE = 'class (conflicted copy 2026-11-10).gradebook';

/** What only a gradebook on disk can be asked. */
export const KEPT_ASIDE: ReadonlySet<Name> = new Set([
  'keeping.settle',
  'keeping.second',
  'keeping.take',
  'keeping.move',
]);

/** One in a folder that is kept in step, with a second version beside it. */
export async function keptAside(): Promise<TestHost> {
  const shelf = shelfIn('Dropbox');
  const first = await shelf.open();
  await first.ask('class.create', { name: 'Both' });
  first.close();
  await secondVersion(shelf.file, BESIDE, (host) => host.ask('class.create', { name: 'There' }));
  return shelf.open();
}
