import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Gradus, openGradus, story } from './fixtures.ts';

const LEVELS = ['not-yet', 'basic', 'clear', 'deep'];
/** What each judge says of every piece, first and second, by its words. */
const SECOND = new Map([
  ['Piece 0', 0],
  ['Piece 1', 2],
  ['Piece 2', 2],
  ['Piece 3', 2],
]);

async function ask<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([what, about]) => {
      const reply = await fetch(`/rpc/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': crypto.randomUUID() },
        body: JSON.stringify(about),
      });
      return (await reply.json()) as { value: unknown; error?: unknown };
    },
    [name, input] as const,
  );
  expect([name, answer.error]).toEqual([name, undefined]);
  return answer.value as T;
}

const goTo = (page: Page, hash: string) =>
  page.evaluate((address) => {
    window.location.hash = address;
  }, hash);

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** A class of four, each with a piece of one level; the first has a picture too. */
async function furnish(page: Page) {
  await ask(page, 'gradebook.create', { teacher: 'Ada Alvarez', school: null });
  const { class: classId } = await ask<{ class: string }>(page, 'class.create', { name: 'P5' });
  const { course } = await ask<{ course: string }>(page, 'course.create', { name: 'Chemistry' });
  const objective = { course, unit: 'One', code: 'C1', statement: 'Explain', critical: false };
  const made = await ask<{ objective: string }>(page, 'objective.create', objective);
  await ask(page, 'plan.use', { class: classId, course });
  for (const [i, familyName] of ['Quist', 'Ruiz', 'Okafor', 'Ngata'].entries()) {
    const student = { class: classId, familyName, givenName: 'Zelda', schoolId: `77${i}` };
    await ask(page, 'student.create', { ...student, on: null });
  }
  const { students } = await ask<{ students: { student: { id: string; familyName: string } }[] }>(
    page,
    'roster.get',
    { class: classId },
  );
  for (const [i, { student }] of students.entries()) {
    const cell = { class: classId, student: student.id, objective: made.objective };
    const about = { on: '2026-11-03', kind: 'quiz', feedback: 'Clear enough, Zelda' };
    const shown = `Piece ${i}${i === 1 ? `, said to ${students[0]?.student.familyName}` : ''}`;
    const { evidence } = await ask<{ evidence: string }>(page, 'evidence.record', {
      ...cell,
      ...about,
      level: LEVELS[i],
      shown,
    });
    if (i > 0) continue;
    const base64 = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.width = 800;
      canvas.height = 500;
      canvas.getContext('2d')?.fillText('H2O', 40, 40);
      return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
    });
    await ask(page, 'attachment.add', { evidence, name: 'Quist page 1.jpg', type: '', base64 });
  }
  return { classId, first: students[0]?.student.id ?? '' };
}

/** Writes what stands open under a passphrase; answers the words and where the file is. */
async function write(page: Page, to: string): Promise<string> {
  const words = await page.getByLabel('Passphrase').inputValue();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Write the bundle…' }).click();
  copyFileSync(await (await download).path(), to);
  return words;
}

/** Drops a bundle anywhere on the window and opens it by typing, wrongly first. */
async function take(page: Page, path: string, words: string): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'packet.gradus'));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }
  }, readFileSync(path).toString('base64'));
  await page.getByText('which is needed to open it').waitFor();
  await page.keyboard.type('not these words');
  await page.keyboard.press('Enter');
  await page.getByText('the passphrase does not open it').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByText('This is a blind second check').waitFor();
}

async function merge(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page
    .getByText(/^Merged \d+ records/)
    .first()
    .waitFor();
}

const judgements = async (page: Page, check: string) => {
  const { items } = await ask<{ items: { shown: string; judgement: string | null }[] }>(
    page,
    'second.get',
    { check },
  );
  return items;
};

/** The digit for the piece that is looked at. */
async function digit(page: Page): Promise<string> {
  const shown = (await page.locator('.second-work blockquote').textContent()) ?? '';
  return String((SECOND.get(shown.slice(0, 7)) ?? 0) + 1);
}

async function asJudge(judge: Gradus, file: string, words: string, back: string): Promise<string> {
  let { page } = judge;
  await page.getByRole('heading').first().waitFor();
  await ask(page, 'gradebook.create', { teacher: 'Bea Brown', school: null });
  await page.reload();
  await page.getByRole('heading').first().waitFor();
  await take(page, file, words);
  await merge(page);
  await page.getByRole('link', { name: 'Second checks' }).click();
  await page.getByText('Piece 1 of 4').waitFor();
  expect(await findings(page)).toEqual([]);
  for (const name of ['Zelda', 'Quist', 'Ruiz', 'Clear enough']) {
    expect(await page.locator('body').textContent()).not.toContain(name);
  }
  const check = /second\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  for (let piece = 1; piece <= 2; piece += 1) {
    await page.getByText(`Piece ${piece} of 4`).waitFor();
    await page.keyboard.press(await digit(page));
    await page.getByText(`${piece} of 4 judged`).waitFor();
  }
  // The laptop dies; what was said stays, and judging goes on where it was.
  await judge.kill();
  page = await judge.reopen();
  await page.getByRole('heading').first().waitFor();
  await goTo(page, `#/second/${check}`);
  await page.getByText('Piece 3 of 4').waitFor();
  expect(
    (await judgements(page, check)).filter(({ judgement }) => judgement !== null),
  ).toHaveLength(2);
  for (let piece = 3; piece <= 4; piece += 1) {
    await page.getByText(`Piece ${piece} of 4`).waitFor();
    await page.keyboard.press(await digit(page));
    await page.getByText(`${piece} of 4 judged`).waitFor();
  }
  await page.keyboard.press('Control+z');
  await page.getByText('3 of 4 judged').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('All are judged.').waitFor();
  const at = (await judgements(page, check)).findIndex(({ shown }) => shown === 'Piece 0');
  for (let i = 0; i < 3 - at; i += 1) await page.keyboard.press('ArrowLeft');
  await page.locator('.picture-stage .picture').waitFor();
  await page.getByRole('button', { name: 'Write the answer…' }).click();
  return write(page, back);
}

story(
  'two people judge the same work blind: out with a picture, judged by keys, interrupted, and back',
  { timeout: 240_000 },
  async ({ gradus }) => {
    const { page, home } = gradus;
    await page.getByRole('heading').first().waitFor();
    const { classId, first } = await furnish(page);
    await page.reload();
    await page.getByRole('heading').first().waitFor();
    await goTo(page, '#/second');
    await page.getByRole('button', { name: 'New packet…' }).click();
    await page.keyboard.type('Fall');
    await page.getByRole('button', { name: 'Draw the packet' }).click();
    await page.getByText('words, 1 picture').waitFor();
    expect(await findings(page)).toEqual([]);
    const check = /second\/([^/?]+)/.exec(page.url())?.[1] ?? '';
    await page.getByRole('button', { name: 'Write for the judge…' }).click();
    const words = await write(page, join(home, 'packet.gradus'));
    const student = { class: classId, student: first };
    const before = await ask(page, 'student.get', student);

    const { gradus: judge, close } = await openGradus();
    const back = await asJudge(judge, join(home, 'packet.gradus'), words, join(home, 'answer'));
    const { troubles } = judge;
    await close();
    expect(troubles).toEqual([]);

    await take(page, join(home, 'answer'), back);
    await merge(page);
    await goTo(page, `#/second/${check}`);
    // By hand: firsts 0 1 2 3, seconds 0 2 2 2. Squares seen: 2; by chance (14 + 3 × 6) / 4 = 8.
    await page
      .getByText('Bea Brown: 4 of 4 judged. Same level in 50 %. Weighted kappa 0.75.')
      .waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await page.locator('td[data-differs="true"]').count()).toBe(2);
    expect(await ask(page, 'student.get', student)).toEqual(before);

    // The same file again holds nothing new, and one undo takes the answer back.
    await goTo(page, '#/bundles');
    await take(page, join(home, 'answer'), back);
    await page.getByRole('button', { name: 'Nothing new to merge' }).waitFor();
    await page.keyboard.press('Control+z');
    await goTo(page, `#/second/${check}`);
    await page.getByText('Nothing has come back yet').waitFor();
    // Whoever made the packet is asked for no level.
    expect(await page.getByText('Your level').count()).toBe(0);
  },
);
