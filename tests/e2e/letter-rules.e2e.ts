import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Gradus, story } from './fixtures.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });

/** What axe finds in the page as it stands, one line a rule. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

async function openLetters({ page }: Gradus): Promise<void> {
  await page.locator('[role="grid"]').waitFor();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Letters/ })
    .click();
  await page.locator('.letters-table').waitFor();
}

const letters = (page: Page): Promise<string[]> =>
  page.locator('.letters-letter').allTextContents();

demo(
  'a school brings its own table: seen before it is saved, used, taken back',
  async ({ gradus }) => {
    const { page } = gradus;
    await openLetters(gradus);
    const before = await letters(page);
    await page.getByLabel('Rule', { exact: true }).selectOption({ label: 'Rules…' });
    await page.getByRole('button', { name: 'Plain' }).click();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Copy…' }).click();
    await page.getByLabel('Name').fill('North High');
    await page.getByLabel('B from').fill('95');
    await page.getByText('1 thing to mend').waitFor();
    expect(await page.getByText('Bounds fall from the best letter').count()).toBe(1);
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('B from').fill('75');
    await page.getByText(/letters? changes?/).waitFor();
    const said = await page.getByText(/letters? changes?/).textContent();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Use for this class' }).click();
    await page.getByRole('button', { name: 'In use here' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => letters(page), { timeout: 10_000 }).not.toEqual(before);
    const after = await letters(page);
    const changed = after.filter((letter, i) => letter !== before[i]).length;
    expect(said).toBe(`${changed} letter${changed === 1 ? ' changes' : 's change'}`);
    await page.keyboard.press('Control+z');
    await expect.poll(() => letters(page), { timeout: 10_000 }).toEqual(before);
  },
);

demo('rules are compared side by side, by keyboard too', async ({ gradus }) => {
  const { page } = gradus;
  await openLetters(gradus);
  await page.getByRole('button', { name: 'Compare' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.compare-table tbody tr').nth(1).waitFor();
  await page.getByLabel('Add a rule…').selectOption({ label: 'Rutland' });
  await page.locator('.compare-table thead th').nth(4).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.letters-table').waitFor();
});
