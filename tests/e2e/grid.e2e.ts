import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Gradus, story } from './fixtures.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });
const touch = story.extend({
  options: {
    flags: ['--demo'],
    context: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  },
});

const gridOf = (page: Page): Locator => page.getByRole('grid');

/** The cell at a row and column as they are counted for readers: rows from 0, columns from 0. */
const cellAt = (page: Page, row: number, column: number): Locator =>
  page.locator(`[data-row="${row}"] > [aria-colindex="${column + 2}"]`);

/** What a reader hears of a cell, without the objective. */
async function heard(cell: Locator): Promise<string> {
  const label = (await cell.getAttribute('aria-label')) ?? '';
  const strip = /^\S+ .*?, (?=Not yet|Basic|Clear|Deep|nothing|not asked)/;
  return label.replace(strip, '');
}

/** Where the cursor stands, as [row, column]. */
async function cursor(page: Page): Promise<[number, number]> {
  return gridOf(page).evaluate((grid) => {
    const id = grid.getAttribute('aria-activedescendant') ?? '';
    const cell = document.getElementById(id);
    const row = cell?.closest('tr')?.getAttribute('data-row') ?? '-1';
    return [Number(row), Number(cell?.getAttribute('aria-colindex')) - 2];
  });
}

/** The demo class with the cursor in its first cell. */
async function enterGrid({ page }: Gradus): Promise<void> {
  await gridOf(page).focus();
  await page.keyboard.press('Control+Home');
  await expect.poll(() => cursor(page)).toEqual([0, 0]);
}

/** The first row and column from which a square of cells has no evidence yet. */
async function emptySquare(page: Page, size: number): Promise<[number, number]> {
  await page.keyboard.press('Control+End');
  const [, last] = await cursor(page);
  const column = last - size + 1;
  await page.keyboard.press('Control+ArrowUp');
  for (let i = 1; i < size; i += 1) await page.keyboard.press('ArrowLeft');
  expect(await heard(cellAt(page, 0, column))).toMatch(/^nothing yet/);
  return [0, column];
}

/** The first column that is drawn. */
const firstColumn = (page: Page): Promise<number> =>
  page
    .locator('.grid-code')
    .first()
    .evaluate((head) => Number(head.getAttribute('aria-colindex')) - 2);

describe('the grid by keyboard alone', () => {
  demo('is reached by Tab, worked, and left by Tab', async ({ gradus: { page } }) => {
    await gridOf(page).waitFor();
    await page.getByRole('button', { name: /^Recording/ }).focus();
    await page.keyboard.press('Tab');
    expect(await gridOf(page).evaluate((grid) => grid === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const [row] = await cursor(page);
    expect(row).toBe(1);
    await page.keyboard.press('Tab');
    expect(await gridOf(page).evaluate((grid) => grid.contains(document.activeElement))).toBe(
      false,
    );
  });

  demo('a level key records and goes down; a second one replaces; + adds', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [row, column] = await emptySquare(page, 2);
    const cell = cellAt(page, row, column);
    await page.keyboard.press('3');
    expect(await cursor(page)).toEqual([row + 1, column]);
    await expect.poll(() => heard(cell)).toMatch(/^Clear, 1 attempt/);

    await page.keyboard.press('Shift+Enter');
    expect(await cursor(page)).toEqual([row, column]);
    await page.keyboard.press('2');
    await expect.poll(() => heard(cell)).toMatch(/^Basic, 1 attempt/);

    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('+');
    await page.keyboard.press('4');
    await expect.poll(() => heard(cell)).toMatch(/^Deep, 2 attempts/);
  });

  demo('a digit that is no level does nothing, and nowhere else either', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const before = await heard(cellAt(page, 0, 0));
    for (const key of ['5', '9', '0']) await page.keyboard.press(key);
    expect(await heard(cellAt(page, 0, 0))).toBe(before);
    expect(await cursor(page)).toEqual([0, 0]);
    expect(page.url()).toContain('/grid');
  });

  demo('excused, missing and pre-learned come and go by their keys', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [row, column] = await emptySquare(page, 1);
    const cell = cellAt(page, row, column);
    for (const [key, said] of [
      ['.', 'not asked'],
      ['m', 'missing'],
      ['p', 'pre-learned'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => heard(cell)).toContain(said);
      await page.keyboard.press(key);
      await expect.poll(() => heard(cell)).not.toContain(said);
    }
  });

  demo('Delete asks, voids the newest attempt and keeps it in the history', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [row, column] = await emptySquare(page, 1);
    await page.keyboard.press('3');
    await page.keyboard.press('ArrowUp');
    const cell = cellAt(page, row, column);
    await expect.poll(() => heard(cell)).toMatch(/^Clear/);
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Void the newest attempt' });
    expect(await dialog.getByLabel('Reason').inputValue()).toBe('mistyped');
    await page.keyboard.press('Enter');
    await expect.poll(() => heard(cell)).toMatch(/^nothing yet/);
    await page.getByText('voided: mistyped').waitFor();
    await gridOf(page).focus();
    await page.keyboard.press('v');
    await page.getByText(/voided by/).waitFor();
  });

  demo('heads are reached by arrows: Enter orders, and opens the student', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.grid-code').first().getAttribute('aria-sort'))
      .toBe('ascending');
    await page.getByRole('button', { name: 'Show all' }).click();
    await gridOf(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowLeft');
    const name = await page.locator('[data-row="0"] .person-name').textContent();
    await page.keyboard.press('Enter');
    await page.locator('.student').waitFor();
    const [family = '?'] = (name ?? '').split(',');
    expect(await page.locator('main').textContent()).toContain(family);
  });
});

