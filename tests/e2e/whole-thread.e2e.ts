import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { samplesFolder } from '../helpers/samples.ts';
import { zipFolder } from '../helpers/zip-folder.ts';
import { type Gradus, story } from './fixtures.ts';
import { NODE, ROOT } from './server-process.ts';

const samples = samplesFolder();
if (samples === null) process.stderr.write('The story of a real school is skipped: no samples.\n');

/** Algebra as a teacher might list it; the dates lie in the school year of the sample. */
const OBJECTIVES = `Unit,Code,Objective,Learning target,Critical,Prerequisites,Target date
Linear equations,A1.1,Solve one-step equations,I can solve an equation in one step.,yes,,2020-09-04
Linear equations,A1.2,Solve two-step equations,I can solve an equation in two steps.,yes,A1.1,2020-09-18
Graphs,A2.1,Plot points,I can plot a point.,no,,2020-10-16
`;

async function choose(page: Page, button: RegExp, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).first().click(),
  ]);
  await chooser.setFiles(file);
}

const cell = (page: Page, student: string, code: string) =>
  page.getByRole('gridcell', { name: new RegExp(`${student}.*${code}|${code}.*`) });

interface GridJson {
  readonly students: readonly {
    readonly schoolId: string;
    readonly cells: readonly {
      readonly objective: string;
      readonly status: string;
      readonly attempts: number;
    }[];
  }[];
}

/** What a program sees: the same members from the window's file and from the command line's. */
function seen(run: (...args: string[]) => { code: number; stdout: string; stderr: string }) {
  const json = (...args: string[]) => {
    const { code, stdout, stderr } = run(...args, '--json');
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout, (key, value: unknown) =>
      key === 'id' ? undefined : value,
    ) as unknown;
  };
  const history = json('history', '--class', 'ALG-1', '--student', '604863', '--objective', 'A1.1');
  const { attempts } = history as { attempts: { recordedAt?: string }[] };
  return {
    grid: json('grid', '--class', 'Algebra I', '--as-of', '2021-05-01'),
    today: json('today', '--class', 'ALG-1', '--on', '2020-11-10'),
    letters: json('letters', '--class', 'ALG-1', '--as-of', '2021-05-01'),
    // The instants of typing differ between two runs, and nothing else may.
    attempts: attempts.map(({ recordedAt: _, ...attempt }) => attempt),
  };
}

function commandLine(folder: string) {
  const file = join(folder, 'school.gradebook');
  return (...args: string[]) => {
    const ended = spawnSync(NODE, [join(ROOT, 'out/main/cli.js'), ...args, '--file', file], {
      env: { ...process.env, GRADUS_HOME: folder },
      encoding: 'utf8',
    });
    return { code: ended.status ?? -1, stdout: ended.stdout, stderr: ended.stderr };
  };
}

async function bringSchool(gradus: Gradus, folder: string): Promise<void> {
  const { page } = gradus;
  const zip = await zipFolder(
    join(samples ?? '', 'oneroster/edfi-1.1'),
    join(folder, 'school.zip'),
  );
  await choose(page, /choose a file/i, zip);
  await page.getByRole('button', { name: /^Take/ }).click();
  await page.getByRole('link', { name: /ALG-1/ }).click();
  const list = join(folder, 'algebra.csv');
  writeFileSync(list, OBJECTIVES);
  await page.getByRole('button', { name: /bring objectives/i }).click();
  await choose(page, /choose a file/i, list);
  await page.getByRole('button', { name: /^Take/ }).click();
  await page.getByRole('gridcell').first().waitFor();
}

story.skipIf(samples === null)(
  'a real school comes in, an entry is made by keyboard, and it outlives the window and kill -9',
  async ({ gradus }) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradus-school-'));
    await bringSchool(gradus, folder);
    const { page } = gradus;

    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('2');
    await expect
      .poll(() => cell(page, 'Archer', 'A1.1').first().getAttribute('aria-label'))
      .toMatch(/basic/i);
    await gradus.kill();

    const reopened = await gradus.reopen();
    await reopened.getByRole('link', { name: /ALG-1/ }).click();
    const first = reopened.getByRole('gridcell').first();
    await first.waitFor();
    expect(await first.getAttribute('aria-label')).toMatch(/basic/i);
    await first.click();
    await reopened.keyboard.press('v');
    await reopened
      .getByText(/recorded/i)
      .first()
      .waitFor();

    await first.click();
    await reopened.keyboard.press('Control+z');
    await expect.poll(() => first.getAttribute('aria-label')).not.toMatch(/basic/i);
    await reopened.keyboard.press('Control+Shift+z');
    await expect.poll(() => first.getAttribute('aria-label')).toMatch(/basic/i);
    await gradus.stop();

    const byWindow = seen(gradus.cli);
    const cells = (byWindow.grid as GridJson).students[0]?.cells;
    expect(cells?.[0]).toMatchObject({ objective: 'A1.1', attempts: 0 });

    const run = commandLine(folder);
    const today = new Date();
    const on = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    const entry = ['--class', 'ALG-1', '--student', '604863', '--objective', 'A1.1'];
    for (const args of [
      ['init'],
      ['import', 'oneroster', join(samples ?? '', 'oneroster/edfi-1.1')],
      ['import', 'objectives', join(folder, 'algebra.csv'), '--course', 'Algebra I'],
      ['record', ...entry, '--level', 'basic', '--on', on],
    ]) {
      expect(run(...args)).toMatchObject({ code: 0, stderr: '' });
    }
    expect(seen(run)).toEqual(byWindow);
    rmSync(folder, { recursive: true, force: true });
  },
);
