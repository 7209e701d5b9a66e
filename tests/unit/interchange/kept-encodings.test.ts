import { expect, test } from 'vitest';
import { classroom } from './classroom.ts';

const choices = { kind: 'results' } as const;
const HEAD = 'Student ID,Test,Date,Score,Band\n';
const row = (day: string, band: string) => `${HEAD}001,State,2026-05-${day},1,${band}\n`;
type Room = Awaited<ReturnType<typeof classroom>>;

const bandOf = (seen: { sample: string[][] }) => seen.sample[0]?.at(-1);
const look = (room: Room, content: Buffer, more: object = {}) =>
  room.ask('import.preview', { source: room.file('r.csv', content), ...choices, ...more });
async function take(room: Room, content: Buffer, more: object = {}) {
  const { preview } = await look(room, content, more);
  await room.ask('import.apply', { preview });
}

test('a file that only looks like UTF-8 is read as it was said of the last one, and this is said', async () => {
  const room = await classroom();
  // In Windows-1252 these two bytes are letters; as UTF-8 they are one other letter.
  const file = (day: string) => Buffer.from(row(day, 'Ã¤'), 'latin1');
  expect(bandOf(await look(room, file('01')))).toBe('ä');
  await take(room, file('01'), { encoding: 'windows-1252' });
  const next = await look(room, file('02'));
  expect([bandOf(next), next.encoding]).toEqual(['Ã¤', 'windows-1252']);
  expect(next.notes).toContain(
    'Read as windows-1252, as it was said of the last file of this kind.',
  );
  // A mark in the file says more than a person said of another.
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(row('03', 'ä'))]);
  const sure = await look(room, marked);
  expect([bandOf(sure), sure.encoding, sure.notes]).toEqual(['ä', 'utf-8', []]);
  // Another kind of file is another source.
  const roster = room.file('l.csv', Buffer.from('Student ID,Name\n009,"Ã¤, Bo"\n', 'latin1'));
  const list = await room.ask('import.preview', { source: roster, kind: 'roster', class: 'C' });
  expect(list.encoding).toBe('utf-8');
});

test('what is no text as it looks is read as the last one was', async () => {
  const room = await classroom();
  const file = (day: string) => Buffer.from(row(day, 'gut'), 'utf16le');
  await expect(look(room, file('01'))).rejects.toThrow('IMPORT_UNREADABLE');
  await take(room, file('01'), { encoding: 'utf-16le' });
  expect((await look(room, file('02'))).encoding).toBe('utf-16le');
  expect((await look(room, Buffer.from(row('03', 'gut')))).encoding).toBe('utf-8');
});

test('said otherwise it is forgotten, and so it is with one undo', async () => {
  const room = await classroom();
  const file = (day: string) => Buffer.from(row(day, 'Ã¤'), 'latin1');
  await take(room, file('01'), { encoding: 'windows-1252' });
  await take(room, file('02'), { encoding: 'utf-8' });
  expect((await look(room, file('03'))).encoding).toBe('utf-8');
  await room.ask('history.undo', {});
  expect((await look(room, file('03'))).encoding).toBe('windows-1252');
  await room.ask('history.undo', {});
  expect((await look(room, file('03'))).encoding).toBe('utf-8');
});
