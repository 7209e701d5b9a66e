import { join } from 'node:path';
import type { Input, Name } from '#shared/contract/contract.ts';
import type { Built } from '../helpers/builders.ts';
import { exportTo, grantFor } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';

export interface FurnishedRecord {
  /** A grant to read a record of another student with, and one that was looked at. */
  readonly record: string;
  readonly waiting: string;
}

/** The record of a student whom another teacher had, looked at and not taken. */
export async function aRecord(host: TestHost, at: string): Promise<FurnishedRecord> {
  const file = join(testFolder(), 'record.gradus');
  const former = await testHost({ device: 'former-device' });
  const { class: classId } = await former.ask('class.create', { name: 'Pre-algebra' });
  const { student: person } = await former.ask('student.create', {
    class: classId,
    givenName: 'Zoe',
    familyName: 'Zander',
    on: null,
  });
  await exportTo(former, file, { purpose: 'hand-over', students: [person] });
  former.close();
  const record = grantFor(host, file, 'read');
  const asked = { from: { grant: record }, student: null, class: at };
  return { record, waiting: (await host.ask('hand-over.preview', asked)).preview };
}

type HandOverName = Extract<Name, `hand-over.${string}`>;

/** How the names about records are asked well. */
export const handOverExamples: {
  readonly [N in HandOverName]: (f: Built & FurnishedRecord) => Input<N>;
} = {
  'hand-over.contents': (f) => ({ student: f.students[0] ?? '' }),
  'hand-over.preview': (f) => ({
    from: { grant: f.record },
    student: f.students[0] ?? '',
    class: f.class,
    same: [],
  }),
  'hand-over.take': (f) => ({ preview: f.waiting }),
  'hand-over.get': (f) => ({ student: f.students[0] ?? '' }),
};
