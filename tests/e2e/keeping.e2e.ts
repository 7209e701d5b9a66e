import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, onTestFinished } from 'vitest';
import { story } from './fixtures.ts';

/** Synced, as far as its name says so. */
const dropbox = join(mkdtempSync(join(tmpdir(), 'gradus-place-')), 'Dropbox');
mkdirSync(dropbox);
const file = join(dropbox, 'classes.gradebook');
const inDropbox = story.extend({ options: { flags: ['--file', file] } });

inDropbox(
  'a teacher whose file lay in Dropbox gets back what an older copy took, and moves it to the laptop',
  async ({ gradus }) => {
    onTestFinished(() => rmSync(join(dropbox, '..'), { recursive: true, force: true }));
    const makeClass = (name: string) =>
      gradus.cli('call', 'class.create', JSON.stringify({ name }), '--file', file);
    await gradus.page.getByRole('heading', { name: 'A gradebook for mastery' }).waitFor();
    await gradus.stop();
    expect(makeClass('Monday').code).toBe(0);
    copyFileSync(file, `${file}.old`);
    expect(makeClass('Tuesday').code).toBe(0);
    expect(gradus.cli('backup', '--file', file).code).toBe(0);
    copyFileSync(`${file}.old`, file);

    const page = await gradus.reopen();
    const notices = page.getByRole('region', { name: 'About the file' });
    await notices.getByText('has what is missing', { exact: false }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await notices.getByRole('button', { name: 'See what is missing…' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('link', { name: /Tuesday/ }).waitFor();

    await notices.getByRole('button', { name: 'Move it to this laptop' }).click();
    await page.getByText('The gradebook is on this laptop now.').waitFor();
    await notices.waitFor({ state: 'detached' });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(join(gradus.home, 'classes.gradebook'))).toBe(true);
    await page.getByRole('link', { name: /Tuesday/ }).waitFor();

    // The next start is asked for the old path, and leads to the new one.
    const again = await gradus.reopen();
    await again.getByRole('link', { name: /Tuesday/ }).waitFor();
    expect(existsSync(file)).toBe(false);
  },
);
