import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../electron/serve/find-browser.ts';
import { bundleFigure } from './bench/bundle-figure.ts';
import type { Figure } from './bench/figure.ts';
import { generateGradebook } from './bench/generate.ts';
import { gridFigures } from './bench/grid-figures.ts';
import { answerFigures, entryFigure, lettersFigure, todayFigure } from './bench/host-figures.ts';
import { mergeFigures } from './bench/merge-figures.ts';
import { readingFigures } from './bench/reading-figures.ts';
import { findOffice, spreadsheetFigure } from './bench/spreadsheet-figure.ts';
import { startFigure } from './bench/start-figure.ts';

/** Prints one JSON document: this machine, and every figure held against its goal. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  const figures: Figure[] = [];
  try {
    const year = await generateGradebook(join(folder, 'year.gradebook'), 1);
    const decade = await generateGradebook(join(folder, 'decade.gradebook'), 10);
    figures.push(...(await answerFigures(decade)));
    figures.push(await entryFigure(year, folder));
    figures.push(await lettersFigure(year));
    figures.push(...(await readingFigures(folder)));
    figures.push(await todayFigure(decade));
    figures.push(...(await mergeFigures(folder)));
    const root = join(import.meta.dirname, '..');
    figures.push(bundleFigure(join(root, 'out/renderer')));
    figures.push(...(await gridFigures(root)));
    const browser = findBrowser();
    const office = findOffice();
    if (office) figures.push(await spreadsheetFigure(folder, office));
    else process.stderr.write('The spreadsheet is not measured: no LibreOffice on this machine.\n');
    if (browser) figures.push(await startFigure(decade.file, browser));
    else process.stderr.write('Start-up is not measured: no Chromium on this machine.\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
  process.stdout.write(`${JSON.stringify({ machine, figures }, null, 2)}\n`);
}

await bench();
