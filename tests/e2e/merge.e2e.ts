import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { story } from './fixtures.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`);
}

story(
  'two laptops of one teacher: what both changed is settled by keyboard, the report read again, the merge undone',
  { timeout: 240_000 },
  async ({ gradus }) => {
    await gradus.page.getByRole('heading').first().waitFor();
    await gradus.stop();
    const at = (name: string) => join(gradus.home, name);
    const bag = ['--file', at('bag.gradebook')];
    const run = (...args: string[]): string => {
      const { code, stdout, stderr } = gradus.cli(...args);
      expect([args.join(' '), code, stderr]).toEqual([args.join(' '), 0, '']);
      return stdout;
    };
    writeFileSync(at('r.csv'), 'Student ID,First name,Last name\n00101,Ana,Ruiz\n00102,Ben,Oz\n');
    run('call', 'gradebook.create', '{"teacher":"R. Ode","school":null}');
    run('import', 'roster', at('r.csv'), '--class', 'P1');
    const whole = ['export', 'bundle', '--purpose', 'my-other-computer', '--out'];
    run(...whole, at('first.gradus'));
    run('init', ...bag);
    run('merge', at('first.gradus'), ...bag);
    const { students } = JSON.parse(run('call', 'palette.get', '{}')) as {
      students: { id: string }[];
    };
    for (const [name, file] of [
      ['Desk', []],
      ['Bag', bag],
    ] as const) {
      for (const { id: student } of students) {
        run('call', 'student.save', JSON.stringify({ student, called: name }), ...file);
      }
    }
    run(...whole, at('bag.gradus'), ...bag);
    const page = await gradus.reopen();
    await page.evaluate(() => {
      window.location.hash = '#/bundles';
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a bundle…' }).click();
    await (await chooser).setFiles(at('bag.gradus'));
    await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
    const open = page.locator('.conflict-side');
    await expect.poll(() => open.count()).toBe(4);
    const found = [await findings(page)];
    // The first is kept as here, the second as there, without a mouse.
    const choose = (value: string) =>
      page.getByRole('button', { name: new RegExp(`^(Take|Keep) this: ${value}, name as called`) });
    await choose('Desk').first().press('Enter');
    await page.getByText('Settled: 1').waitFor();
    await page.locator('.conflict', { hasText: 'stands now' }).first().waitFor();
    await page
      .locator('.conflict', { hasText: 'stands now' })
      .getByRole('button', { name: /: Bag,/ })
      .press('Enter');
    await page.getByText('Settled: 2').waitFor();
    const line = page.locator('.merged-list summary').first();
    await line.focus();
    await page.keyboard.press('Enter');
    const report = page.getByRole('group', { name: /^Merge of/ });
    await report.getByText('bag.gradus, for: My other computer.').waitFor();
    found.push(await findings(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(await findings(page));
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(400);
    }
    await report.getByText(/was undone/).waitFor();
    await expect.poll(() => page.locator('.conflict').count()).toBe(0);
    expect(found.flat()).toEqual([]);
    expect(gradus.troubles).toEqual([]);
    await gradus.stop();
    expect(run('call', 'palette.get', '{}')).not.toContain('Bag');
    expect(run('check', '--json')).toContain('"clean":true');
  },
);
