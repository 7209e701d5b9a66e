// @vitest-environment jsdom
import { join } from 'node:path';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';
import { pngOf } from '../../helpers/pictures.ts';
import { enter, giveSizes, type Opened, openGrid, toasts } from './open-grid.ts';

beforeEach(giveSizes);

const base64 = Buffer.from(pngOf()).toString('base64');
const textFile = (name = 'notes.txt', text = 'I drew the line') =>
  new File([text], name, { type: 'text/plain' });
const panel = () => screen.findByRole('complementary', { name: 'Chosen cell' });

/** One attempt of the first student, with so many pictures. */
async function withAttempt(pictures = 0): Promise<Opened> {
  return openGrid(async (host, built) => {
    const { evidence } = await host.ask('evidence.record', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: built.objectives['A1.1'] ?? '',
      level: 'basic',
      on: '2026-11-03',
    });
    for (let i = 0; i < pictures; i += 1) {
      const file = { name: `page ${i + 1}.png`, type: 'image/png', base64 };
      await host.ask('attachment.add', { evidence, ...file });
    }
  });
}

const filesOf = async ({ host, built }: Opened) => {
  const cell = await host.ask('cell.get', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives['A1.1'] ?? '',
  });
  return cell.attempts.flatMap(({ files }) => files.map(({ name }) => name));
};

const drop = (target: Element, files: readonly File[]) =>
  fireEvent.drop(target, { dataTransfer: { types: ['Files'], files } });
const paste = (files: readonly File[], types: readonly string[] = ['Files']) =>
  fireEvent.paste(document.body, { clipboardData: { types, files, getData: () => '' } });

describe('pictures of an attempt in the panel', () => {
  test('what is dropped on an attempt is kept with it, and Undo takes it away again', async () => {
    const opened = await withAttempt();
    await enter(opened);
    const line = await within(await panel()).findByText('Check 1');
    drop(line, [textFile()]);
    expect(await screen.findByRole('button', { name: 'TXT 1 kB, 1 of 1' })).toBeTruthy();
    expect(await filesOf(opened)).toEqual(['notes.txt']);
    await opened.user.click(within(toasts()).getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await filesOf(opened)).toEqual([]));
  });

  test('three that came together go together by one Undo', async () => {
    const opened = await withAttempt(1);
    await enter(opened);
    await screen.findByRole('button', { name: /^Picture 1 of 1/ });
    paste([textFile('a.txt'), textFile('b.txt'), textFile('c.txt')]);
    expect(await screen.findByText('Added 3 to the attempt.')).toBeTruthy();
    expect(await filesOf(opened)).toHaveLength(4);
    await opened.user.click(within(toasts()).getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await filesOf(opened)).toEqual(['page 1.png']), {
      timeout: 10_000,
    });
  });

  test('four are the limit: what is over is left out in one sentence', async () => {
    const opened = await withAttempt(3);
    await enter(opened);
    await screen.findByRole('button', { name: /^Picture 3 of 3/ });
    paste([textFile('a.txt'), textFile('b.txt')]);
    expect(
      await screen.findByText('An attempt keeps four pictures or files; 1 was left out.'),
    ).toBeTruthy();
    expect(await filesOf(opened)).toEqual(['page 1.png', 'page 2.png', 'page 3.png', 'a.txt']);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Add picture' })).toBeNull());
    paste([textFile('c.txt')]);
    expect(await screen.findByText(/Remove one first/)).toBeTruthy();
    expect(await filesOf(opened)).toHaveLength(4);
  });

  test('after a merge that brought more, all are shown, and a further one says how many to remove', async () => {
    const other = await testHost({ device: 'other' });
    const folder = testFolder();
    const opened = await openGrid(async (host, built) => {
      const { evidence } = await host.ask('evidence.record', {
        class: built.class,
        student: built.students[0] ?? '',
        objective: built.objectives['A1.1'] ?? '',
        level: 'basic',
        on: '2026-11-03',
      });
      await exportTo(host, join(folder, 'a.gradus'));
      await mergeFrom(other, join(folder, 'a.gradus'));
      for (const [side, count] of [[host, 2] as const, [other, 4] as const]) {
        for (let i = 0; i < count; i += 1) {
          const name = `${count} ${i}.png`;
          await side.ask('attachment.add', { evidence, name, type: 'image/png', base64 });
        }
      }
      await exportTo(other, join(folder, 'b.gradus'), { withFiles: true });
      await mergeFrom(host, join(folder, 'b.gradus'));
    });
    await enter(opened);
    expect(await screen.findByRole('button', { name: /^Picture 6 of 6/ })).toBeTruthy();
    paste([textFile()]);
    expect(
      await screen.findByText(/a merge brought more to this one\. Remove 3 first/),
    ).toBeTruthy();
    other.close();
  });

  test('each kind that cannot be kept has its sentence', async () => {
    const opened = await withAttempt();
    await enter(opened);
    await screen.findByRole('button', { name: 'Add picture' });
    paste([new File(['\0\0\0\u0018ftypheic'], 'IMG_1.HEIC')]);
    expect(await screen.findByText(/IMG_1\.HEIC is in the telephone’s own format/)).toBeTruthy();
    paste([new File([new Uint8Array([0, 1, 2, 3])], 'film.bin')]);
    expect(await screen.findByText(/film\.bin is no picture, PDF or plain text/)).toBeTruthy();
    paste([textFile('long.txt', 'x'.repeat(300_001))]);
    expect(await screen.findByText(/long\.txt is larger than 300 kB/)).toBeTruthy();
    expect(await filesOf(opened)).toEqual([]);
  });

  test('cells of a spreadsheet that come with a picture of themselves are no picture', async () => {
    const opened = await withAttempt();
    await enter(opened);
    await screen.findByRole('button', { name: 'Add picture' });
    paste([textFile()], ['Files', 'text/plain']);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await filesOf(opened)).toEqual([]);
  });

  test('a cell without an attempt says so', async () => {
    const opened = await openGrid();
    await enter(opened);
    await within(await panel()).findByText('No attempt yet.');
    paste([textFile()]);
    expect(await screen.findByText(/There is no attempt in this cell/)).toBeTruthy();
  });
});

