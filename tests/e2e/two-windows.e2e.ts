import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { type Gradus, story } from './fixtures.ts';
import { NODE, ROOT } from './server-process.ts';

/** Asks for the department's file from the field for anything. */
async function askForDepartment(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('department file');
  await page.getByRole('option', { name: 'Open the department file in its own window' }).click();
}

async function mergeIn(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a bundle…' }).click();
  await (await chooser).setFiles(path);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page
    .getByText(/Merged \d+ records/)
    .last()
    .waitFor();
}

/** A colleague's bundle, made on a laptop of their own. */
function bundleOf({ home }: Gradus, teacher: string): string {
  const folder = join(home, teacher);
  mkdirSync(folder);
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) => {
    const ended = spawnSync(NODE, [join(ROOT, 'out/main/cli.js'), ...args], {
      env: { ...process.env, GRADUS_HOME: folder },
      encoding: 'utf8',
    });
    expect([args.join(' '), ended.status, ended.stderr]).toEqual([args.join(' '), 0, '']);
  };
  writeFileSync(at('roster.csv'), 'Student ID,First name,Last name\n00100,Ana,Ruiz\n');
  writeFileSync(at('objectives.csv'), 'Unit,Code,Objective\nOne,C1,Explain\n');
  run('init', '--teacher', teacher);
  run('import', 'roster', at('roster.csv'), '--class', `Period ${teacher}`);
  run('import', 'objectives', at('objectives.csv'), '--course', `Chem ${teacher}`);
  run('plan', '--class', `Period ${teacher}`, '--course', `Chem ${teacher}`);
  run('export', 'bundle', '--out', at('out.gradus'));
  return at('out.gradus');
}

story(
  'a head opens the department beside their own classes, merges there, and closes it again',
  { timeout: 120_000 },
  async ({ gradus }) => {
    const bundle = bundleOf(gradus, 'Kim');
    const own = gradus.page;
    await own.getByLabel('Teacher', { exact: true }).fill('Dr. Head');
    await own.getByLabel('Name of the class').fill('My own class');
    await own.getByRole('button', { name: 'Make the class' }).click();
    await own.getByRole('heading', { name: 'My own class' }).waitFor();

    await askForDepartment(own);
    const department = await gradus.openedWindow();
    // The department before anything is merged: its places, its title, and what to do first.
    await department.getByRole('link', { name: 'Bundles' }).waitFor();
    await expect.poll(() => department.title()).toBe('Department – Gradus');
    expect(await own.title()).toBe('Gradus');
    expect(new URL(department.url()).origin).not.toBe(new URL(own.url()).origin);

    await department.getByRole('link', { name: 'Settings' }).click();
    await expect
      .poll(() => department.getByLabel('Teacher', { exact: true }).inputValue())
      .toBe('Dr. Head');
    await department.getByRole('link', { name: 'Bundles' }).click();
    await mergeIn(department, bundle);
    const places = department.getByRole('navigation', { name: 'Places' });
    await places.getByText('Kim', { exact: true }).click();
    await places.getByRole('link', { name: 'Period Kim' }).click();
    await department.getByRole('heading', { name: 'Period Kim' }).waitFor();
    // The teacher's own window stays as it was.
    expect(await own.getByRole('link', { name: 'Period Kim' }).count()).toBe(0);
    await own.getByRole('heading', { name: 'My own class' }).waitFor();

    // It has a window: no second one, and a word that says so.
    await askForDepartment(own);
    await own.getByText('Department is open in a window of its own.').waitFor();

    // Both of one browser: neither session opens the other's file.
    const foreign = await department.evaluate(async (origin) => {
      const answer = await fetch(`${origin}/rpc/class.list`, { method: 'POST' }).catch(() => null);
      return answer?.status ?? null;
    }, new URL(own.url()).origin);
    expect(foreign).toBeNull();
    gradus.troubles.length = 0;

    // Closing it lets go of its file and of nothing else.
    const file = join(gradus.home, 'department.gradebook');
    expect(existsSync(file)).toBe(true);
    await department.close();
    await vi.waitFor(() => expect(gradus.cli('check', '--file', file).code).toBe(0), {
      timeout: 15_000,
      interval: 1000,
    });
    await own.getByRole('link', { name: 'Settings' }).click();
    await own.getByRole('heading', { name: 'Settings' }).first().waitFor();
    await askForDepartment(own);
    const again = await gradus.openedWindow();
    await again
      .getByRole('navigation', { name: 'Places' })
      .getByText('Kim', { exact: true })
      .waitFor();
  },
);
