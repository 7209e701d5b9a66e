import { describe, expect, test } from 'vitest';
import { createFileShelf } from '#shared/contract/file-shelf.ts';
import { createOpenFiles } from '#shared/contract/open-files.ts';

describe('the gradebooks that a laptop knows', () => {
  const shelf = (kept: string | null, gone: readonly string[] = []) => {
    let text = kept;
    const made = createFileShelf({
      own: '/app/gradus.gradebook',
      department: '/app/department.gradebook',
      read: () => text,
      write: (next) => {
        text = next;
      },
      exists: (path) => !gone.includes(path),
    });
    return { ...made, kept: () => JSON.parse(text ?? '[]') as string[] };
  };

  test('are one’s own and the department’s, then the others, newest first, while they are there', () => {
    const { choices } = shelf('["/b/Old.gradebook","/app/gradus.gradebook","/gone"]', ['/gone']);
    expect(choices(['/app/gradus.gradebook'], '/app/gradus.gradebook')).toEqual([
      { file: '/app/gradus.gradebook', name: 'gradus', what: 'own', isOpen: true, isHere: true },
      {
        file: '/app/department.gradebook',
        name: 'department',
        what: 'department',
        isOpen: false,
        isHere: false,
      },
      { file: '/b/Old.gradebook', name: 'Old', what: 'other', isOpen: false, isHere: false },
    ]);
  });

  test.each(['', '{', '{"a":1}', 'null', '[1,null]'])(
    'a list that reads %j is an empty one',
    (text) => {
      expect(shelf(text).choices([], '')).toHaveLength(2);
    },
  );

  test('no word of a page becomes a path that does not stand there', () => {
    const { pathOf } = shelf('["/b/Old.gradebook"]');
    expect(pathOf('/b/Old.gradebook')).toBe('/b/Old.gradebook');
    for (const word of [
      '/etc/passwd',
      '/b/../b/Old.gradebook',
      '',
      null,
      7,
      {},
      ['/b/Old.gradebook'],
    ]) {
      expect(pathOf(word)).toBeNull();
    }
  });

  test('one opened again moves to the head, and no more than twelve are kept', () => {
    const { put, kept } = shelf(null);
    for (let i = 0; i < 14; i += 1) put(`/b/${i}`);
    put('/b/9');
    expect(kept()[0]).toBe('/b/9');
    expect([kept().length, new Set(kept()).size]).toEqual([12, 12]);
  });
});

describe('open files', () => {
  test('a file asked for twice at once is opened once', async () => {
    let started = 0;
    const files = createOpenFiles(async () => {
      started += 1;
      return started;
    });
    expect(await Promise.all([files.open('a'), files.open('a'), files.open('b')])).toEqual([
      1, 1, 2,
    ]);
  });

  test('one that could not be opened is tried anew', async () => {
    let isBroken = true;
    const files = createOpenFiles(async (file) => {
      if (isBroken) throw new Error('locked');
      return file;
    });
    await expect(files.open('a')).rejects.toThrow('locked');
    isBroken = false;
    expect(await files.open('a')).toBe('a');
    expect(files.all()).toEqual([['a', 'a']]);
  });

  test('one that is closing is waited for before it is opened again', async () => {
    const order: string[] = [];
    const files = createOpenFiles(async () => {
      order.push('open');
    });
    await files.open('a');
    let finish: () => void = () => undefined;
    const closed = files.close('a', async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push('closed');
    });
    const again = files.open('a');
    finish();
    await Promise.all([closed, again]);
    expect(order).toEqual(['open', 'closed', 'open']);
  });

  test('closing all waits for those that are closing already', async () => {
    const files = createOpenFiles(async (file) => file);
    await files.open('a');
    let isClosed = false;
    void files.close('a', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      isClosed = true;
    });
    await files.closeAll(async () => undefined);
    expect(isClosed).toBe(true);
  });
});