describe('pictures that come to another place', () => {
  const png = () => new File([new Uint8Array(pngOf())], 'IMG_2.png', { type: 'image/png' });

  test('a picture beside the panel is told where pictures go, and nothing is imported', async () => {
    const opened = await withAttempt();
    await enter(opened);
    await screen.findByRole('button', { name: 'Add picture' });
    const items = [{ kind: 'file', type: 'image/png', webkitGetAsEntry: () => null }];
    fireEvent.dragOver(document.body, { dataTransfer: { types: ['Files'], items, files: [] } });
    expect(await screen.findByText('Drop it on an attempt in the panel of its cell')).toBeTruthy();
    expect(screen.queryByText(/^Drop the file to look at it/)).toBeNull();
    const dataTransfer = { types: ['Files'], items, files: [png()] };
    fireEvent.drop(document.body, { dataTransfer });
    expect(await screen.findByText(/^Pictures are kept with an attempt/)).toBeTruthy();
    expect(screen.queryByText('Drop it on an attempt in the panel of its cell')).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await filesOf(opened)).toEqual([]);
  });

  test('a table on an attempt is not kept with it, and the next file takes the word away', async () => {
    const opened = await withAttempt();
    await enter(opened);
    const line = await within(await panel()).findByText('Check 1');
    drop(line, [textFile('Class list.CSV', 'Name,ID')]);
    expect(await screen.findByText(/Class list\.CSV is a table/)).toBeTruthy();
    expect(await filesOf(opened)).toEqual([]);
    drop(line, [textFile()]);
    expect(await screen.findByText('Added to the attempt.')).toBeTruthy();
    expect(screen.queryByText(/Class list\.CSV is a table/)).toBeNull();
  });
});

describe('the pictures, large', () => {
  test('arrows go through them, Delete removes one, Ctrl+Z brings it back', async () => {
    const opened = await withAttempt(3);
    await enter(opened);
    await opened.user.click(await screen.findByRole('button', { name: /^Picture 1 of 3/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Pictures and files' });
    expect(await within(dialog).findByText('page 1.png')).toBeTruthy();
    await opened.user.keyboard('{ArrowRight}');
    expect(within(dialog).getByText('page 2.png')).toBeTruthy();
    await opened.user.keyboard('{Delete}');
    expect(await within(dialog).findByText('page 3.png')).toBeTruthy();
    expect(await filesOf(opened)).toEqual(['page 1.png', 'page 3.png']);
    await opened.user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await filesOf(opened)).toHaveLength(3));
    await opened.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('while names are hidden, neither picture nor file name is shown', async () => {
    const opened = await withAttempt(1);
    await enter(opened);
    await opened.user.click(await screen.findByRole('button', { name: /^Picture 1 of 1/ }));
    await screen.findByText('page 1.png');
    // At once, over the picture that is shown: somebody has come in.
    await opened.user.keyboard('{Control>}.{/Control}');
    expect(await screen.findByText(/pictures are covered too/)).toBeTruthy();
    expect(screen.getByText('page 1.png').className).toBe('person-name');
  });

  test('a file is saved by the way all files are', async () => {
    const opened = await withAttempt(1);
    await enter(opened);
    await opened.user.click(await screen.findByRole('button', { name: /^Picture 1 of 1/ }));
    await opened.user.click(await screen.findByRole('button', { name: 'Save…' }));
    expect(await screen.findByText('Saved the file.')).toBeTruthy();
    expect((await opened.host.ask('disclosure.list', {}))[0]).toMatchObject({ what: 'work' });
  });
});

describe('one key after an entry', () => {
  test('adds to the attempt just recorded, although the cursor went on', async () => {
    const opened = await openGrid();
    await enter(opened);
    await opened.user.keyboard('3');
    await waitFor(() => expect(opened.bridge.asked).toContain('evidence.record'));
    await waitFor(async () => expect((await filesOf(opened)).length).toBe(0));
    await new Promise((resolve) => setTimeout(resolve, 30));
    await opened.user.keyboard('a');
    expect(await screen.findByRole('button', { name: 'Choose…' })).toBeTruthy();
    paste([textFile()]);
    await waitFor(async () => expect(await filesOf(opened)).toEqual(['notes.txt']));
  });

  test('before anything is recorded or chosen it says what to do', async () => {
    const opened = await openGrid();
    await screen.findByRole('grid');
    await waitFor(() => document.querySelector('[data-row="0"]'));
    await opened.user.keyboard('a');
    expect(await screen.findByText(/Choose a cell, or record an attempt first/)).toBeTruthy();
  });

  test('the keys dialog names it', async () => {
    const opened = await openGrid();
    await screen.findByRole('grid');
    await opened.user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(dialog).getByText('Add a picture to the attempt…')).toBeTruthy();
  });
});
