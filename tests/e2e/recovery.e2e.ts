import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';
import { cellAt, enterGrid, gridOf, heard } from './pages/grid-page.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });

describe('a gradebook that does not open', () => {
  demo(
    'is damaged: its backups are offered, and one click brings the newest back',
    async ({ gradus }) => {
      await enterGrid(gradus);
      const before = await heard(cellAt(gradus.page, 0, 0));
      await gradus.page.keyboard.press('n');
      await gradus.page.getByRole('textbox').first().waitFor();
      await gradus.page.keyboard.press('Escape');
      await gradus.stop();
      const file = join(gradus.home, 'demo.gradebook');
      writeFileSync(file, readFileSync(file).fill(0x55, 4096, 200_000));

      const page = await gradus.reopen();
      await page.getByText('is damaged. Restore the newest backup.', { exact: false }).waitFor();
      const backups = page.getByRole('region', { name: 'Restore a backup' });
      await backups.getByRole('listitem').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await backups
        .getByRole('button', { name: /^Restore the backup of/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
      await gridOf(page).waitFor();
      gradus.page = page;
      await enterGrid(gradus);
      expect(await heard(cellAt(page, 0, 0))).toBe(before);
      const kept = readdirSync(`${file}.backups`).filter((name) =>
        /^before restore.*\.gradebook$/.test(name),
      );
      expect(kept).toHaveLength(1);
    },
  );
});
