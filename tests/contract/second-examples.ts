import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, NameOf } from '#shared/contract/contract.ts';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';

const RECIPIENT = 'age1sl38054p6f49jgmafe4la8g406c8edts0lgnuj25jy6wctqh95ysmsm94j';

/** A packet for a second judge, a piece of it, and a grant to read a public key with. */
export interface FurnishedSecond {
  readonly secondCheck: string;
  readonly removedCheck: string;
  readonly secondItem: string;
  readonly publicKey: string;
  /** The gradebook of a colleague whose file was merged. */
  readonly source: string;
}

export async function furnishSecond(host: TestHost): Promise<FurnishedSecond> {
  await host.ask('gradebook.save', { teacher: 'A. Adams', school: null });
  const packet = { name: 'Packet', classes: [], objectives: [], sample: 2, described: false };
  const { check: secondCheck } = await host.ask('second.make', packet);
  const { check: removedCheck } = await host.ask('second.make', { ...packet, name: 'Away' });
  await host.ask('second.remove', { check: removedCheck });
  const file = join(testFolder(), 'head.pub');
  writeFileSync(file, `# public key\n${RECIPIENT}\n`);
  const bundle = join(testFolder(), 'colleague.gradus');
  const colleague = await testHost({ device: 'colleague' });
  await colleague.ask('gradebook.create', { teacher: 'T. Kim', school: null });
  await exportTo(colleague, bundle, { purpose: 'department' });
  await mergeFrom(host, bundle);
  const { secondItem } = await aColleaguesPiece(host, colleague);
  colleague.close();
  const { teachers } = await host.ask('department.get', {});
  const source = teachers[0]?.source ?? '';
  await host.ask('department.expect', { teachers: ['Kim'] });
  const publicKey = grantFor(host, file, 'read');
  return { secondCheck, removedCheck, secondItem, publicKey, source };
}

/** A piece of a packet that a colleague sent: one's own is not judged. */
async function aColleaguesPiece(host: TestHost, colleague: TestHost) {
  const { students, ...built } = await aGradebook(colleague)
    .withClass('P1')
    .withStudents(1)
    .withCourse(['C1'])
    .build();
  await colleague.ask('evidence.record', {
    class: built.class,
    student: students[0] ?? '',
    objective: built.objectives.C1 ?? '',
    level: 'basic',
    on: '2026-11-03',
  });
  const packet = { name: 'Theirs', classes: [], objectives: [], sample: 1, described: false };
  const { check } = await colleague.ask('second.make', packet);
  const file = join(testFolder(), 'packet.gradus');
  await colleague.ask('second.export', { check, to: grantFor(colleague, file, 'write') });
  await mergeFrom(host, file);
  const [piece] = (await host.ask('second.get', { check })).items;
  return { secondItem: piece?.item ?? '' };
}

type Asked = Extract<
  NameOf<'query' | 'command' | 'job'>,
  `${'second' | 'key' | 'pseudonym' | 'department'}.${string}`
>;

export const secondExamples: {
  readonly [N in Asked]: (
    f: FurnishedSecond & { readonly class: string; readonly to: string; readonly term: string },
  ) => Input<N>;
} = {
  'department.get': () => ({}),
  'department.expect': () => ({ teachers: ['R. Ode', 'T. Kim'] }),
  'department.expect-is': (f) => ({ teacher: 'Kim', source: f.source }),
  'department.summary': () => ({}),
  'department.objectives': () => ({}),
  'department.letters': (f) => ({ term: f.term }),
  'department.moderation': () => ({}),
  'department.export': (f) => ({ what: 'objectives', to: f.to }),
  'pseudonym.list': () => ({ recipient: 'Study' }),
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
  'second.removed': () => ({}),
  'second.bring-back': (f) => ({ check: f.removedCheck }),
  'second.judge': (f) => ({ item: f.secondItem, level: 'clear' }),
  'second.export': (f) => ({ check: f.secondCheck, to: f.to }),
};
