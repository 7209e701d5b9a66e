import { expect } from 'vitest';
import { story } from './fixtures.ts';
import { openToday } from './pages/today-page.ts';

const NOW = { GRADUS_NOW: '2026-11-10T10:42:00' };
const demo = story.extend({ options: { flags: ['--demo'], env: NOW } });

demo(
  'a teacher chooses Español and goes on in it, at once and the next day',
  async ({ gradus }) => {
    const { page } = gradus;
    await openToday(gradus);
    await page.goto(`${new URL(page.url()).origin}/#/settings/look`);
    await page.getByLabel('Language', { exact: true }).selectOption({ label: 'Español' });
    await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es-US');

    // The reasons are the host's sentences: it speaks the language of its windows.
    await page.getByRole('link', { name: 'Chemistry P1' }).click();
    await page.keyboard.press('t');
    const line = page
      .locator('.today-line')
      .filter({ hasText: /atrasados?/ })
      .first();
    await line.waitFor();
    expect(await page.locator('.today-list').textContent()).not.toMatch(/overdue|Stuck|Not yet/);
    const name = (await line.locator('.today-name').textContent()) ?? '';
    await line.locator('.today-name').focus();
    await page.keyboard.press('4');
    const gone = page.getByRole('status').filter({ hasText: name });
    await gone.waitFor();
    expect(await gone.textContent()).toMatch(/Ya no: /);

    // The next start speaks it from the first screen on.
    const again = await gradus.reopen();
    await again.getByRole('link', { name: 'Ajustes' }).waitFor();
    expect(gradus.troubles).toEqual([]);
  },
);
