import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TEACHERS = ['Kim', 'Ode', 'Lee'];
const LEVELS = ['not-yet', 'basic', 'clear'];

async function findings(page: Page): Promise<string[]> {
  // A message that is still fading in has no colours yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`);
}

const goTo = (page: Page, hash: string) =>
  page.evaluate((address) => {
    window.location.hash = address;
  }, hash);

async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a bundle…' }).click();
  await (await chooser).setFiles(path);
}

async function mergeIn(page: Page, path: string): Promise<void> {
  await choose(page, path);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page
    .getByText(/Merged \d+ records/)
    .last()
    .waitFor();
}

story(
  'three teachers send their files; the head merges, decides, looks, exports, undoes and merges again',
  { timeout: 240_000 },
  async ({ gradus }) => {
    await gradus.page.getByRole('heading').first().waitFor();
    await gradus.stop();
    const folder = join(gradus.home, 'department');
    mkdirSync(folder);
    const at = (name: string) => join(folder, name);
    const run = (...args: string[]) => {
      const { code, stderr } = gradus.cli(...args);
      expect([args.join(' '), code, stderr]).toEqual([args.join(' '), 0, '']);
    };
    // Eleven students each; the first of them is in all three sections.
    for (const [t, teacher] of TEACHERS.entries()) {
      const book = ['--file', at(`${teacher}.gradebook`)];
      const rows = Array.from({ length: 11 }, (_, i) =>
        i === 0 ? '00100,Ana,Ruiz' : `${(t + 1) * 1000 + i},Student${i},Of${teacher}`,
      );
      writeFileSync(at('roster.csv'), `Student ID,First name,Last name\n${rows.join('\n')}\n`);
      writeFileSync(at('objectives.csv'), 'Unit,Code,Objective\nOne,C1,Explain\nOne,C2,Predict\n');
      const shown = rows.map(
        (row, i) => `${row.split(',')[0]},C1,2026-11-03,${LEVELS[(i + t) % 3]}`,
      );
      writeFileSync(at('evidence.csv'), `Student ID,Objective,Date,Level\n${shown.join('\n')}\n`);
      run('init', '--teacher', teacher, ...book);
      run('import', 'roster', at('roster.csv'), '--class', `Period ${teacher}`, ...book);
      run('import', 'objectives', at('objectives.csv'), '--course', `Chem ${teacher}`, ...book);
      run('plan', '--class', `Period ${teacher}`, '--course', `Chem ${teacher}`, ...book);
      run('import', 'evidence', at('evidence.csv'), '--class', `Period ${teacher}`, ...book);
      run('export', 'bundle', '--out', at(`${teacher}.gradus`), ...book);
    }
    run('call', 'gradebook.create', '{"teacher":"Dr. Head","school":null}');
    const page = await gradus.reopen();
    const found: Record<string, string[]> = {};

    await goTo(page, '#/bundles');
    await mergeIn(page, at('Kim.gradus'));
    await mergeIn(page, at('Ode.gradus'));
    await choose(page, at('Lee.gradus'));
    await page.getByText(/From Lee/).waitFor();
    for (const category of ['new', 'updated', 'identical', 'changed on both sides', 'skipped']) {
      await page.locator('.bundles-counts dt', { hasText: category }).first().waitFor();
    }
    await page.getByText('Entries: 22 before, 33 after.').waitFor();
    found.preview = await findings(page);
    // Lee's numbers are this school's; Ode's are decided student by student below.
    await page.getByRole('button', { name: 'This school’s', exact: true }).click();
    await page.locator('button[aria-pressed="true"]', { hasText: 'This school’s' }).waitFor();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page
      .getByText(/Merged \d+ records/)
      .last()
      .waitFor();

    const lineOf = (text: RegExp) => page.locator('.bundles-decision', { hasText: text });
    const courses = lineOf(/2 objectives with the same code and text/);
    await courses.first().waitFor();
    found.decisions = await findings(page);
    const before = await courses.count();
    await courses.first().getByRole('button', { name: 'The same' }).click();
    await expect.poll(() => courses.count()).toBe(before - 1);
    const people = lineOf(/same school id/);
    const pairs = await people.count();
    await people.first().getByRole('button', { name: 'The same' }).click();
    await expect.poll(() => people.count()).toBeLessThan(pairs);

    await goTo(page, '#/department');
    const map = page.getByRole('grid', { name: 'Objectives by section' });
    await map.waitFor();
    await page.getByRole('heading', { name: 'Students of several classes' }).waitFor();
    found.department = await findings(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    found['department, dark'] = await findings(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Write as CSV: Objectives by section' }).click(),
    ]);
    const text = readFileSync((await download.path()) ?? '', 'utf8');
    expect(text).toContain('Kim: Period Kim');
    expect(text).toMatch(/,C1,/);

    // Everything is taken back step by step, to the last merge and before it.
    for (let i = 0; i < 3; i += 1) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(400);
    }
    await expect.poll(() => map.getByText('Period Lee').count()).toBe(0);
    await goTo(page, '#/bundles');
    await mergeIn(page, at('Lee.gradus'));
    await goTo(page, '#/department');
    await map.getByText('Period Lee').waitFor();
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    expect(gradus.troubles).toEqual([]);
  },
);
