import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';

const demo = story.extend({
  options: { flags: ['--demo'], env: { GRADUS_NOW: '2026-11-10T10:42:00' } },
});

const byTouch = story.extend({
  options: {
    flags: ['--demo'],
    env: { GRADUS_NOW: '2026-11-10T10:42:00' },
    context: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  },
});

async function openCalendar(page: Page): Promise<Locator> {
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('o');
  await page.getByRole('link', { name: 'Calendar' }).click();
  const chip = page.getByRole('button', { name: /^C4\.6 .* Due Wednesday/ });
  await chip.waitFor();
  return chip;
}

const day = (page: Page, on: string) => page.locator(`[data-drop="${on}"]`);

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

demo(
  'a target date is dragged to another day, a day off is refused, one step takes it back',
  async ({ gradus }) => {
    const { page } = gradus;
    const chip = await openCalendar(page);
    const drag = async (to: string) => {
      const from = await middle(chip);
      const there = await middle(day(page, to));
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(there.x, there.y, { steps: 6 });
      await page.mouse.up();
    };
    await drag('2026-11-26');
    await page.getByText(/it is a day off \(Thanksgiving\); choose a class day/).waitFor();
    expect(await day(page, '2026-11-18').getByText('C4.6').count()).toBe(1);

    await drag('2026-11-20');
    await day(page, '2026-11-20').getByText('C4.6').waitFor();
    await page.getByText(/^C4\.6 is due Fri/).waitFor();
    expect(await page.getByRole('button', { name: 'Move them 2 class days later' }).count()).toBe(
      1,
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await day(page, '2026-11-18').getByText('C4.6').waitFor();
    expect(await page.getByRole('button', { name: /^Move them/ }).count()).toBe(0);

    // Escape in the middle of a drag puts it back.
    const from = await middle(chip);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 200, from.y, { steps: 4 });
    await page.locator('.due-ghost').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.locator('.due-ghost').waitFor({ state: 'detached' });
    expect(await day(page, '2026-11-18').getByText('C4.6').count()).toBe(1);
  },
);

byTouch('a finger drags a target date, or taps it and then the day', async ({ gradus }) => {
  const { page, context } = gradus;
  const chip = await openCalendar(page);
  await chip.tap();
  await page.getByText(/C4\.6, due .*choose its new day/).waitFor();
  await page.getByRole('button', { name: /Thursday, November 19: Meets/ }).tap();
  await day(page, '2026-11-19').getByText('C4.6').waitFor();

  const touch = await context.newCDPSession(page);
  const from = await middle(day(page, '2026-11-19').locator('.due-chip'));
  const to = await middle(day(page, '2026-11-20'));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at });
  await send('touchStart', [from]);
  for (const part of [0.2, 0.5, 0.8, 1]) {
    await send('touchMove', [
      { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    ]);
  }
  await send('touchEnd', []);
  await day(page, '2026-11-20').getByText('C4.6').waitFor();
});
