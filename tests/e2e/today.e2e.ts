import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { DEMO_GRADEBOOK } from '#shared/contract/fill-demo.ts';
import { type Gradus, story } from './fixtures.ts';
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

/**
 * A period of 45 minutes with 30 students, three minutes each. The teacher follows the list and is
 * called to somebody else in between; every key, tap and swipe counts, from standing beside the
 * student to "recorded", finding the student included.
 */
const VISITED = Array.from({ length: VISITS }, (_, n) => {
  const who = n % 5 === 1 || n % 5 === 3 ? ('anybody' as const) : ('next' as const);
  const what = (['level', 'level', 'level', 'contact', 'level', 'help', 'check'] as const)[n % 7];
  return { who, what: what ?? 'level', level: ((n * 3) % 4) + 1, far: (n * 11 + 5) % 23 };
});

describe('a full period', () => {
  demo('by keyboard takes at most 3 keys a student in the middle', async ({ gradus }) => {
    const { page } = gradus;
    await openToday(gradus);
    await startClass(page, 45);
    await toSee(page).first().locator('.today-name').focus();
    const counts: number[] = [];
    const seen: string[] = [];
    for (const { who, what, level, far } of VISITED) {
      let keys = 0;
      const press = async (key: string) => {
        keys += 1;
        await page.keyboard.press(key);
      };
      const focused = () => page.locator(':focus').textContent();
      // After a dialog the focus goes on a moment later than the list.
      const isOnNext = async () => (await namesToSee(page)).includes((await focused()) ?? '');
      await expect.poll(isOnNext).toBe(true);
      const names = await namesToSee(page);
      const name = who === 'next' ? await focused() : names[far % names.length];
      expect(names).toContain(name);
      if ((await focused()) !== name) await findByKeys(page, press, name ?? '');
      expect(await focused()).toBe(name);
      if (what === 'check') {
        await press('x');
        await page.getByRole('dialog').locator('.level-choice:focus').waitFor();
        await press(String(level));
        await page.getByRole('dialog').locator('.button:focus').waitFor();
        await press('Enter');
      } else await press(what === 'level' ? String(level) : what === 'help' ? 'k' : 'c');
      seen.push(name ?? '');
      await seenAs(page, seen.length);
      counts.push(keys);
    }
    process.stdout.write(`Keys from beside a student to recorded: ${counts.join(' ')}\n`);
    expect(median(counts)).toBeLessThanOrEqual(3);
    await expectSeen(gradus, seen);
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
    const seen: string[] = [];
    for (const { who, what, level, far } of VISITED) {
      let taps = 0;
      const tap = async (where: Locator) => {
        // Nothing scrolls by itself: who is out of sight is swiped to, and each swipe counts.
        taps += await swipesTo(page, where);
        taps += 1;
        await where.tap();
      };
      const names = await namesToSee(page);
      const name = names[who === 'next' ? 0 : far % names.length] ?? '';
      const line = toSee(page).filter({ has: page.getByRole('button', { name, exact: true }) });
      if (what === 'contact')
        await tap(line.getByRole('button', { name: `Note a contact with ${name}` }));
      else {
        await tap(line.locator('.today-name'));
        const panel = page.locator('.line-panel');
        if (what === 'level') await tap(panel.locator('.level-choice').nth(level - 1));
        else if (what === 'help') await tap(panel.getByRole('button', { name: 'Conference' }));
        else {
          await tap(panel.getByRole('button', { name: /^Check / }));
          const dialog = page.getByRole('dialog');
          await tap(dialog.locator('.level-choice').nth(level - 1));
          await tap(dialog.getByRole('button', { name: /^Record/ }));
        }
      }
      seen.push(name);
      await seenAs(page, seen.length);
      counts.push(taps);
    }
    process.stdout.write(`Taps from beside a student to recorded: ${counts.join(' ')}\n`);
    expect(median(counts)).toBeLessThanOrEqual(3);
    const sizes = await page
      .locator('.today-do .button:visible, .choice-line .button:visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    await expectSeen(gradus, seen);
  });
});

/** A hand on the keys: arrows for a neighbour, else the first letters of the name. */
async function findByKeys(
  page: Page,
  press: (key: string) => Promise<void>,
  name: string,
): Promise<void> {
  const names = await namesToSee(page);
  const here = names.indexOf((await page.locator(':focus').textContent()) ?? '');
  const way = names.indexOf(name) - here;
  if (Math.abs(way) <= 3) {
    for (let n = 0; n < Math.abs(way); n += 1) await press(way > 0 ? 'ArrowDown' : 'ArrowUp');
    return;
  }
  await press('/');
  for (const letter of name) {
    await press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(30);
    if ((await page.locator(':focus').textContent()) === name) {
      // A look at whom the letters found: a letter at once would still be one of the name.
      await page.waitForTimeout(1100);
      return;
    }
  }
  await press('Enter');
}

/** Swipes of at most four fifths of the window until the place is in sight; answers how many. */
async function swipesTo(page: Page, where: Locator): Promise<number> {
  for (let swipes = 0; swipes < 12; swipes += 1) {
    const box = await where.boundingBox();
    if (box && box.y >= 160 && box.y + box.height <= 1150) return swipes;
    const way = box && box.y < 160 ? -1 : 1;
    await page.mouse.move(400, 700);
    await page.mouse.wheel(0, way * 800);
    await page.waitForTimeout(120);
  }
  throw new Error('swiped in vain');
}

/** What was counted is on disk: exactly these were talked with. */
async function expectSeen(gradus: Gradus, seen: readonly string[]): Promise<void> {
  await gradus.stop();
  const file = join(gradus.home, DEMO_GRADEBOOK);
  const asked = ['today', '--class', 'Chemistry P1', '--on', '2026-11-10', '--json'];
  const { stdout } = gradus.cli(...asked, '--file', file);
  const list: { students: { name: string; daysSinceContact: number | null }[] } =
    JSON.parse(stdout);
  const talked = list.students.filter((one) => one.daysSinceContact === 0);
  const family = (name: string) => name.split(', ').reverse().join(' ');
  expect(talked.map((one) => family(one.name)).sort()).toEqual([...seen].sort());
}

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
