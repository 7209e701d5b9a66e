import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';
import { openToday, startClass, toSee } from './pages/today-page.ts';

/** What the Web Content Accessibility Guidelines 2.2 ask for at level AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page): Promise<string[]> {
  // Opening and closing take a moment, in which colours are half there.
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  const demo = story.extend({
    options: {
      flags: ['--demo'],
      env: { GRADUS_NOW: '2026-11-10T10:42:00' },
      context: { colorScheme },
    },
  });

  demo(`in ${colorScheme} colours axe finds nothing in any state of Today`, async ({ gradus }) => {
    const { page } = gradus;
    const found: Record<string, string[]> = {};
    const look = async (state: string) => {
      const all = await findings(page);
      if (all.length > 0) found[state] = all;
    };
    await openToday(gradus);
    await startClass(page, 45);
    await toSee(page).first().locator('.today-name').focus();
    await page.keyboard.press('3');
    await page.getByText('Seen, 1').waitFor();
    await look('started');
    await toSee(page).nth(1).locator('.today-name').click();
    await page.locator('.line-panel').waitFor();
    await look('beside');
    await page.getByRole('button', { name: 'Appointment…' }).click();
    await page.getByRole('dialog').waitFor();
    await look('appointment');
    await page.keyboard.press('Escape');
    for (const name of ['What reasons weigh…', 'Who had my time…', 'Best twenty minutes…']) {
      await page.getByRole('button', { name: 'More about this list' }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.getByRole('dialog').waitFor();
      await look(name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.locator('main').press('d');
    await page.locator('.day-class').first().waitFor();
    await look('day');
    expect(found).toEqual({});
  });
}
