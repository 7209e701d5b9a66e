import type { Input, NameOf } from '#shared/contract/contract.ts';
import type { TestHost } from '../helpers/memory-host.ts';

/** A packet for a second judge and a piece of it. */
export interface FurnishedSecond {
  readonly secondCheck: string;
  readonly secondItem: string;
}

export async function furnishSecond(host: TestHost): Promise<FurnishedSecond> {
  await host.ask('gradebook.save', { teacher: 'A. Adams', school: null });
  const packet = { name: 'Packet', classes: [], objectives: [], sample: 2, described: false };
  const { check: secondCheck } = await host.ask('second.make', packet);
  const { items } = await host.ask('second.get', { check: secondCheck });
  return { secondCheck, secondItem: items[0]?.item ?? '' };
}

type Asked = Extract<NameOf<'query' | 'command' | 'job'>, `second.${string}`>;

export const secondExamples: {
  readonly [N in Asked]: (
    f: FurnishedSecond & { readonly class: string; readonly to: string },
  ) => Input<N>;
} = {
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
