import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { createHost } from '../../electron/host/create-host.ts';
import { systemEffects } from '../../electron/host/effects.ts';
import type { Figure } from './figure.ts';
import { median, timed } from './figure.ts';
import { generateGradebook } from './generate.ts';
import { type LogRow, spreadsheetFile } from './spreadsheet-file.ts';

/** How many times faster than the spreadsheet one changed score has to become a letter. */
const AT_LEAST = 10_000;

const BOUNDS = [
  { letter: 'A', from: 90 },
  { letter: 'B', from: 80 },
  { letter: 'C', from: 70 },
  { letter: 'D', from: 60 },
  { letter: 'F', from: 0 },
];

/** Percent of all planned objectives: the rule that fits into a spreadsheet's formulas. */
const RULE = {
  name: 'As in the spreadsheet',
  kind: 'percent',
  counted: 'planned',
  notAssessed: 'lowest',
  bounds: BOUNDS,
};

/** Basic on the default scale. */
const THRESHOLD = 2;

/** LibreOffice on this machine; null where there is none. */
export function findOffice(): string | null {
  const names =
    process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/lib/libreoffice/program',
    '/Applications/LibreOffice.app/Contents/MacOS',
    'C:\\Program Files\\LibreOffice\\program',
  ];
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * One changed score to the letter, durable commit included, against the same year as an evidence
 * log in LibreOffice. Every cell of its grid looks through the whole log, so one changed score
 * works all of them out anew: that is the time to open and save with formulas, less without them.
 */
export async function spreadsheetFigure(folder: string, office: string): Promise<Figure> {
  const { file, classes } = await generateGradebook(join(folder, 'log.gradebook'), 1);
  const log = readLog(file);
  const students = [...new Set(log.map((one) => one.student))];
  const objectives = [...new Set(log.map((one) => one.objective))];
  const data = { students, objectives, log, threshold: THRESHOLD, bounds: BOUNDS };
  const opened = (name: string, isWorking: boolean): number => {
    const path = join(folder, `${name}.fods`);
    writeFileSync(path, spreadsheetFile(data, isWorking));
    return convert(office, folder, path);
  };
  const still = opened('still', false);
  const working = opened('working', true);
  const letters = lettersOf(readFileSync(join(folder, 'working.csv'), 'utf8'));
  const limit = Math.max(1, working - still);
  const value = await changeAndLetter(file, classes, letters);
  const times = limit / value;
  return {
    what: `one changed score to the letter (${students.length} students, ${log.length} attempts), against LibreOffice`,
    value: Number(value.toPrecision(4)),
    unit: 'ms',
    limit: Math.round(limit),
    ratio: Number(times.toPrecision(4)),
    goal: `≥ ${AT_LEAST} × faster`,
    ok: times >= AT_LEAST,
  };
}

/** Students by a word: a school id of digits would be looked up as a number. */
function readLog(file: string): LogRow[] {
  const bare = new Sqlite(file, { readonly: true });
  const rows = bare
    .prepare<[], LogRow>(
      `SELECT 'S' || student."schoolId" AS student, objective.code AS objective, level.value AS level
       FROM evidence
       JOIN student ON student.key = evidence.student
       JOIN objective ON objective.key = evidence.objective
       JOIN level ON level.key = evidence.level
       ORDER BY evidence.key`,
    )
    .all();
  bare.close();
  return rows;
}

/** Opens a file without a window, saves its first sheet, and answers how long that took. */
function convert(office: string, folder: string, path: string): number {
  const start = performance.now();
  const profile = pathToFileURL(join(folder, 'office-profile')).href;
  const { status, stderr } = spawnSync(
    office,
    [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'csv',
      '--outdir',
      folder,
      path,
    ],
    { encoding: 'utf8', timeout: 15 * 60_000 },
  );
  if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
  return performance.now() - start;
}

/** Letters by the log's word for the student, as the spreadsheet worked them out. */
function lettersOf(csv: string): Map<string, string> {
  const rows = csv.trim().split('\n').slice(1);
  return new Map(
    rows.map((line) => {
      const [student = '', , letter = ''] = line.trim().split(',');
      return [student.replaceAll('"', ''), letter.replaceAll('"', '')];
    }),
  );
}

/** Gradus on the same year; its letters must be the spreadsheet's. */
async function changeAndLetter(
  file: string,
  classes: readonly string[],
  expected: ReadonlyMap<string, string>,
): Promise<number> {
  const host = await createHost({ file, device: 'bench', effects: systemEffects(() => undefined) });
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const envelope = await host.request(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.code}`);
    return envelope.value;
  };
  type Answer = { students: { id: string; schoolId: string; letter: string }[] };
  const { rule } = (await ask('rule.save', { definition: RULE })) as { rule: string };
  const asked = { term: null, rule };
  for (const classId of classes) {
    const answer = (await ask('letters.get', {
      ...asked,
      class: classId,
      asOf: '2027-06-04',
    })) as Answer;
    for (const { schoolId, letter } of answer.students) {
      if (expected.get(`S${schoolId}`) !== letter) {
        throw new Error(
          `${schoolId}: ${letter} here, ${expected.get(`S${schoolId}`)} in the spreadsheet`,
        );
      }
    }
  }
  const classId = classes[0] ?? '';
  const { today: on } = (await ask('gradebook.get', {})) as { today: string };
  const { students } = (await ask('letters.get', { ...asked, class: classId })) as Answer;
  const grid = (await ask('grid.get', { class: classId })) as { objectives: { id: string[] } };
  const durations: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    const student = students[n % students.length]?.id ?? '';
    const objective = grid.objectives.id[(n * 7) % grid.objectives.id.length] ?? '';
    durations.push(
      await timed(async () => {
        await ask('evidence.record', { class: classId, student, objective, level: 'clear', on });
        await ask('letters.get', { ...asked, class: classId, student });
      }),
    );
  }
  host.close();
  return median(durations);
}
