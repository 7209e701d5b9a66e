import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { story } from './fixtures.ts';
import { enterGrid, gridOf } from './pages/grid-page.ts';

const demo = story.extend({ options: { flags: ['--demo'] } });

const PLACE = 'taken at 37.77N 122.42W';

/**
 * Drops a large photograph on the newest attempt: drawn in the page, full of noise, lying on its
 * side, with EXIF that says so and where it was taken. Answers how large it was.
 */
const dropPhoto = (page: Page): Promise<number> =>
  page.evaluate(async (place) => {
    const canvas = document.createElement('canvas');
    canvas.width = 3200;
    canvas.height = 2000;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    const noise = pen.createImageData(3200, 2000);
    let seed = 7;
    for (let i = 0; i < noise.data.length; i += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      noise.data[i] = i % 4 === 3 ? 255 : 120 + (seed % 90);
    }
    pen.putImageData(noise, 0, 0);
    const plain = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    if (!plain) throw new Error('no picture');
    // How the camera was held: 6, a quarter to the right; then words that nobody should read.
    const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
    const words = [...place].map((letter) => letter.charCodeAt(0));
    const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, 0, 0, 0, 0, ...words];
    const size = exif.length + 2;
    const head = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, size >> 8, size & 255, ...exif]);
    const photo = new File([head, plain.slice(2)], 'IMG_2041.JPG', { type: 'image/jpeg' });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(photo);
    const target = document.querySelector('.attempt');
    for (const type of ['dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      target?.dispatchEvent(event);
    }
    return photo.size;
  }, PLACE);

/** Asks the host as the page does. */
const ask = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([what, about]) => {
      const answer = await fetch(`/rpc/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': crypto.randomUUID() },
        body: JSON.stringify(about),
      });
      return ((await answer.json()) as { value: unknown }).value;
    },
    [name, input] as const,
  );

/** What is kept of the first picture of a student's newest pictured attempt, by the student's page. */
async function keptPicture(page: Page) {
  const classId = /class\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  const { students } = (await ask(page, 'roster.get', { class: classId })) as {
    students: { student: { id: string } }[];
  };
  for (const { student } of students.slice(0, 3)) {
    const { timeline } = (await ask(page, 'student.get', {
      class: classId,
      student: student.id,
    })) as {
      timeline: { files: { id: string }[] }[];
    };
    const file = timeline.flatMap(({ files }) => files)[0];
    if (!file) continue;
    const { base64, type } = (await ask(page, 'attachment.get', { attachment: file.id })) as {
      base64: string;
      type: string;
    };
    return { type, bytes: Buffer.from(base64, 'base64') };
  }
  return null;
}

const thumbs = (page: Page) => page.locator('.attempt .file-thumb');

/** Where a JPEG says how large it is. */
function sizeOf(bytes: Buffer): { width: number; height: number } {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
  }
  throw new Error('no frame');
}

describe('a teacher keeps pictures of work', () => {
  demo(
    'a large photograph is dropped: small, upright and without its place it stays, undo and redo',
    async ({ gradus }) => {
      const { page } = gradus;
      await enterGrid(gradus);
      await page.locator('.attempt').first().waitFor();
      expect(await dropPhoto(page)).toBeGreaterThan(1_000_000);
      await thumbs(page).first().waitFor();
      const kept = await keptPicture(page);
      expect(kept?.type).toBe('image/jpeg');
      expect(kept?.bytes.length).toBeLessThanOrEqual(300_000);
      expect(kept?.bytes.includes('Exif')).toBe(false);
      expect(kept?.bytes.includes(PLACE)).toBe(false);
      const { width, height } = sizeOf(kept?.bytes ?? Buffer.alloc(0));
      expect(height).toBeGreaterThan(width);
      expect(height).toBeLessThanOrEqual(1600);

      await page.reload();
      await enterGrid(gradus);
      await thumbs(page).first().click();
      const canvas = page.locator('.picture-stage .picture');
      await canvas.waitFor();
      const drawn = await canvas.evaluate((picture: HTMLCanvasElement) => ({
        ratio: picture.width / picture.height,
        point: [...(picture.getContext('2d')?.getImageData(20, 20, 1, 1).data ?? [])],
      }));
      expect(drawn.ratio).toBeCloseTo(2000 / 3200, 2);
      expect(drawn.point[0]).toBeGreaterThan(100);
      const whole = await canvas.boundingBox();
      await page.keyboard.press('+');
      await expect
        .poll(async () => (await canvas.boundingBox())?.width)
        .toBeCloseTo((whole?.width ?? 0) * 1.5, 0);
      await page.keyboard.press('0');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await page.keyboard.press('Escape');

      await gridOf(page).focus();
      await page.keyboard.press('Control+z');
      await expect.poll(() => thumbs(page).count()).toBe(0);
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => thumbs(page).count()).toBe(1);
    },
  );

  demo('a screenshot is pasted over the grid; four are the limit', async ({ gradus }) => {
    const { page, context } = gradus;
    await context.grantPermissions(['clipboard-write']);
    await enterGrid(gradus);
    await page.locator('.attempt').first().waitFor();
    await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 900;
      canvas.height = 500;
      canvas.getContext('2d')?.fillText('What I typed', 40, 40);
      const png = new Promise<Blob>((done) => canvas.toBlob((blob) => blob && done(blob)));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    });
    for (let count = 1; count <= 4; count += 1) {
      await gridOf(page).focus();
      await page.keyboard.press('Control+v');
      await thumbs(page)
        .nth(count - 1)
        .waitFor();
    }
    expect((await keptPicture(page))?.type).toBe('image/png');
    await gridOf(page).focus();
    await page.keyboard.press('Control+v');
    await page.getByText('Remove one first').waitFor();
    expect(await thumbs(page).count()).toBe(4);
  });

  demo(
    'one key after an entry, and while a student looks only what is theirs',
    async ({ gradus }) => {
      const { page } = gradus;
      await enterGrid(gradus);
      const name = (await page.locator('[data-row="0"] .person-name').textContent()) ?? '?';
      const [family = '?'] = name.split(',');
      await page.keyboard.press('3');
      await page
        .getByText(/^Saved/)
        .first()
        .waitFor();
      await page.waitForTimeout(200);
      await page.keyboard.press('a');
      const dialog = page.getByRole('dialog', { name: 'Pictures and files' });
      await dialog.getByRole('button', { name: 'Choose…' }).waitFor();
      expect(await dialog.textContent()).toContain(family);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      const text = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('I drew it.') };
      await (await chooser).setFiles(text);
      await dialog.getByText('I drew it.').waitFor();
      await page.keyboard.press('Escape');
      await gridOf(page).focus();
      // The cursor went on to the second student: beside them nothing of the first is opened.
      await page.keyboard.press('b');
      await page.getByText('Nobody else is shown.').waitFor();
      await page.keyboard.press('a');
      await page.getByText('Choose a cell, or record an attempt first', { exact: false }).waitFor();
      expect(await dialog.count()).toBe(0);
    },
  );
});
