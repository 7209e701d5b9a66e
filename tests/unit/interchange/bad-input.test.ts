import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ImportKind } from '#shared/contract/features/interchange.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { say } from '../../../electron/host/say.ts';
import { flaggedEncrypted, lyingAboutSize, patched, zipOf } from './bad-zip.ts';
import { filesHost } from './host-with-files.ts';

const USERS = 'sourcedId,givenName,familyName\nu1,Ann,Lee\n';
const CLASSES = 'sourcedId,title\nC1,Chem\n';
const ENROLLMENTS = 'classSourcedId,userSourcedId,role\nC1,u1,student\n';
const PACKAGE = { 'users.csv': USERS, 'classes.csv': CLASSES, 'enrollments.csv': ENROLLMENTS };
const entries = Object.entries(PACKAGE).map(([name, content]) => ({ name, content }));
const without = (name: keyof typeof PACKAGE) => entries.filter((entry) => entry.name !== name);
const withFile = (name: string, content: string) => [
  ...without(name as 'users.csv'),
  { name, content },
];

/** Deterministic noise: letters, commas, quotation marks and line ends, no headings. */
function junkText(size: number): Buffer {
  const bytes = randomBytes(size);
  for (let i = 0; i < size; i += 1) bytes[i] = 32 + ((bytes[i] ?? 0) % 90);
  for (let i = 50; i < size; i += 61) bytes[i] = 10;
  return bytes;
}
const pack = (change: Record<string, unknown>) =>
  JSON.stringify({
    format: 'gradus-course',
    version: 1,
    course: { id: '00000000-0000-7000-8000-000000000001', name: 'C' },
    units: [],
    ...change,
  });
