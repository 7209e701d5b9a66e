import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';
import { cellAt, enterGrid, gridOf, heard } from './pages/grid-page.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });

describe('a locked gradebook', () => {
  demo('is locked, asks for its words at the next start, and goes on', async ({ gradus }) => {
    await enterGrid(gradus);
    const before = await heard(cellAt(gradus.page, 0, 0));
    const { page } = gradus;
    const file = join(gradus.home, 'demo.gradebook');
    expect(readFileSync(file, 'latin1')).toContain('Kaur');
    await page.evaluate(() => {
      window.location.hash = '#/settings/lock';
    });
    await page.getByRole('button', { name: 'Lock the gradebook' }).click();
    const dialog = page.getByRole('dialog');
    const words = await dialog.getByLabel('Passphrase').inputValue();
    await dialog.getByRole('button', { name: 'Lock the gradebook' }).click();
    await page.getByRole('heading', { name: 'The recovery code' }).waitFor();
    const code = (await dialog.locator('.recovery-code').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'I have it' }).click();
    expect(readFileSync(file, 'latin1')).not.toContain('Kaur');
    await gradus.stop();
    expect(gradus.cli('check', '--file', file)).toMatchObject({ code: 1 });

    const again = await gradus.reopen();
    gradus.page = again;
    const field = again.getByLabel('Passphrase');
    await field.waitFor();
    const { violations } = await new AxeBuilder({ page: again }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await again.locator('body').textContent()).not.toContain('Kaur');
    await field.fill(words);
    await again.keyboard.press('Enter');
    await gridOf(again).waitFor();
    await enterGrid(gradus);
    expect(await heard(cellAt(again, 0, 0))).toBe(before);
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/);
  });
});
