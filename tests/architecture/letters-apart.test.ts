import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Where letters come from: the rules, and what feeds them. */
const STARTS = [
  ...readdirSync('shared/domain/letter')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `shared/domain/letter/${file}`),
  'electron/host/letters/class-letters.ts',
  'electron/host/letters/explain-letter.ts',
];

/** Says what tables there are, of all areas; it reads no row. */
const DECLARATIONS = /^shared\/(model|contract|text)\//;

const BESIDE = /habit|outside-?result/i;

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/from '([#.][^']+)'/g)].flatMap(([, from = '']) => {
    const path = from.startsWith('#shared/')
      ? from.replace('#shared/', 'shared/')
      : from.startsWith('#host/')
        ? from.replace('#host/', 'electron/host/')
        : normalize(join(dirname(file), from));
    return existsSync(path) ? [path] : [];
  });
}

function reached(starts: readonly string[]): string[] {
  const seen = new Set<string>();
  const open = [...starts];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...importsOf(file));
  }
  return [...seen];
}

const readers = (files: readonly string[]) =>
  files.filter((file) => !DECLARATIONS.test(file) && BESIDE.test(readFileSync(file, 'utf8')));

test('nothing that makes a letter reaches habits of success or outside results', () => {
  const files = reached(STARTS);
  expect(files.length).toBeGreaterThan(20);
  expect(files).toContain('electron/host/class/class-day.ts');
  expect(readers(files)).toEqual([]);
});

test('the fence sees those that do', () => {
  expect(readers(reached(['electron/host/handlers/habits.ts']))).toContain(
    'electron/host/store/habit-store.ts',
  );
});
