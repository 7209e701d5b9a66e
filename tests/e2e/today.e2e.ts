import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';
import { namesToSee, openToday, startClass, toSee } from './pages/today-page.ts';

/** A Tuesday of the demo year, in the morning. */
const NOW = { GRADUS_NOW: '2026-11-10T10:42:00' };
const demo = story.extend({ options: { flags: ['--demo'], env: NOW } });

/** Visits of a period of 45 minutes. */
const VISITS = 15;

const median = (counts: readonly number[]): number =>
  [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;

const message = (page: Page) => page.getByRole('region', { name: 'Messages' });

demo('a flag disappears in the same moment that mastery is recorded', async ({ gradus }) => {
  const { page } = gradus;
  await openToday(gradus);
  // The first student who is stuck on what is suggested, or overdue on it.
  const line = toSee(page)
    .filter({ hasText: /overdue/ })
    .first();
  const name = (await line.locator('.today-name').textContent()) ?? '';
  const code = ((await line.locator('.today-next').textContent()) ?? '').split(' ')[0] ?? '';
  const mine = page.locator('.today-line').filter({ hasText: name });
  await mine.locator('.today-name').focus();
  await page.keyboard.press('4');
  const gone = page.getByRole('status').filter({ hasText: name });
  await gone.waitFor();
  expect(await gone.textContent()).toContain(code);
  // Open, the line says all its reasons: none speaks of the objective any more.
  await mine.locator('.today-name').click();
  await mine.locator('.line-panel').waitFor();
  expect(await mine.locator('.today-why').textContent()).not.toContain(code);
  // The grid says the same: mastered, without a flag.
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  const cell = page.getByRole('gridcell', { name: new RegExp(`${code}.*Deep`) });
  await cell.first().waitFor();
});

describe('a full period', () => {
  demo('by keyboard takes at most 3 keys a student in the middle', async ({ gradus }) => {
    const { page } = gradus;
    await openToday(gradus);
    await startClass(page, 45);
    const counts: number[] = [];
    await toSee(page).first().locator('.today-name').focus();
    for (let visit = 0; visit < VISITS; visit += 1) {
      let keys = 0;
      const press = async (key: string) => {
        keys += 1;
        await page.keyboard.press(key);
      };
      // Mostly the one at hand; now and then somebody further down, or back at the top.
      const way = [[], [], ['ArrowDown', 'ArrowDown'], [], ['Home']][visit % 5] ?? [];
      for (const key of way) await press(key);
      const name = await page.locator(':focus').textContent();
      await press(['3', '2', 'k', '4', 'c'][visit % 5] ?? 'c');
      await seenAs(page, visit + 1);
      expect(await message(page).textContent()).toContain(name);
      counts.push(keys);
    }
    process.stdout.write(`Keys from beside a student to recorded: ${counts.join(' ')}\n`);
    expect(median(counts)).toBeLessThanOrEqual(3);
  });

  const touch = story.extend({
    options: {
      flags: ['--demo'],
      env: NOW,
      context: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
    },
  });

  touch('by touch at 10 inches takes at most 3 taps', async ({ gradus }) => {
    const { page } = gradus;
    await openToday(gradus);
    await startClass(page, 45);
    const counts: number[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      let taps = 0;
      const tap = async (where: ReturnType<Page['locator']>) => {
        taps += 1;
        await where.tap();
      };
      const line = toSee(page).nth([0, 1, 0, 4, 2][visit % 5] ?? 0);
      const name = (await line.locator('.today-name').textContent()) ?? '';
      const beside = page.locator('.today-line').filter({ hasText: name });
      if (visit % 5 === 4) {
        await tap(beside.getByRole('button', { name: /contact/i }).first());
      } else {
        await tap(beside.locator('.today-name'));
        const panel = page.locator('.line-panel');
        if (visit % 5 === 2) await tap(panel.getByRole('button', { name: 'Conference' }));
        else await tap(panel.locator('.level-choice').nth(visit % 4));
      }
      await seenAs(page, visit + 1);
      counts.push(taps);
    }
    process.stdout.write(`Taps from beside a student to recorded: ${counts.join(' ')}\n`);
    expect(median(counts)).toBeLessThanOrEqual(3);
    const sizes = await page
      .locator('.today-do .button:visible, .choice-line .button:visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  });
});

demo('a group is checked in one step, and one Undo takes it back', async ({ gradus }) => {
  const { page } = gradus;
  await openToday(gradus);
  const before = await namesToSee(page);
  const group = page.getByRole('complementary').locator('.today-group').first();
  const names = await group.locator('.person-name').allTextContents();
  await group.getByRole('button', { name: 'Group check' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'All' }).getByRole('button', { name: 'Clear' }).click();
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => namesToSee(page)).toEqual(before.filter((name) => !names.includes(name)));
  await message(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => namesToSee(page)).toEqual(before);
});

/** Waits until so many students stand apart as seen. */
async function seenAs(page: Page, count: number): Promise<void> {
  await expect
    .poll(
      () =>
        page
          .locator('.today-part')
          .textContent()
          .catch(() => ''),
      { timeout: 10_000 },
    )
    .toBe(`Seen, ${count}`);
}
