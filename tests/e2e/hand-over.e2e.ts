import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Gradus, openGradus, story } from './fixtures.ts';
import { cellAt, gridOf, heard } from './pages/grid-page.ts';

const LAST_YEAR = { GRADUS_NOW: '2027-05-28T12:00:00' };
const AUGUST = { GRADUS_NOW: '2027-08-23T12:00:00' };

const goTo = (page: Page, hash: string) =>
  page.evaluate((address) => {
    window.location.hash = address;
  }, hash);

interface Teacher {
  readonly page: Page;
  readonly classId: string;
}

/** Writes the record of the class's one student; answers the file and the words that close it. */
async function give(gradus: Gradus, { page, classId }: Teacher, name: string, mastered: string) {
  await goTo(page, `#/class/${classId}/grid`);
  await gridOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Hand over…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(mastered).waitFor();
  const words = await dialog.getByLabel('Passphrase').inputValue();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Write the record…' }).click(),
  ]);
  const path = join(gradus.home, `${name}.gradus`);
  await download.saveAs(path);
  await dialog.waitFor({ state: 'detached' });
  return { path, words };
}

/** Opens a record in the class's window; answers the dialog with what it would do. */
async function bring({ page, classId }: Teacher, file: { path: string; words: string }) {
  await goTo(page, `#/class/${classId}/objectives?part=pre-teaching`);
  await page.getByRole('button', { name: 'Bring a student’s record…' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose the file…' }).click();
  await (await chooser).setFiles(file.path);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel(/^Passphrase, or the text/).fill(file.words);
  await dialog.getByRole('button', { name: 'Look inside' }).click();
  await dialog.getByLabel('Who it is here').waitFor();
  return dialog;
}

/** What a reader hears of the first two cells of Ann, who stands first, as patterns to compare. */
async function levelsOf({ page, classId }: Teacher): Promise<RegExp[]> {
  await goTo(page, `#/class/${classId}/grid`);
  const known = [/Deep/, /Not yet/, /nothing yet/];
  const said = async (column: number) => heard(cellAt(page, 0, column));
  await cellAt(page, 1, 0).waitFor();
  const words = [await said(0), await said(1)];
  return words.map((word) => known.find((one) => one.test(word)) ?? /other/);
}

/** A class on the app's own file, with its window opened again. */
async function furnished(
  gradus: Gradus,
  wish: { teacher: string; class: string; roster: string; objectives: string; levels?: string[][] },
) {
  await gradus.page.getByRole('heading').first().waitFor();
  await gradus.stop();
  const run = (...args: string[]): string => {
    const { code, stdout, stderr } = gradus.cli(...args);
    expect([args.join(' '), code, stderr]).toEqual([args.join(' '), 0, '']);
    return stdout;
  };
  const file = (name: string, text: string): string => {
    writeFileSync(join(gradus.home, name), text);
    return join(gradus.home, name);
  };
  const gradebook = { teacher: wish.teacher, school: `${wish.teacher}’s school` };
  run('call', 'gradebook.create', JSON.stringify(gradebook));
  run('import', 'roster', file('r.csv', wish.roster), '--class', wish.class);
  run('import', 'objectives', file('o.csv', wish.objectives), '--course', 'Course');
  run('plan', '--class', wish.class, '--course', 'Course');
  for (const [objective = '', level = ''] of wish.levels ?? []) {
    const on = ['--on', '2027-03-02'];
    const what = ['--student', '007', '--objective', objective, '--level', level];
    run('record', '--class', wish.class, ...what, ...on);
  }
  const [known] = JSON.parse(run('call', 'class.list', '{}', '--json')) as [{ id: string }];
  return { classId: known.id, page: await gradus.reopen() };
}

const lastYear = story.extend({ options: { env: LAST_YEAR } });

lastYear(
  'a record is handed over in one window, taken in another, read there, undone and corrected',
  { timeout: 240_000 },
  async ({ gradus }) => {
    const other = await openGradus({ env: AUGUST });
    try {
      const former = await furnished(gradus, {
        teacher: 'Ode',
        class: 'Chem 1',
        roster: 'Student ID,Name\n007,"Lee, Ann"\n',
        objectives:
          'Unit,Code,Objective\nOne,C1,Name atoms\nOne,C2,Count atoms\nOne,C3,Weigh atoms\n',
        levels: [
          ['C1', 'deep'],
          ['C2', 'not-yet'],
          ['C3', 'clear'],
        ],
      });
      const next = await furnished(other.gradus, {
        teacher: 'Kim',
        class: 'Chem 2',
        roster: 'Student ID,Name\n100,"Poe, Di"\n',
        objectives:
          'Unit,Code,Objective,Prerequisites\nOne,C1,Name atoms,\nOne,C2,Count atoms,\nTwo,D1,Split atoms,"C1, C2"\n',
      });

      const dialog = await bring(next, await give(gradus, former, 'first', '2 of 3'));
      const take = dialog.getByRole('button', { name: 'Take the record' });
      expect(await take.isDisabled()).toBe(true);
      await dialog.getByLabel('Who it is here').selectOption({ label: 'A new student' });
      await dialog.getByText('2 attempts count here as carried in.').waitFor();
      await take.click();

      // What the next teacher sees: what came along, and the levels where they are objectives here.
      const { page } = next;
      const brought = page.getByRole('region', { name: 'Brought along' });
      await brought.getByText(/From Ode, Ode’s school/).waitFor();
      await brought.getByText('2 of 3 mastered').click();
      await brought.getByText('Weigh atoms').waitFor();
      expect(await levelsOf(next)).toEqual([/Deep/, /Not yet/]);

      // One step: the student goes as the record came, and comes back with it.
      await page.keyboard.press('Control+z');
      await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => page.locator('[data-row]').count()).toBe(2);

      // What the former teacher takes back is said by a later record.
      await goTo(former.page, `#/class/${former.classId}/grid`);
      await gridOf(former.page).focus();
      await former.page.keyboard.press('Control+Home');
      await former.page.keyboard.press('Delete');
      const asked = former.page.getByRole('dialog');
      await asked.getByLabel('Reason').fill('mixed up with Ann Li');
      await asked.getByRole('button', { name: 'Void', exact: true }).click();
      await former.page.getByText('Attempt voided.').waitFor();
      const later = await bring(next, await give(gradus, former, 'later', '1 of 3'));
      await later.getByText('1 attempt that was taken back there is voided here too.').waitFor();
      await later.getByRole('button', { name: 'Take the record' }).click();
      await later.waitFor({ state: 'detached' });
      // The grid stands as it was until the newer answer is there.
      await expect.poll(() => levelsOf(next)).toEqual([/nothing yet/, /Not yet/]);
    } finally {
      const { troubles } = other.gradus;
      await other.close();
      expect(troubles).toEqual([]);
    }
  },
);
