import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`);
}

const SEMESTER = '\u2003Semester 1';
const demo = story.extend({
  options: { flags: ['--demo'], env: { GRADUS_NOW: '2026-11-10T10:42:00' } },
});

async function openLetters(page: Page): Promise<string> {
  await page.locator('[role="grid"]').waitFor();
  const href = await page.locator('a.place[href^="#/class/"]').first().getAttribute('href');
  const at = `#/class/${href?.split('/')[2] ?? ''}`;
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `${at}/letters`);
  await page.locator('.letters-line').first().waitFor();
  return at;
}

demo(
  'a teacher hands a semester in, corrects a grade, and answers a dispute',
  {
    timeout: 180_000,
  },
  async ({ gradus }) => {
    const { page } = gradus;
    const found: Record<string, string[]> = {};
    await openLetters(page);
    await page.getByLabel('Term').selectOption('all');
    await page.locator('.terms-line').first().waitFor();
    found.terms = await findings(page);
    await page.keyboard.press('Escape');

    await page.getByLabel('Term').selectOption({ label: SEMESTER });
    await page.getByRole('button', { name: 'Hand in…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/incompletes? go(es)? in as I/).waitFor();
    found['hand in'] = await findings(page);
    await dialog.getByRole('button', { name: 'Hand in', exact: true }).click();
    await page.getByText(/letters of Chemistry P1 handed in for Semester 1/).waitFor();

    await page.getByRole('button', { name: 'Ferreira, Giulia' }).click();
    await page.getByRole('region', { name: 'Semester 1, handed in' }).waitFor();
    found['handed-in letter'] = await findings(page);
    await page.getByRole('button', { name: 'Change the grade…' }).click();
    await dialog.getByRole('button', { name: 'Change the grade' }).click();
    await dialog.getByText('This is needed.').first().waitFor();
    found['grade change'] = await findings(page);
    await dialog.getByLabel('New letter').selectOption('B');
    await dialog.getByLabel('Reason').fill('Showed it again at a conference.');
    await dialog.getByLabel('Approved by').fill('P. Ellis');
    await dialog.getByRole('button', { name: 'Change the grade' }).click();
    await page.getByText(/Handed in as D, changed to B on/).waitFor();

    await page.getByRole('button', { name: 'Dispute sheet' }).click();
    await dialog.getByText(/grade change D → B, approved by P. Ellis/).waitFor();
    found.dispute = await findings(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Handed in Nov/ }).click();
    await dialog.getByText('D, corrected').waitFor();
    found['handed in'] = await findings(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await page.keyboard.press('Control+z');
    await page.getByText('Handed in as D', { exact: false }).waitFor();
    expect(Object.entries(found).filter(([, some]) => some.length > 0)).toEqual([]);
  },
);

demo(
  'a teacher looks whom to help before the term closes, and takes the list along',
  {
    timeout: 120_000,
  },
  async ({ gradus: { page } }) => {
    await page.locator('[role="grid"]').waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('.palette input').fill('Before the term');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Before the term closes' }).waitFor();
    await page.getByLabel('Term').selectOption({ label: SEMESTER });
    const table = page.getByRole('table', { name: 'Before the term closes' });
    await table.getByRole('row').nth(5).waitFor();
    expect(await findings(page)).toEqual([]);
    const all = await table.getByRole('row').count();
    await page.getByLabel('Below').selectOption({ label: 'open I only' });
    await page.waitForFunction(
      (before) => document.querySelectorAll('.closing-table tr').length < before,
      all,
    );
    const letters = await table.locator('tbody tr td:nth-child(3)').allTextContents();
    expect(new Set(letters)).toEqual(new Set(['I']));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('Before Semester 1 closes.csv');
  },
);

for (const colorScheme of ['light', 'dark'] as const) {
  const coloured = story.extend({
    options: {
      flags: ['--demo'],
      env: { GRADUS_NOW: '2026-11-10T10:42:00' },
      context: { colorScheme, reducedMotion: 'reduce' },
    },
  });
  coloured(
    `charts are fetched when they are opened, and read by keyboard, in ${colorScheme}`,
    {
      timeout: 120_000,
    },
    async ({ gradus: { page } }) => {
      const scripts: string[] = [];
      page.on('request', (request) => scripts.push(request.url()));
      const at = (await openLetters(page)).replace(/\/letters$/, '');
      expect(scripts.some((url) => url.includes('charts-view'))).toBe(false);
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `${at}/reports?part=charts`);
      await page.locator('.chart svg').nth(2).waitFor();
      expect(scripts.some((url) => url.includes('charts-view'))).toBe(true);
      expect(await findings(page)).toEqual([]);
      const growth = page.getByRole('region', { name: 'Growth' });
      await growth.locator('svg').first().focus();
      await page.keyboard.press('ArrowRight');
      await growth.locator('.chart-tip').getByText('Due by the pacing guide').waitFor();
      await growth.getByRole('button', { name: 'Growth as a table' }).press('Enter');
      await growth.getByRole('table').getByRole('row').nth(3).waitFor();
      expect(await growth.locator('svg').first().isVisible()).toBe(false);
      expect(await findings(page)).toEqual([]);
    },
  );
}
