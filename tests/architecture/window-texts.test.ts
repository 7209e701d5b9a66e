import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NOT_OF_WINDOW } from '../../build/renderer-config.ts';

const root = join(import.meta.dirname, '../..');

test('the window says no text that its build leaves to the host', () => {
  const sources = ['renderer/**/*.{ts,tsx}', 'shared/**/*.ts'].flatMap((glob) =>
    globSync(glob, { cwd: root }).filter((file) => !/shared\/text\/e[ns]\//.test(file)),
  );
  const source = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const said = Object.keys(NOT_OF_WINDOW).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)]
      .map(([, key = '']) => key.replace(/_(one|other)$/, ''))
      .filter((key) => source.includes(`'${key}'`)),
  );
  expect(said).toEqual([]);
});
