import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Gradus, story } from './fixtures.ts';

/** What the Web Content Accessibility Guidelines 2.2 ask for at level AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Findings as one line a rule with the first place, so that a failure says where. */
async function findings(page: Page): Promise<string[]> {
  // Legacy mode runs in the page itself and needs no second, blank one.
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => {
    const first = nodes[0];
    return `${id} ×${nodes.length}: ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ''}`;
  });
}

/** Goes to a place and waits until its mark is there. */
async function visit({ page }: Gradus, hash: string, mark: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  await page.locator(mark).first().waitFor();
}

async function firstClass({ page }: Gradus): Promise<string> {
  const link = page.locator('a.place[href^="#/class/"]').first();
  const href = await link.getAttribute('href');
  return href?.split('/')[2] ?? '';
}

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`in ${colorScheme} colours axe finds nothing`, () => {
    const empty = story.extend({ options: { context: { colorScheme } } });
    const demo = story.extend({ options: { flags: ['--demo'], context: { colorScheme } } });

    empty('on the start page', async ({ gradus }) => {
      await gradus.page.locator('.start h1').waitFor();
      expect(await findings(gradus.page)).toEqual([]);
    });

    empty('on both steps of the import', async ({ gradus: { page } }) => {
      await page.getByRole('button', { name: 'Paste rows…' }).click();
      await page.locator('textarea').fill('Student ID\tName\n1\tBaker, Ana\n1\tTwice, Ben\n');
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.locator('.import-table').first().waitFor();
      expect(await findings(page)).toEqual([]);
    });

    demo('on every view of a class', async ({ gradus }) => {
      const { page } = gradus;
      await page.locator('[role="grid"]').waitFor();
      const at = `#/class/${await firstClass(gradus)}`;
      const found: Record<string, string[]> = { grid: await findings(page) };
      await visit(gradus, `${at}/today`, '.today-list');
      found.today = await findings(page);
      await page.locator('.today-name').first().click();
      await page.locator('.line-panel').waitFor();
      found.beside = await findings(page);
      await page.getByRole('button', { name: 'Student page' }).click();
      await page.locator('.student .path').first().waitFor();
      found.student = await findings(page);
      await visit(gradus, `${at}/letters`, '.letters-line');
      await page.locator('.letters-name').first().click();
      await page.locator('.why').waitFor();
      await page.locator('.why-counted summary').click();
      found.letters = await findings(page);
      await visit(gradus, `${at}/objectives`, '.plan-line');
      await page.locator('.plan-statement a').first().click();
      await page.locator('.objective').waitFor();
      found.objectives = await findings(page);
      await visit(gradus, `${at}/objectives?part=calendar`, '.calendar-day');
      await page.locator('.calendar-day').first().click();
      found.calendar = await findings(page);
      await visit(gradus, `${at}/objectives?part=class`, '.class-part');
      found.class = await findings(page);
      await visit(gradus, `${at}/reports`, '.reports');
      found.reports = await findings(page);
      expect(Object.entries(found).filter(([, some]) => some.length > 0)).toEqual([]);
    });

    demo('on a cell and its panel', async ({ gradus: { page } }) => {
      await page.getByRole('gridcell').nth(8).click();
      await page.locator('.cell-panel, [class*="panel"]').first().waitFor();
      expect(await findings(page)).toEqual([]);
    });

    demo('on the places around the classes', async ({ gradus }) => {
      const { page } = gradus;
      const found: Record<string, string[]> = {};
      await visit(gradus, '#/day', '.day-line');
      found.day = await findings(page);
      await visit(gradus, '#/courses', '.course-line');
      await page.locator('.course-line').first().click();
      await page.locator('.course-unit').first().waitFor();
      found.courses = await findings(page);
      for (const section of ['gradebook', 'classes', 'look', 'file', 'history']) {
        await visit(gradus, `#/settings/${section}`, `.settings section, .settings .roster`);
        found[section] = await findings(page);
      }
      await page.keyboard.press('Control+k');
      await page.locator('.palette-line').first().waitFor();
      found.palette = await findings(page);
      expect(Object.entries(found).filter(([, some]) => some.length > 0)).toEqual([]);
    });
  });
}
