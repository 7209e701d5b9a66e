import { expect, test } from 'vitest';
import { readCalls } from './recorded-calls.ts';

const hex = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

const traceOf = (process: string): string =>
  [
    `${process}openat(AT_FDCWD<${hex('/t')}>, "${hex('/t/y.gradebook')}", O_RDWR|O_CREAT, 0644) = 21<${hex('/t/y.gradebook')}>`,
    `${process}pwrite64(21<${hex('/t/y.gradebook')}>, "${hex('page')}", 4, 4096) = 4`,
    `${process}fdatasync(21<${hex('/t/y.gradebook')}>) = 0`,
    `${process}write(1<${hex('pipe:[7]')}>, "${hex('ack 0a1b\n')}", 9) = 9`,
    `${process}+++ exited with 0 +++`,
    '',
  ].join('\n');

test.each([
  ['five places', '41207 '],
  ['one place, padded', '7     '],
  ['seven places', '4194303 '],
])('a recording of a process whose number has %s is read whole', (_, process) => {
  expect(readCalls(traceOf(process), '/t')).toEqual([
    { kind: 'create', path: '/t/y.gradebook' },
    { kind: 'write', path: '/t/y.gradebook', at: 4096, data: Buffer.from('page') },
    { kind: 'sync', path: '/t/y.gradebook' },
    { kind: 'ack', state: '0a1b' },
  ]);
});

test('a line that is no call, signal or end is refused, not passed over', () => {
  expect(() => readCalls('pwrite64(21</t/y>, "", 0, 0) = 0', '/t')).toThrow(/Not a line/);
});
