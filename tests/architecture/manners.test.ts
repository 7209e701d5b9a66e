import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { badManners, MAX_LINES } from './manners.ts';
import { ROOT, readSource, sourceFiles } from './read-imports.ts';

describe('the manners of the house', () => {
  test('every file keeps them', () => {
    const files = sourceFiles('shared', 'electron', 'renderer', 'build', 'tests').filter(
      // These name what they forbid.
      (file) => !file.startsWith('tests/architecture/'),
    );
    expect(files.flatMap((file) => badManners(file, readSource(file)))).toEqual([]);
  });

  test.each([
    ['shared/x.ts', 'x\n'.repeat(MAX_LINES + 1)],
    ['shared/BigName.ts', ''],
    ['shared/utils.ts', ''],
    ['shared/x.ts', 'const x = y as any;'],
    ['shared/x.ts', '// @ts-ignore\nx();'],
    ['shared/x.ts', `// TO${'DO'}: later`],
    ['tests/x.test.ts', "test.only('x', run);"],
    ['shared/x.ts', 'export default 1;'],
    ['electron/x.ts', "console.log('x');"],
  ])('a deliberate slip is reported: %s', (file, code) => {
    expect(badManners(file, code)).toHaveLength(1);
  });

  test('door-plates are short enough to be read', () => {
    for (const folder of ['shared', 'electron', 'renderer', 'tests', 'build']) {
      const path = join(ROOT, folder, 'README.md');
      expect([folder, existsSync(path)]).toEqual([folder, true]);
      expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThanOrEqual(90);
    }
  });
});
