import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { sheetXml, xlsxBytes } from '#host/interchange/export/xlsx.ts';
import { atOnce } from '#host/steps.ts';
import { schoolTerm } from './school-term.ts';

const PLAIN: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#13': '\r',
};

/** The cells of a workbook's one sheet, as any reader of the format finds them. */
async function sheetOf(bytes: Buffer): Promise<(string | number)[][]> {
  const zip = await fromBufferPromise(bytes);
  let xml = '';
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    xml = Buffer.concat(chunks).toString('utf8');
  }
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: (string | number)[] = [];
    for (const [, column = '', body = ''] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(.*?)<\/c>/gs)) {
      const at = [...column].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < at) cells.push('');
      const text = /<t [^>]*>(.*)<\/t>/s.exec(body)?.[1];
      cells[at] =
        text === undefined
          ? Number(/<v>(.*)<\/v>/.exec(body)?.[1])
          : text
              .replace(/&(amp|lt|gt|quot|#13);/g, (_, sign: string) => PLAIN[sign] ?? '')
              // As spreadsheets do with characters that are written by their numbers.
              .replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              );
    }
    return cells;
  });
}

const hasOpenpyxl = spawnSync('python3', ['-c', 'import openpyxl']).status === 0;

describe('a workbook of one sheet', () => {
  test('gives every text and number back', async () => {
    const cell = fc.oneof(
      fc
        .string({ unit: 'grapheme', minLength: 1 })
        .filter((text) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)),
      fc.constantFrom(
        '=1+1',
        '00042',
        '@x',
        ']]>',
        '<t>',
        '_x0041_',
        '__x005F_x41_x0041_x0042_',
        'a\r\nb',
        ' x ',
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 30 }), { maxLength: 5 }),
        async (rows) => {
          const back = await sheetOf(await xlsxBytes('Grid', atOnce(sheetXml(['a'], rows)), 0));
          expect(back).toEqual([['a'], ...rows]);
        },
      ),
      { numRuns: 40 * Number(process.env.GRADUS_SOAK ?? 1) },
    );
  });

  test('holds the grid that the CSV holds, and runs nothing', async () => {
    const school = await schoolTerm();
    const out = school.host.out('grid.xlsx');
    const wish = { what: 'grid', class: school.class, term: null, to: out.grant } as const;
    const answer = await school.host.ask('export.csv', { ...wish, format: 'xlsx' });
    const bytes = readFileSync(join(school.host.folder, 'grid.xlsx'));
    expect(answer).toEqual({ bytes: bytes.length, rows: 3 });
    const [headings, ann] = await sheetOf(bytes);
    expect(headings).toEqual([
      'Student ID',
      'Student',
      'A1',
      'A2',
      'A3',
      'Mastered',
      'Behind',
      'Ahead',
    ]);
    expect(ann?.slice(0, 4)).toEqual(['00001', 'Abbott, Ana', 'Clear', 'Not yet']);
  });

  test.skipIf(!hasOpenpyxl)('opens in another program (skipped without openpyxl)', async () => {
    const school = await schoolTerm();
    const out = school.host.out('grid.xlsx');
    const wish = { what: 'grid', class: school.class, term: null, to: out.grant } as const;
    await school.host.ask('export.csv', { ...wish, format: 'xlsx' });
    const code =
      'import sys,openpyxl;print(openpyxl.load_workbook(sys.argv[1]).active["B2"].value)';
    const file = join(school.host.folder, 'grid.xlsx');
    expect(execFileSync('python3', ['-c', code, file], { encoding: 'utf8' })).toBe('Abbott, Ana\n');
  });
});