const nested = `{"format":"gradus-course","version":1,"course":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;

type Content = string | Buffer | Promise<Buffer>;
const cases: [string, ImportKind, Content, string][] = [
  ['an empty file', 'auto', '', 'IMPORT_EMPTY'],
  ['a file of blanks', 'roster', ' \r\n\t\n ', 'IMPORT_EMPTY'],
  ['a mark and nothing else', 'roster', '\uFEFF', 'IMPORT_EMPTY'],
  ['separators only', 'roster', ',,,\n,,,\n', 'IMPORT_EMPTY'],
  ['headings only', 'roster', 'Student ID,Name\n', 'IMPORT_NOTHING_USABLE'],
  [
    'headings only, of objectives',
    'objectives',
    'Unit,Code,Objective\n\n\n',
    'IMPORT_NOTHING_USABLE',
  ],
  [
    'headings only, of evidence',
    'evidence',
    'Student ID,Objective,Date,Level',
    'IMPORT_NOTHING_USABLE',
  ],
  ['a list without names', 'roster', 'Student ID,Grade\n1,9\n', 'IMPORT_HEADINGS'],
  [
    'a list whose rows have no name',
    'roster',
    'Student ID,Name\n1,\n2,\n',
    'IMPORT_NOTHING_USABLE',
  ],
  ['a list of teachers', 'roster', 'Name,Role\n"Lee, Ann",Teacher\n', 'IMPORT_NOTHING_USABLE'],
  ['objectives without objectives', 'objectives', 'Unit,Code\nA,1\n', 'IMPORT_HEADINGS'],
  [
    'evidence without students',
    'evidence',
    'Objective,Date,Level\nC1,2026-10-01,3\n',
    'IMPORT_HEADINGS',
  ],
  [
    'evidence without objectives',
    'evidence',
    'Student,Date,Level\nAnn,2026-10-01,3\n',
    'IMPORT_HEADINGS',
  ],
  ['evidence without dates', 'evidence', 'Student,Objective,Level\nAnn,C1,3\n', 'IMPORT_HEADINGS'],
  [
    'evidence without levels',
    'evidence',
    'Student,Objective,Date\nAnn,C1,2026-10-01\n',
    'IMPORT_HEADINGS',
  ],
  [
    'evidence of an unknown class',
    'evidence',
    'Student,Objective,Date,Level\nAnn,C1,2026-10-01,3\n',
    'NOT_FOUND',
  ],
  ['unknown headings', 'auto', 'alpha,beta\n1,2\n', 'IMPORT_WRONG_KIND'],
  [
    'a quotation mark that never closes',
    'roster',
    'ID,Name\n1,"Lee, Ann\n2,Poe\n',
    'IMPORT_UNREADABLE',
  ],
  ['a PDF', 'roster', '%PDF-1.7\n%âãÏÓ', 'IMPORT_UNREADABLE'],
  ['a picture (PNG)', 'auto', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'IMPORT_UNREADABLE'],
  ['a picture (JPEG)', 'auto', Buffer.from('ffd8ffe000104a46', 'hex'), 'IMPORT_UNREADABLE'],
  ['an old spreadsheet', 'roster', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'IMPORT_UNREADABLE'],
  [
    'a spreadsheet',
    'roster',
    zipOf([{ name: '[Content_Types].xml', content: '<x/>' }]),
    'IMPORT_WRONG_KIND',
  ],
  [
    'an OpenDocument spreadsheet',
    'auto',
    zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    ]),
    'IMPORT_WRONG_KIND',
  ],
  ['a gradebook', 'roster', 'SQLite format 3\u0000', 'IMPORT_UNREADABLE'],
  ['something packed', 'oneroster', gzipSync('x'), 'IMPORT_UNREADABLE'],
  ['a text with NULs', 'roster', 'ID,Name\n1,Lee\u0000Ann\n', 'IMPORT_UNREADABLE'],
  ['10 MB of junk bytes', 'auto', randomBytes(10 << 20), 'IMPORT_UNREADABLE'],
  ['10 MB of junk text', 'auto', junkText(10 << 20), '*'],
  ['10 MB in one line', 'auto', 'x'.repeat(10 << 20), 'IMPORT_UNREADABLE'],
  ['a zip where a list was meant', 'roster', zipOf(entries), 'IMPORT_WRONG_KIND'],
  ['a list where a package was meant', 'oneroster', 'ID,Name\n1,Lee\n', 'IMPORT_WRONG_KIND'],
  ['JSON where a list was meant', 'roster', '{"a":1}', 'IMPORT_WRONG_KIND'],
  ['a list where a pack was meant', 'course', 'ID,Name\n1,Lee\n', 'IMPORT_WRONG_KIND'],
  ['half a JSON document', 'course', '{"format":"gradus-course","ver', 'IMPORT_UNREADABLE'],
  ['JSON of somebody else', 'course', '{"CFDocument":{}}', 'IMPORT_WRONG_KIND'],
  ['a pack of a newer version', 'course', pack({ version: 99 }), 'IMPORT_WRONG_KIND'],
  ['a pack without a course', 'course', pack({ course: null }), 'IMPORT_WRONG_KIND'],
  ['a pack without objectives', 'course', pack({}), 'IMPORT_NOTHING_USABLE'],
  [
    'a pack whose id is no id',
    'course',
    pack({ course: { id: '__proto__', name: 'C' } }),
    'IMPORT_WRONG_KIND',
  ],
  ['a pack whose number is none', 'course', pack({ version: 'one' }), 'IMPORT_WRONG_KIND'],
  ['a pack nested ten thousand deep', 'course', nested, 'IMPORT_WRONG_KIND'],
  [
    'a pack with a lone surrogate',
    'course',
    pack({ course: { id: '00000000-0000-7000-8000-000000000001', name: '\ud800' } }),
    'IMPORT_WRONG_KIND',
  ],
  ['an empty zip', 'oneroster', zipOf([]), 'IMPORT_EMPTY'],
  [
    'a zip of something else',
    'oneroster',
    zipOf([{ name: 'a.txt', content: 'x' }]),
    'IMPORT_WRONG_KIND',
  ],
  [
    'a zip cut in half',
    'oneroster',
    zipOf(entries).then((z) => z.subarray(0, z.length / 2)),
    'IMPORT_UNREADABLE',
  ],
  [
    'a zip without its last byte',
    'oneroster',
    zipOf(entries).then((z) => z.subarray(0, -1)),
    'IMPORT_UNREADABLE',
  ],
  [
    'a zip with damaged content',
    'oneroster',
    zipOf(entries.map((e) => ({ ...e, stored: true }))).then((z) =>
      patched(z, 'Ann,Lee', 'Bob,Lee'),
    ),
    'IMPORT_UNREADABLE',
  ],
  [
    'a zip with damaged packing',
    'oneroster',
    zipOf(entries).then((z) => Buffer.concat([z.subarray(0, 40), randomBytes(30), z.subarray(70)])),
    '*',
  ],
  [
    'a zip with a folder inside',
    'oneroster',
    zipOf(entries.map((e) => ({ ...e, name: `in/${e.name}` }))),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip that climbs out',
    'oneroster',
    zipOf([{ name: 'xx/users.csv', content: 'x' }]).then((z) =>
      patched(z, 'xx/users.csv', '../users.csv'),
    ),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip with an absolute path',
    'oneroster',
    zipOf([{ name: 'x/users.csv', content: 'x' }]).then((z) =>
      patched(z, 'x/users.csv', '/xusers.csv'),
    ),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip with a backslash path',
    'oneroster',
    zipOf([{ name: 'x/users.csv', content: 'x' }]).then((z) =>
      patched(z, 'x/users.csv', 'x\\users.csv'),
    ),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip with a link',
    'oneroster',
    zipOf([{ name: 'users.csv', content: '/etc/passwd', mode: 0o120777 }]),
    'IMPORT_UNSAFE',
  ],
  ['an encrypted zip', 'oneroster', zipOf(entries).then(flaggedEncrypted), 'IMPORT_UNSAFE'],
  [
    'a zip with a name twice',
    'oneroster',
    zipOf([...entries, { name: 'users2csv', content: USERS }]).then((z) =>
      patched(z, 'users2csv', 'users.csv'),
    ),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip of 65 files',
    'oneroster',
    zipOf(Array.from({ length: 65 }, (_, i) => ({ name: `${i}.csv`, content: 'x' }))),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip of ten thousand files',
    'oneroster',
    zipOf(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.csv`, content: '' }))),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip bomb',
    'oneroster',
    zipOf([{ name: 'users.csv', content: Buffer.alloc(40 << 20) }]),
    'IMPORT_UNSAFE',
  ],
  [
    'a zip that lies about its size',
    'oneroster',
    zipOf([{ name: 'users.csv', content: Buffer.alloc(4 << 20) }]).then((z) =>
      lyingAboutSize(z, 100),
    ),
    'IMPORT_UNREADABLE',
  ],
  ['a package without users', 'oneroster', zipOf(without('users.csv')), 'IMPORT_WRONG_KIND'],
  ['a package without classes', 'oneroster', zipOf(without('classes.csv')), 'IMPORT_WRONG_KIND'],
  [
    'a package without enrolments',
    'oneroster',
    zipOf(without('enrollments.csv')),
    'IMPORT_WRONG_KIND',
  ],
  [
    'a package of headings only',
    'oneroster',
    zipOf(withFile('classes.csv', 'sourcedId,title\n')),
    'IMPORT_NOTHING_USABLE',
  ],
  [
    'a package whose lists lack columns',
    'oneroster',
    zipOf(withFile('users.csv', 'id,name\n1,Ann\n')),
    'IMPORT_HEADINGS',
  ],
];

