import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';

const ROWS = 'Student ID,First name,Last name\n001,Ana,Baker\n002,Ben,Diallo\n';

/** Drops a file on the window as a file manager would. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName));
      return data;
    },
    [name, content] as const,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.getByText('Drop the file to look at it.').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** True when something sticks out of the window sideways. */
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('a class list comes in', () => {
  story('through the file picker', async ({ gradus: { page } }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file…' }).click();
    await (await chooser).setFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(ROWS),
    });
    await page.getByLabel('Class', { exact: true }).fill('Algebra P3');
    await page.getByRole('button', { name: 'Take 2 rows' }).click();
    await page.getByRole('heading', { name: 'Algebra P3', level: 1 }).waitFor();
  });

  story('by dropping the file anywhere on the window', async ({ gradus: { page } }) => {
    await page.locator('.start h1').waitFor();
    await drop(page, 'dropped.csv', ROWS);
    await page.getByRole('dialog', { name: 'Import a class list' }).waitFor();
    expect(await page.locator('.import-file').textContent()).toBe('dropped.csv');
  });

  story('by pasting rows, and a second time changes nothing', async ({ gradus: { page } }) => {
    const paste = async () => {
      await page.locator('textarea').fill(ROWS.replaceAll(',', '\t'));
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.getByLabel('Class', { exact: true }).fill('Algebra P3');
    };
    await page.getByRole('button', { name: 'Paste rows…' }).click();
    await paste();
    await page.getByRole('button', { name: 'Take 2 rows' }).click();
    await page.getByRole('heading', { name: 'Algebra P3', level: 1 }).waitFor();
    await page.keyboard.press('Control+i');
    await paste();
    await page.getByText('Everything in this file is in the gradebook already.').waitFor();
    expect(await page.getByRole('button', { name: 'Nothing to take' }).isDisabled()).toBe(true);
  });
});

describe('the demo class', () => {
  const demo = story.extend({ options: { flags: ['--demo'] } });

  demo('is walked through by single keys, and one goes back', async ({ gradus: { page } }) => {
    await page.locator('[role="grid"]').waitFor();
    const walk = async (key: string, mark: string) => {
      await page.locator('main').press(key);
      await page.locator(mark).first().waitFor();
    };
    await walk('t', '.today-list');
    await walk('o', '.plan');
    await walk('l', '.letters-table');
    await walk('r', '.reports');
    await walk('Alt+2', '.today-list');
    await page.goBack();
    await page.locator('.reports').waitFor();
    await walk('g', '[role="grid"]');
  });

  demo('hides every name at once, and no name is left readable', async ({ gradus: { page } }) => {
    await page.locator('[role="grid"]').waitFor();
    await page.keyboard.press('t');
    await page.locator('.today-list').waitFor();
    await page.keyboard.press('Control+.');
    const colours = await page
      .locator('.person-name')
      .evaluateAll((names) => names.map((name) => getComputedStyle(name).color));
    expect(colours.length).toBeGreaterThan(20);
    expect([...new Set(colours)]).toEqual(['rgba(0, 0, 0, 0)']);
    await page.getByRole('button', { name: 'Show names' }).click();
    await page.locator('body:not(.names-hidden)').waitFor();
  });

  demo('prints a sheet and nothing of the window around it', async ({ gradus: { page } }) => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.locator('[role="grid"]').waitFor();
    await page.keyboard.press('r');
    const sheet = page.getByRole('listitem').filter({ hasText: 'Grid of the class' });
    await sheet.getByRole('button', { name: 'Print…' }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() =>
      [...document.body.children]
        .filter((child) => getComputedStyle(child).display !== 'none')
        .map((child) => child.className),
    );
    expect(shown).toEqual(['print-document']);
    expect(await page.locator('.print-grid tbody tr').count()).toBeGreaterThanOrEqual(30);
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  demo('is saved as a CSV file that a spreadsheet opens', async ({ gradus: { page } }) => {
    await page.locator('[role="grid"]').waitFor();
    await page.keyboard.press('r');
    const save = page.getByRole('button', { name: 'Save as CSV…' }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('Chemistry P1 Grid.csv');
    await page.getByText('Grid saved.').waitFor();
  });
});

describe('on a touch screen of 820 × 1180', () => {
  const touch = story.extend({
    options: {
      flags: ['--demo'],
      context: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
    },
  });

  touch('places wait behind a button, and choosing one closes them', async ({ gradus }) => {
    const { page } = gradus;
    await page.locator('[role="grid"]').waitFor();
    expect(await page.getByRole('navigation', { name: 'Places' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('link', { name: /Chemistry P2/ }).tap();
    await page.getByRole('heading', { name: 'Chemistry P2', level: 1 }).waitFor();
    await page.locator('.sidebar').waitFor({ state: 'detached' });
  });

  touch('nothing sticks out sideways and fingers find 44 pixels', async ({ gradus: { page } }) => {
    await page.locator('[role="grid"]').waitFor();
    const found: Record<string, unknown> = {};
    for (const view of ['today', 'objectives', 'letters', 'reports']) {
      await page
        .getByRole('link', { name: new RegExp(`^${view}`, 'i') })
        .first()
        .tap();
      await page.waitForTimeout(300);
      const small = await page.locator('.class-view .button:visible').evaluateAll(
        (buttons) =>
          buttons.filter((button) => {
            const box = button.getBoundingClientRect();
            return box.height < 44 || box.width < 44;
          }).length,
      );
      if (small > 0 || (await isTooWide(page)))
        found[view] = { small, wide: await isTooWide(page) };
    }
    expect(found).toEqual({});
  });
});

story('looking round makes six classes and opens the first', async ({ gradus: { page } }) => {
  await page.getByRole('button', { name: 'Make the demo' }).click();
  await page.locator('[role="grid"]').waitFor();
  expect(await page.locator('a.place[href^="#/class/"]').count()).toBe(6);
  await page.keyboard.press('Control+z');
  await page.getByText('There is nothing to undo.').waitFor();
});

describe('names of any kind', () => {
  story('a class and a student with long names stay inside', async ({ gradus: { page } }) => {
    const long = `Advanced ${'Supercalifragilistic'.repeat(9)}`;
    await page.getByRole('button', { name: 'Paste rows…' }).click();
    await page
      .locator('textarea')
      .fill(`Name\n"${'Wolfeschlegelstein'.repeat(10)}, Hubert"\n"فاطمة, زهراء"\n"👩‍🔬, Ada"\n`);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByLabel('Class', { exact: true }).fill(long);
    await page.getByRole('button', { name: 'Take 3 rows' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const view of ['t', 'l', 'o', 'r']) {
      await page.locator('main').press(view);
      await page.waitForTimeout(200);
      expect(await isTooWide(page), view).toBe(false);
    }
  });
});

story('what changes before a window hears of changes is shown all the same', async ({ gradus }) => {
  const { page } = gradus;
  await page.locator('.start h1').waitFor();
  // The stream of the second window opens only when the first has made its change.
  let open = () => undefined as unknown;
  const changed = new Promise<void>((resolve) => {
    open = resolve;
  });
  await gradus.context.route('**/events', async (route) => {
    await changed;
    await route.continue();
  });
  const late = await gradus.newWindow();
  await late.locator('.start h1').waitFor();
  await drop(page, 'dropped.csv', ROWS);
  await page.getByLabel('Class', { exact: true }).fill('Algebra P3');
  await page.getByRole('button', { name: 'Take 2 rows' }).click();
  await page.getByRole('heading', { name: 'Algebra P3', level: 1 }).waitFor();
  open();
  await late.getByText('Algebra P3').first().waitFor();
});
