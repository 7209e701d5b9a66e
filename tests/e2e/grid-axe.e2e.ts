import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';

/** What the Web Content Accessibility Guidelines 2.2 ask for at level AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page): Promise<string[]> {
  // Opening and closing take a moment, in which colours are half there.
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  const demo = story.extend({ options: { flags: ['--demo'], context: { colorScheme } } });

  demo(
    `in ${colorScheme} colours axe finds nothing in any state of the grid`,
    async ({ gradus }) => {
      const { page } = gradus;
      const grid = page.getByRole('grid');
      const found: Record<string, string[]> = {};
      const look = async (state: string) => {
        const all = await findings(page);
        if (all.length > 0) found[state] = all;
      };
      const press = async (...keys: string[]) => {
        await grid.focus();
        for (const key of keys) await page.keyboard.press(key);
      };

      await grid.waitFor();
      await look('nothing chosen');
      await press('ArrowLeft', 'Shift+ArrowDown');
      await look('a range');
      await press('Escape', 'F2');
      await look('in full');
      await page.keyboard.press('Escape');
      await press('v');
      await look('history');
      await press('Shift+F10');
      await look('menu');
      await page.keyboard.press('Escape');
      await press('ArrowUp', 'n');
      await look('note');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'View' }).click();
      await look('view');
      await page.getByLabel('Only students who are').selectOption('overdue');
      await page.keyboard.press('Escape');
      await look('filtered by flag');
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByLabel('By task').selectOption({ label: 'New task…' });
      await look('new task');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Recording/ }).click();
      await look('recording');
      await page.keyboard.press('Escape');
      await press('b');
      await look('beside me');
      expect(found).toEqual({});
    },
  );
}
