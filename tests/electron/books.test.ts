import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import type { FileShelf } from '#shared/contract/file-shelf.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import { createBooks } from '../../electron/main/books.ts';

vi.mock('electron', () => ({}));

const shelf: FileShelf = { put: () => undefined, choices: () => [], pathOf: () => null };

/** Books over hosts that only say whether they were closed. */
function booksOverDoubles() {
  const closed: string[] = [];
  const windows: string[] = [];
  const startHost = (file: string): HostLink =>
    ({
      ready: async () => null,
      subscribe: () => () => undefined,
      close: async () => void closed.push(file),
    }) as unknown as HostLink;
  const openWindow = ({ file }: { file: string }): BrowserWindow => {
    windows.push(file);
    return { on: () => undefined } as unknown as BrowserWindow;
  };
  return { books: createBooks({ shelf, startHost, openWindow }), closed, windows };
}

test('a file that could not be filled is let go of, and opens when it is asked for again', async () => {
  const { books, closed, windows } = booksOverDoubles();
  const fill = async () => {
    throw new Error('no room');
  };
  await expect(books.open('/demo', { mustExist: false, fill })).rejects.toThrow('no room');
  expect({ closed, windows }).toEqual({ closed: ['/demo'], windows: [] });
  expect(await books.open('/demo', { mustExist: false })).toEqual({ as: 'opened' });
  expect({ closed, windows }).toEqual({ closed: ['/demo'], windows: ['/demo'] });
});
