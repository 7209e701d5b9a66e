import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFileShelf } from '#shared/contract/file-shelf.ts';
import { keptText } from '../../../electron/shell/kept-text.ts';

describe('the list of known gradebooks on disk', () => {
  let folder = '';
  let list = '';
  const shelf = () =>
    createFileShelf({
      own: '/own',
      department: '/department',
      ...keptText(list),
      exists: () => true,
    });
  const known = () => JSON.parse(readFileSync(list, 'utf8')) as string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradus-list-'));
    list = join(folder, 'gradebooks.json');
  });

  test('is nothing at first, then what was opened, and nothing lies beside it', () => {
    expect(keptText(list).read()).toBeNull();
    shelf().put('/a');
    shelf().put('/b');
    expect(known()).toEqual(['/b', '/a']);
    expect(readdirSync(folder)).toEqual(['gradebooks.json']);
  });

  test('is never written over: who stops in the middle has the old one whole', () => {
    shelf().put('/a');
    const old = join(folder, 'old');
    linkSync(list, old);
    shelf().put('/b');
    expect(readFileSync(old, 'utf8')).toBe('["/a"]');
  });

  test('outlives a new one that was written by half', () => {
    shelf().put('/a');
    writeFileSync(`${list}.${process.pid}.new`, '["/b","/');
    expect(
      shelf()
        .choices([], '')
        .map(({ file }) => file),
    ).toContain('/a');
    shelf().put('/c');
    expect(known()).toEqual(['/c', '/a']);
  });

  test('stays as it is where a new one cannot be written, and the gradebook opens all the same', () => {
    shelf().put('/a');
    mkdirSync(`${list}.${process.pid}.new`);
    shelf().put('/b');
    expect(known()).toEqual(['/a']);
    shelf().put('/c');
    expect(known()).toEqual(['/c', '/a']);
  });
});
