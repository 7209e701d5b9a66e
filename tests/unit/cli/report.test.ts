import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paperOf } from '#shared/platform/paper.ts';
import { pageCount } from '../../../electron/paper/page-count.ts';
import { printToPdf } from '../../../electron/paper/print-to-pdf.ts';
import { commandLine } from './command-line.ts';

let line: ReturnType<typeof commandLine>;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => {
  line.end();
});

test.each([
  [['report', '--class', 'Chem', '--out', 'x.pdf'], 'A word is missing.'],
  [['report', 'grid', '--class', 'Chem', '--out', 'x.pdf'], 'There is no report of "grid".'],
  [['report', 'student', '--class', 'Chem'], '--out is missing.'],
  [
    ['report', 'class', '--class', 'Chem', '--student', '7', '--out', 'x.pdf'],
    'report class takes no --student.',
  ],
  [
    ['report', 'sub', '--class', 'Chem', '--with-help', '--out', 'x.pdf'],
    'report sub takes no --with-help.',
  ],
  [
    ['report', 'sub', '--class', 'Chem', '--paper', 'a5', '--out', 'x.pdf'],
    '--paper takes a4 or letter, not "a5".',
  ],
])('%j is not understood', async (argv, why) => {
  const { code, err } = await line.gradus(...argv);
  expect([code, err.split('\n')[0]]).toEqual([2, why]);
});

test('what cannot be made is refused in one line, before anything stands in the log', async () => {
  await line.aClass({
    roster: 'Student ID,Name,\n1,"Abbott, Ana"\n',
    objectives: 'Unit,Code,Objective\nU,A1,One\n',
  });
  const out = join(line.home, 'x.pdf');
  const report = (...more: string[]) =>
    line.gradus('report', 'student', '--class', 'Chem', '--out', out, ...more);
  vi.stubEnv('CHROMIUM', process.execPath);
  const cases: [string[], RegExp][] = [
    [['--out', join(line.home, 'no', 'x.pdf')], /^There is no folder .*no to write x\.pdf to/],
    [['--out', line.home], /^There is a file at .* already/],
    [['--out', join(line.home, 'gradus.gradebook')], /^There is a file at .*gradebook already/],
    [['--class', 'Physics'], /^There is no class "Physics"/],
    [['--student', '99'], /^There is no student "99"/],
    [['--on', '2026-02-30'], /cannot be used: not a date/],
  ];
  for (const [more, why] of cases) {
    const { code, err } = await report(...more);
    expect([more, code, err.trim().split('\n')]).toEqual([more, 1, [expect.stringMatching(why)]]);
  }
  vi.stubEnv('CHROMIUM', '');
  vi.stubEnv('PATH', line.home);
  if (process.platform === 'linux') {
    expect(await report()).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no Chromium/),
    });
  }
  expect(existsSync(out)).toBe(false);
  expect(JSON.parse(await line.done('call', 'disclosure.list', '{}', '--json'))).toEqual([]);
});

test('a browser that gives up leaves a sentence and no profile', async () => {
  vi.stubEnv('TMPDIR', line.home);
  vi.stubEnv('TEMP', line.home);
  const wish = { address: 'http://127.0.0.1:9/', paper: 'a4' } as const;
  // Node knows none of these flags and ends at once.
  const failed = printToPdf({ ...wish, browser: process.execPath });
  await expect(failed).rejects.toMatchObject({ trouble: { code: 'NOT_PRINTED' } });
  const missing = printToPdf({ ...wish, browser: join(line.home, 'nothing-here') });
  await expect(missing).rejects.toMatchObject({ trouble: { code: 'NOT_PRINTED' } });
  expect(readdirSync(line.home).filter((name) => name.startsWith('gradus-print-'))).toEqual([]);
});

test.each([
  ['en-US', 'letter'],
  ['es-MX', 'letter'],
  ['fr-CA', 'letter'],
  ['en', 'letter'],
  ['en-GB', 'a4'],
  ['es', 'a4'],
  ['de-CH', 'a4'],
  ['C', 'a4'],
])('the paper of %s is %s', (locale, paper) => {
  expect(paperOf(locale)).toBe(paper);
});

test.each([
  ['<</Type /Pages\n/Count 25\n/Kids [1 0 R]\n/Parent 9 0 R>>\n<</Type /Pages\n/Count 89>>', 89],
  ['<< /Count 3 /Kids [1 0 R] /Type /Pages >> << /Type /Page >>', 3],
  ['%PDF-1.7', 0],
])('pages are counted at the root of their tree', (pdf, pages) => {
  expect(pageCount(Buffer.from(pdf))).toBe(pages);
});
