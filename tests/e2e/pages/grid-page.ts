import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Gradus } from '../fixtures.ts';

/** The class grid. */
export const gridOf = (page: Page): Locator => page.getByRole('grid');

/** The cell at a row and column as they are counted for readers: rows from 0, columns from 0. */
export const cellAt = (page: Page, row: number, column: number): Locator =>
  page.locator(`[data-row="${row}"] > [aria-colindex="${column + 2}"]`);

/** What a reader hears of a cell, without the objective. */
export async function heard(cell: Locator): Promise<string> {
  const label = (await cell.getAttribute('aria-label')) ?? '';
  const strip = /^\S+ .*?, (?=Not yet|Basic|Clear|Deep|nothing|not asked)/;
  return label.replace(strip, '');
}

/** Where the cursor stands, as [row, column]. */
export async function cursor(page: Page): Promise<[number, number]> {
  return gridOf(page).evaluate((grid) => {
    const id = grid.getAttribute('aria-activedescendant') ?? '';
    const cell = document.getElementById(id);
    const row = cell?.closest('tr')?.getAttribute('data-row') ?? '-1';
    return [Number(row), Number(cell?.getAttribute('aria-colindex')) - 2];
  });
}

/** The demo class with the cursor in its first cell. */
export async function enterGrid({ page }: Gradus): Promise<void> {
  await gridOf(page).focus();
  await page.keyboard.press('Control+Home');
  await expect.poll(() => cursor(page)).toEqual([0, 0]);
}

/** The first row and column from which a square of cells has no evidence yet. */
export async function emptySquare(page: Page, size: number): Promise<[number, number]> {
  await page.keyboard.press('Control+End');
  const [, last] = await cursor(page);
  const column = last - size + 1;
  await page.keyboard.press('Control+ArrowUp');
  for (let i = 1; i < size; i += 1) await page.keyboard.press('ArrowLeft');
  expect(await heard(cellAt(page, 0, column))).toMatch(/^nothing yet/);
  return [0, column];
}

/** The first column that is drawn. */
export const firstColumn = (page: Page): Promise<number> =>
  page
    .locator('.grid-code')
    .first()
    .evaluate((head) => Number(head.getAttribute('aria-colindex')) - 2);
