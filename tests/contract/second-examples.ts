import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, NameOf } from '#shared/contract/contract.ts';
import { grantFor } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import type { TestHost } from '../helpers/memory-host.ts';

const RECIPIENT = 'age1sl38054p6f49jgmafe4la8g406c8edts0lgnuj25jy6wctqh95ysmsm94j';

/** A packet for a second judge, a piece of it, and a grant to read a public key with. */
export interface FurnishedSecond {
  readonly secondCheck: string;
  readonly secondItem: string;
  readonly publicKey: string;
}

export async function furnishSecond(host: TestHost): Promise<FurnishedSecond> {
  await host.ask('gradebook.save', { teacher: 'A. Adams', school: null });
  const packet = { name: 'Packet', classes: [], objectives: [], sample: 2, described: false };
  const { check: secondCheck } = await host.ask('second.make', packet);
  const { items } = await host.ask('second.get', { check: secondCheck });
  const file = join(testFolder(), 'head.pub');
  writeFileSync(file, `# public key\n${RECIPIENT}\n`);
  const publicKey = grantFor(host, file, 'read');
  return { secondCheck, secondItem: items[0]?.item ?? '', publicKey };
}

type Asked = Extract<NameOf<'query' | 'command' | 'job'>, `${'second' | 'key'}.${string}`>;

export const secondExamples: {
  readonly [N in Asked]: (
    f: FurnishedSecond & { readonly class: string; readonly to: string },
  ) => Input<N>;
} = {
  'key.make': (f) => ({ to: f.to }),
  'key.look': () => ({ recipient: RECIPIENT }),
  'key.read': (f) => ({ from: f.publicKey }),
  'key.save': (f) => ({ recipient: RECIPIENT, to: f.to }),
  'second.list': () => ({}),
  'second.get': (f) => ({ check: f.secondCheck }),
  'second.make': (f) => ({
    name: 'Fall',
    classes: [f.class],
    objectives: [],
    sample: 5,
    described: false,
  }),
  'second.remove': (f) => ({ check: f.secondCheck }),
  'second.judge': (f) => ({ item: f.secondItem, level: 'clear' }),
  'second.export': (f) => ({ check: f.secondCheck, to: f.to }),
};
