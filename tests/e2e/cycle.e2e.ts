import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page): Promise<string[]> {
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  const demo = story.extend({
    options: {
      flags: ['--demo'],
      env: { GRADUS_NOW: '2026-11-10T10:42:00' },
      context: { colorScheme },
    },
  });

  demo(
    `in ${colorScheme} colours a teacher looks ahead, checks a group, and the cycle goes on`,
    async ({ gradus }) => {
      const { page } = gradus;
      const found: Record<string, string[]> = {};
      const look = async (state: string) => {
        const all = await findings(page);
        if (all.length > 0) found[state] = all;
      };
      await page.getByRole('grid').waitFor();

      // Which objectives wait on which.
      await page.keyboard.press('o');
      await page.getByRole('link', { name: 'Prerequisites' }).click();
      const node = page.locator('[data-node]');
      await node.nth(20).click();
      await page.keyboard.press('ArrowRight');
      expect(await node.count()).toBe(72);
      expect(await page.locator('.graph path[data-related="true"]').count()).toBeGreaterThan(0);
      await look('prerequisites');

      // Who lacks what the next unit builds on; a check with them.
      await page.getByRole('link', { name: 'Before a unit' }).click();
      await page.getByRole('heading', { name: 'Who lacks what' }).waitFor();
      await look('before a unit');
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await page.getByText('at this pace done by').waitFor();
      await look('plan');

      await page.keyboard.press('Control+m');
      const dialog = page.getByRole('dialog', { name: 'Mastery check' });
      await dialog.getByRole('button', { name: 'Suggested group' }).click();
      const rows = dialog.locator('.check-row');
      const count = await rows.count();
      expect(count).toBeGreaterThan(1);
      await rows.first().locator('.level-choice').first().focus();
      for (let i = 0; i < count; i += 1) await page.keyboard.press(i === 0 ? '3' : '1');
      await dialog.getByLabel('Help now').first().selectOption('tutorial');
      await look('mastery check');
      await dialog.getByRole('button', { name: `Record ${count} levels` }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(/^Mastered /).waitFor();

      // One step takes all of it back.
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await page.getByText(/^Undone/).waitFor();

      await page.keyboard.press('g');
      await page.getByRole('gridcell').first().click();
      await page.keyboard.press('s');
      await page.getByLabel('A goal in the student’s words').fill('Unit 5 before the break');
      await page.getByRole('button', { name: 'Add goal' }).click();
      await page.getByRole('checkbox', { name: /^Reached: Unit 5/ }).waitFor();
      await look('student page');
      expect(found).toEqual({});
    },
  );
}
