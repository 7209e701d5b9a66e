import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';
import {
  cellAt,
  cursor,
  emptySquare,
  enterGrid,
  firstColumn,
  gridOf,
  heard,
} from './pages/grid-page.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });
const touch = story.extend({
  options: {
    flags: ['--demo'],
    context: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  },
});

describe('what is shown', () => {
  demo('names and heads stay when the grid is scrolled to its far corner', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    await page.keyboard.press('Control+End');
    const frame = await page.locator('.grid').boundingBox();
    const name = await page.locator('[data-current] .person-name').boundingBox();
    const head = await page.locator('.grid-code').last().boundingBox();
    const foot = await page.locator('.grid-share').last().boundingBox();
    expect(name?.x).toBeLessThan((frame?.x ?? 0) + 60);
    expect(head?.y).toBeLessThan((frame?.y ?? 0) + 60);
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeGreaterThan(
      (frame?.y ?? 0) + (frame?.height ?? 0) - 30,
    );
  });

  demo('a search leaves those who match, and is cleared by one press', async ({ gradus }) => {
    const { page } = gradus;
    await gridOf(page).waitFor();
    const all = await gridOf(page).getAttribute('aria-rowcount');
    const name = (await page.locator('[data-row="3"] .person-name').textContent()) ?? '';
    await page.getByRole('searchbox').fill(name.slice(0, 6).toUpperCase());
    await expect.poll(() => gridOf(page).getAttribute('aria-rowcount')).not.toBe(all);
    expect(await page.locator('.person-name').allTextContents()).toContain(name);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => gridOf(page).getAttribute('aria-rowcount')).toBe(all);
  });

  demo(
    'by task: only its objectives, and entries carry task, version and date',
    async ({ gradus }) => {
      const { page } = gradus;
      await gridOf(page).waitFor();
      await page.getByRole('button', { name: 'View' }).click();
      const chooser = page.getByLabel('By task');
      await chooser.selectOption({ index: 1 });
      const task = (await chooser.locator('option:checked').textContent()) ?? '?';
      await page.keyboard.press('Escape');
      expect(Number(await gridOf(page).getAttribute('aria-colcount'))).toBeLessThan(10);
      await page.getByRole('button', { name: 'B', exact: true }).click();
      await gridOf(page).focus();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('4');
      await page.keyboard.press('ArrowUp');
      const newest = page.locator('.attempt').filter({ hasText: `${task} · version B` });
      await newest.first().waitFor();
      expect(await newest.first().textContent()).not.toContain('undefined');
    },
  );

  demo('beside me: nobody else’s name is anywhere until it is left', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const names = await page.locator('.grid-row .person-name').allTextContents();
    await page.keyboard.press('b');
    await page.getByText('Nobody else is shown.').waitFor();
    const text =
      (await page.locator('body').textContent()) + (await page.locator('main').innerHTML());
    expect(names.length).toBeGreaterThan(10);
    for (const name of names.slice(1)) expect(text).not.toContain(name);
    await page.keyboard.press('Escape');
    await gridOf(page).waitFor();
    expect(await cursor(page)).toEqual([0, 0]);
  });

  demo('with names hidden no hint or tip tells one either', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    await page.keyboard.press('Control+.');
    await page.getByText('Names are hidden.').waitFor();
    expect(await page.locator('.grid [title]').evaluateAll((all) => all.length)).toBe(
      await page.locator('.grid-group [title]').evaluateAll((all) => all.length),
    );
    const colour = await page
      .locator('[data-row="0"] .person-name')
      .evaluate((name) => getComputedStyle(name).color);
    expect(colour).toBe('rgba(0, 0, 0, 0)');
  });
});

describe('by mouse', () => {
  demo('dragging chooses a range, the menu fills it, Escape lets go', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [row, column] = await emptySquare(page, 3);
    const from = await cellAt(page, row, column).boundingBox();
    const to = await cellAt(page, row + 1, column + 2).boundingBox();
    await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 8, { steps: 6 });
    await page.mouse.up();
    expect(await page.locator('.cell[aria-selected="true"]').count()).toBe(6);
    await cellAt(page, row, column + 1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Clear' }).click();
    await page.getByText('Clear recorded in 6 cells.').waitFor();
    await gridOf(page).focus();
    await page.keyboard.press('Escape');
    expect(await page.locator('.cell[aria-selected="true"]').count()).toBe(1);
  });

  demo('a double click opens the full form, a name opens the student', async ({ gradus }) => {
    const { page } = gradus;
    await gridOf(page).waitFor();
    await cellAt(page, 1, await firstColumn(page)).dblclick();
    await page.getByRole('form', { name: /^Record / }).waitFor();
    await page.locator('[data-row="1"] .person-name').click();
    await page.locator('.student').waitFor();
  });
});

describe('by finger', () => {
  touch('a tap chooses a cell and brings the levels; one more tap records', async ({ gradus }) => {
    const { page } = gradus;
    await gridOf(page).waitFor();
    const cell = page.locator('[data-row="2"] .not-assessed').first();
    const column = Number(await cell.getAttribute('aria-colindex')) - 2;
    const box = await cell.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect(box?.height).toBeGreaterThanOrEqual(43);
    await cell.tap();
    const panel = page.getByRole('complementary', { name: 'Chosen cell' });
    await panel.getByRole('button', { name: 'Deep' }).tap();
    await expect.poll(() => heard(cellAt(page, 2, column))).toMatch(/^Deep, 1 attempt/);
    const pad = await panel.getByRole('button', { name: 'Deep' }).boundingBox();
    expect(pad?.height).toBeGreaterThanOrEqual(44);
  });

  touch('a long press opens the menu of levels and marks', async ({ gradus }) => {
    const { page } = gradus;
    await gridOf(page).waitFor();
    const cell = page.locator('[data-row="2"] .not-assessed').first();
    const column = Number(await cell.getAttribute('aria-colindex')) - 2;
    const box = await cell.boundingBox();
    // Chromium answers a long press with a contextmenu event; that is what the grid listens to.
    await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Not asked' }).tap();
    await expect.poll(() => heard(cellAt(page, 2, column))).toMatch(/^not asked/);
  });
});
