import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { read } from '../../electron/host/interchange/read.ts';
import type { ReadRequest } from '../../electron/host/interchange/reading.ts';
import { boundFigure, type Figure, inTurn, ratioFigure } from './figure.ts';

const ROWS = 200_000;

const request = (file: string, kind: ReadRequest['kind'], text: string): ReadRequest => ({
  file,
  content: { from: 'bytes', bytes: Buffer.from(text) },
  kind,
  encoding: null,
  separator: null,
  dayFirst: null,
  profile: 'auto',
  fields: {},
  hasColumns: false,
});

/** A file of evidence as a district might export it. */
function evidenceText(): string {
  const lines = ['Student ID,Student,Objective,Date,Score,Out of,Task'];
  for (let row = 0; row < ROWS; row += 1) {
    const day = String((row % 28) + 1).padStart(2, '0');
    const task = `Unit ${row % 12} quiz`;
    lines.push(
      `${row % 900},"Name ${row % 900}, Ann",C${row % 72},2026-10-${day},${row % 11},10,${task}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A framework of the size of a published one: 585 items, 3,368 links. */
function frameworkText(): string {
  const node = (item: number) => ({
    title: `M.${item}`,
    identifier: idOf(item),
    uri: `https://case.example/ims/case/v1p0/CFItems/${idOf(item)}`,
  });
  const changed = '2026-01-01T00:00:00+00:00';
  const items = Array.from({ length: 585 }, (_, item) => ({
    ...node(item),
    humanCodingScheme: `M.${item}`,
    fullStatement:
      `Solve problems of kind ${item} in context and explain why each step holds. `.repeat(3),
    CFItemType: item < 100 ? 'Target' : 'Measured Skill',
    educationLevel: ['06'],
    lastChangeDateTime: changed,
  }));
  const associations = Array.from({ length: 3368 }, (_, at) => {
    const item = (at % 584) + 1;
    const types = [
      'isChildOf',
      'precedes',
      'isRelatedTo',
      'exactMatchOf',
      'isRelatedTo',
      'isPeerOf',
    ];
    const isOutside = at >= 1168;
    return {
      identifier: idOf(10_000 + at),
      uri: `https://case.example/ims/case/v1p0/CFAssociations/${idOf(10_000 + at)}`,
      associationType: types[Math.floor(at / 584)] ?? 'isRelatedTo',
      originNodeURI: node(item),
      destinationNodeURI: node(isOutside ? item + 50_000 : Math.floor(item / 3)),
      lastChangeDateTime: changed,
    };
  });
  const document = {
    ...node(90_000),
    title: 'Framework',
    creator: 'Us',
    lastChangeDateTime: changed,
  };
  return JSON.stringify(
    { CFDocument: document, CFItems: items, CFAssociations: associations },
    null,
    1,
  );
}

const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What a process of its own grows by while it reads a file. */
function memoryOf(folder: string, kind: ReadRequest['kind'], text: string): number {
  const path = join(folder, `reading-${kind}`);
  writeFileSync(path, text);
  const script = join(import.meta.dirname, 'reading-run.ts');
  const answer = execFileSync(process.execPath, [script, path, kind], { encoding: 'utf8' });
  return (JSON.parse(answer) as { megabytes: number }).megabytes;
}

/** Reading large files against the bare parser that they are read with, and the room it takes. */
export async function readingFigures(folder: string): Promise<Figure[]> {
  const csv = evidenceText();
  const [rows, bareRows] = await inTurn(
    5,
    () => read(request('evidence.csv', 'evidence', csv)),
    () => parse(csv, { relax_column_count: true }),
  );
  const framework = frameworkText();
  // The same document as the rows of a list: what csv-parse would have to do for its size.
  const list = framework
    .split('\n')
    .map((line) => `"${line.replaceAll('"', '""')}"`)
    .join('\n');
  const [items, bareItems] = await inTurn(
    20,
    () => read(request('framework.json', 'case', framework)),
    () => parse(list),
  );
  return [
    ratioFigure(`reading ${ROWS} rows of evidence against csv-parse alone`, rows, bareRows, 2),
    ratioFigure(
      'reading a framework of 585 items against csv-parse on its bytes',
      items,
      bareItems,
      2,
    ),
    boundFigure(
      `memory of reading ${ROWS} rows at its largest`,
      memoryOf(folder, 'evidence', csv),
      'MB',
      500,
    ),
    boundFigure(
      'memory of reading a framework of 585 items at its largest',
      memoryOf(folder, 'case', framework),
      'MB',
      500,
    ),
  ];
}
