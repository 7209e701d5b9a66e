import { describe, expect, test } from 'vitest';
import { impurities } from './purity.ts';
import { readSource, sourceFiles } from './read-imports.ts';

describe('the pure core', () => {
  test('has no clock, randomness, locale, input or output', () => {
    const files = sourceFiles('shared/domain', 'shared/sync');
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((file) => impurities(file, readSource(file)))).toEqual([]);
  });

  test.each([
    'const t = Date.now();',
    'const d = new Date(millis);',
    'const n = Math.random();',
    'const id = crypto.randomUUID();',
    'names.sort((a, b) => a.localeCompare(b));',
    'const home = process.env.HOME;',
    'export const load = async () => 1;',
    'let counter = 0;',
    'setTimeout(run, 10);',
  ])('a deliberate impurity is reported: %s', (code) => {
    expect(impurities('shared/domain/x.ts', code).length).toBeGreaterThan(0);
  });

  test('words in comments and texts are no impurity', () => {
    const code = "// Date.now() is not used\nconst text = 'await the process.';\n/* let x */";
    expect(impurities('shared/domain/x.ts', code)).toEqual([]);
  });
});
