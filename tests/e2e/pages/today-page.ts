import type { Locator, Page } from 'playwright-core';
import type { Gradus } from '../fixtures.ts';

/** Opens Today of the first class. */
export async function openToday({ page }: Gradus): Promise<void> {
  await page.locator('[role="grid"]').waitFor();
  await page.evaluate(() => {
    window.location.hash = window.location.hash.replace(/\/grid.*$/, '/today');
  });
  await page.locator('.today-line').first().waitFor();
}

/** Lines of those who are still to be seen, in order. */
export const toSee = (page: Page): Locator =>
  page.locator('.today-line:has(.today-number:not(:empty))');

/** Their names. */
export const namesToSee = (page: Page): Promise<string[]> =>
  toSee(page).locator('.today-name').allTextContents();

/** Fixes the plan of a period. */
export async function startClass(page: Page, minutes: number): Promise<void> {
  await page.getByLabel('Minutes').selectOption(String(minutes));
  await page.locator('.today-reach').waitFor();
  await page.getByRole('button', { name: 'Start class' }).click();
  await page
    .getByText(/Started/)
    .first()
    .waitFor();
}
