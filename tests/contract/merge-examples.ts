import { join } from 'node:path';
import type { Input, NameOf } from '#shared/contract/contract.ts';
import type { Built } from '../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';

/** A grant to read a bundle of another laptop with, and what merging an earlier one left. */
export interface FurnishedMerge {
  readonly bundle: string;
  readonly conflict: string;
  /** The side of it that does not stand. */
  readonly loser: 'mine' | 'theirs';
  readonly report: string;
}

/** Another laptop that changed the same field, and then wrote a bundle once more. */
export async function exchange(host: TestHost, built: Built): Promise<FurnishedMerge> {
  const file = join(testFolder(), 'other.gradus');
  const other = await testHost({ device: 'other-device' });
  const student = built.students[0] ?? '';
  await exportTo(host, file);
  await mergeFrom(other, file);
  await other.ask('student.save', { student, called: 'Theirs' });
  await host.ask('student.save', { student, called: 'Mine' });
  await exportTo(other, file);
  await mergeFrom(host, file);
  await other.ask('student.save', { student, grade: '9' });
  await exportTo(other, file);
  other.close();
  const [conflict] = await host.ask('merge.conflicts', {});
  const [report] = await host.ask('merge.reports', {});
  return {
    bundle: grantFor(host, file, 'read'),
    conflict: conflict?.conflict ?? '',
    report: report?.report ?? '',
    loser: conflict?.stands === 'mine' ? 'theirs' : 'mine',
  };
}

type Asked = Extract<NameOf<'query' | 'command' | 'job'>, `merge.${string}`>;

type Furnished = FurnishedMerge & {
  readonly students: readonly string[];
  readonly source: string;
  readonly to: string;
};

const pair = ({ students: [a = '', b = ''] }: Furnished) => ({ kind: 'student' as const, a, b });

export const mergeExamples: { readonly [N in Asked]: (f: Furnished) => Input<N> } = {
  'merge.preview': (f) => ({ bundles: [f.bundle] }),
  'merge.run': (f) => ({ bundles: [f.bundle] }),
  'merge.decide': (f) => ({ ...pair(f), same: false }),
  'merge.decide-all': (f) => ({ pairs: [pair(f)], same: true }),
  'merge.school-ids': (f) => ({ source: f.source, same: true }),
  'merge.decisions': () => ({}),
  'merge.conflicts': () => ({}),
  'merge.settle': (f) => ({ conflict: f.conflict, stands: f.loser }),
  'merge.settle-all': (f) => ({ conflicts: [f.conflict], stands: f.loser }),
  'merge.reports': () => ({}),
  'merge.report': (f) => ({ report: f.report }),
  'merge.report-export': (f) => ({ report: f.report, to: f.to }),
};
