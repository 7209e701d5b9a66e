import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';
import { cellAt, cursor, emptySquare, enterGrid, gridOf, heard } from './pages/grid-page.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });

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

  demo('a key held down and a window reloaded at once: every level is kept', async ({ gradus }) => {
    const { page } = gradus;
    await enterGrid(gradus);
    const [, column] = await emptySquare(page, 1);
    let asked = 0;
    page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    const keys = Array.from({ length: 20 }, () => page.keyboard.press('3'));
    await Promise.all(keys);
    await page.reload();
    await enterGrid(gradus);
    // What was sent while the page went away is on disk by now, whoever was told of it.
    await page.waitForTimeout(1000);
    await page.reload();
    await enterGrid(gradus);
    await page.keyboard.press('Control+ArrowRight');
    for (let row = 0; row < 20; row += 1) {
      await expect.poll(() => heard(cellAt(page, row, column))).toMatch(/^Clear, 1 attempt/);
    }
    // A quick machine has sent all of them before anybody could ask.
    expect(asked).toBeLessThanOrEqual(1);
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
      expect(await cursor(page)).toEqual([row + 1, column]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press(key);
      await expect.poll(() => heard(cell)).not.toContain(said);
      await page.keyboard.press('ArrowUp');
    }
    // Not asked keeps its own sign under other marks: a short line, no square.
    await page.keyboard.press('.');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('p');
    await expect.poll(() => heard(cell)).toMatch(/^not asked.*pre-learned/);
    const size = () => cell.evaluate((one) => getComputedStyle(one).backgroundSize);
    await expect.poll(size).toMatch(/, 8px 1\.25px, 0px 0px$|, 8px 1\.25px, 0px$/);
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