test.each(cases)(
  '%s (%s) is refused in one clear sentence and nothing changes',
  async (_, kind, content, code) => {
    const host = await filesHost();
    const source = host.file('given-file', await content);
    const choices = { kind, class: 'New class', course: 'New course' };
    const trouble = await host.refused('import.preview', { source, ...choices });
    if (code === '*') expect(trouble.code).toMatch(/^IMPORT_/);
    else expect(trouble.code).toBe(code);
    const sentence = sentenceOf(say, trouble);
    expect(sentence).not.toMatch(/\{\{|undefined|Invalid|\n|!/);
    expect(sentence).toMatch(/^[A-Za-z].*\.$/);
    expect(sentence.length).toBeLessThan(300);
    expect(await host.steps()).toBe(0);
    expect(await host.ask('class.list', {})).toEqual([]);
    expect(await host.ask('course.list', {})).toEqual([]);
  },
);

test('a grant of something that is gone is refused by name', async () => {
  const host = await filesHost();
  const source = host.path(`${host.folder}/gone.csv`);
  expect((await host.refused('import.preview', { source, kind: 'auto' })).code).toBe(
    'IMPORT_UNREADABLE',
  );
});

test('an empty folder and a folder of other things are refused', async () => {
  const host = await filesHost();
  for (const content of [{}, { 'notes.csv': 'a\n' }] as Record<string, string>[]) {
    const source = host.files(content);
    expect((await host.refused('import.preview', { source, kind: 'auto' })).code).toMatch(
      /^IMPORT_/,
    );
  }
});

test('what a Mac adds to a zip is left aside', async () => {
  const host = await filesHost();
  const extra = [
    { name: '__MACOSX/._users.csv', content: 'x' },
    { name: '.DS_Store', content: 'x' },
  ];
  const source = host.file('p.zip', await zipOf([...entries, ...extra]));
  expect(await host.preview(source, { kind: 'auto' })).toMatchObject({
    kind: 'oneroster',
    refused: 0,
  });
});

test('ids named __proto__ and constructor are ids like any other', async () => {
  const host = await filesHost();
  const list = 'ID,Name\n__proto__,"Lee, Ann"\nconstructor,"Poe, Bo"\n';
  await host.take(host.file('l.csv', list), { kind: 'roster', class: 'toString' });
  expect((await host.ask('gradebook.get', {})).students).toBe(2);
  expect(
    await host.counts(host.file('l.csv', list), { kind: 'roster', class: 'toString' }),
  ).toEqual([0, 0, 2, 0, 0]);
  const ids = {
    ...PACKAGE,
    'users.csv': USERS.replace('u1', '__proto__'),
    'classes.csv': CLASSES.replace('C1', 'hasOwnProperty'),
    'enrollments.csv': ENROLLMENTS.replace('C1', 'hasOwnProperty').replace('u1', '__proto__'),
  };
  const { taken } = await host.take(host.files(ids), { kind: 'oneroster' });
  expect(taken).toMatchObject({ new: 2, changed: 1, refused: 0 });
});

test('a cell of 64 kB is cut, said, and harmless', async () => {
  const host = await filesHost();
  const list = `ID,Name,Called\n1,"Lee, Ann",${'x'.repeat(70_000)}\n`;
  const { taken } = await host.take(host.file('l.csv', list), { kind: 'roster', class: 'C' });
  expect(taken.new).toBe(1);
  expect(taken.problems.map((problem) => problem.rule).join()).toContain('500 characters');
  expect(await host.counts(host.file('l.csv', list), { kind: 'roster', class: 'C' })).toEqual([
    0, 0, 1, 0, 0,
  ]);
});

test('thousands of problems are cut to a list that a person can look at', async () => {
  const host = await filesHost();
  const list = `ID,Name\n1,"Lee, Ann"\n${'1,"Lee, Ann"\n'.repeat(5000)}`;
  const preview = await host.preview(host.file('l.csv', list), { kind: 'roster', class: 'C' });
  expect(preview).toMatchObject({ new: 1, refused: 5000 });
  expect(preview.problems).toHaveLength(1001);
  expect(preview.problems.at(-1)?.rule).toContain('4,000');
});

test('a file above the limit is not even read', async () => {
  const host = await filesHost();
  const source = host.file('big.csv', Buffer.alloc((50 << 20) + 1, 'a'));
  expect((await host.refused('import.preview', { source, kind: 'auto' })).code).toBe('TOO_LARGE');
});

test.each([
  ['an open quotation mark', 'ID,Name\n1,"A,B\n2,C\n', 'opens in line 2 '],
  [
    'an open quotation mark after a cell of two lines',
    'ID,Name\n1,"A\nB"\n2,"C\n3,D\n',
    'opens in line 4 ',
  ],
  ['a row of millions of cells', `ID,Name\n${'xx,'.repeat(2_500_000)}`, 'line 2 is far too long'],
])('%s is named with its line', async (_, content, why) => {
  const host = await filesHost();
  const source = host.file('l.csv', content);
  const trouble = await host.refused('import.preview', { source, kind: 'roster', class: 'C' });
  expect(sentenceOf(say, trouble)).toContain(why);
});