describe('many cells at once', () => {
  demo(
    'one key fills a range, and one undo takes it back, also after a reload',
    async ({ gradus }) => {
      const { page } = gradus;
      await enterGrid(gradus);
      const [row, column] = await emptySquare(page, 3);
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) {
        await page.keyboard.press(`Shift+${key}`);
      }
      await page.keyboard.press('4');
      await page.getByText('Deep recorded in 6 cells.').waitFor();
      const cells = [0, 1, 2].flatMap((r) => [0, 1].map((c) => cellAt(page, row + r, column + c)));
      for (const cell of cells) expect(await heard(cell)).toMatch(/^Deep, 1 attempt/);

      const reloaded = await gradus.reopen();
      await gridOf(reloaded).waitFor();
      await gridOf(reloaded).focus();
      await reloaded.keyboard.press('Control+z');
      await reloaded.getByText(/Undone/).waitFor();
      await reloaded.keyboard.press('Control+End');
      await reloaded.keyboard.press('Control+ArrowUp');
      await expect.poll(() => heard(cellAt(reloaded, row, column))).toMatch(/^nothing yet/);
      expect(await heard(cellAt(reloaded, row + 2, column + 1))).toMatch(/^nothing yet/);
    },
  );

  demo('copies to a spreadsheet and pastes back as the same levels', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [, column] = await emptySquare(page, 2);
    for (const key of ['2', '3', '4']) await page.keyboard.press(key);
    await expect.poll(() => heard(cellAt(page, 2, column))).toMatch(/^Deep/);
    await page.keyboard.press('Control+ArrowUp');
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');

    const search = page.getByRole('searchbox', { name: 'Find a student' });
    await search.focus();
    await page.keyboard.press('Control+v');
    expect(await search.inputValue()).toMatch(/^Basic\s?Clear\s?Deep$/);
    await search.fill('');

    await gridOf(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+ArrowUp');
    await page.keyboard.press('Control+v');
    await page.getByText('Pasted 3 cells.').waitFor();
    for (const [row, level] of ['Basic', 'Clear', 'Deep'].entries()) {
      await expect
        .poll(() => heard(cellAt(page, row, column + 1)))
        .toMatch(new RegExp(`^${level}`));
    }
  });

  demo('a paste with something unknown changes nothing and says so', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [row, column] = await emptySquare(page, 1);
    const search = page.getByRole('searchbox', { name: 'Find a student' });
    await search.fill('B plus');
    await search.press('Control+a');
    await search.press('Control+x');
    await gridOf(page).focus();
    await page.keyboard.press('Control+v');
    await page.getByText('“B plus” is no level of this class').waitFor();
    expect(await heard(cellAt(page, row, column))).toMatch(/^nothing yet/);
  });
});

describe('the panel', () => {
  demo('records an attempt in full and shows it at once', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [row, column] = await emptySquare(page, 1);
    await page.keyboard.press('F2');
    const form = page.getByRole('form', { name: /^Record / });
    await form.getByRole('button', { name: 'Clear' }).click();
    await form.getByLabel('Feedback').fill('Explained it well aloud.');
    await form.getByLabel('Support').selectOption('prompted');
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    await expect.poll(() => heard(cellAt(page, row, column))).toMatch(/^Clear, 1 attempt/);
    const panel = page.getByRole('complementary', { name: 'Chosen cell' });
    await panel.locator('.attempt-text', { hasText: 'Explained it well aloud.' }).waitFor();
    await panel.locator('.attempt-details', { hasText: 'prompted' }).waitFor();
    expect(await gridOf(page).evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  demo('a form that lacks something says what, and keeps what was typed', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    await page.keyboard.press('F2');
    const form = page.getByRole('form', { name: /^Record / });
    await form.getByLabel('Feedback').fill('Half a sentence');
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    await form.getByText('Choose a level, or give a score').waitFor();
    expect(await form.getByLabel('Feedback').inputValue()).toBe('Half a sentence');
  });

  demo('jumps to what an objective needs', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const panel = page.getByRole('complementary', { name: 'Chosen cell' });
    for (let i = 0; i < 6; i += 1) {
      if ((await panel.getByText('Needs', { exact: true }).count()) > 0) break;
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(200);
    }
    const jump = panel.locator('.jump').first();
    const code = (await jump.textContent())?.trim() ?? '?';
    await jump.click();
    await panel.getByRole('heading', { name: new RegExp(`^${code} `) }).waitFor();
  });
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
    await page.getByRole('menuitem', { name: 'Excused' }).tap();
    await expect.poll(() => heard(cellAt(page, 2, column))).toMatch(/^not asked/);
  });
});
