import { describe, expect, test } from 'vitest';
import { importViolations } from './import-table.ts';
import { importsIn, readSource, sourceFiles } from './read-imports.ts';

const files = sourceFiles('shared', 'electron', 'renderer');

describe('imports', () => {
  test('there are files to look at', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  test('every file keeps to the table', () => {
    const violations = files.flatMap((file) =>
      importViolations(file, importsIn(file, readSource(file))),
    );
    expect(violations).toEqual([]);
  });

  test.each([
    ['shared/domain/x.ts', "import * as v from 'valibot';"],
    ['shared/domain/x.ts', "import { x } from '../text/text.ts';"],
    ['shared/web/x.ts', "import { readFileSync } from 'node:fs';"],
    ['electron/host/handlers/x.ts', "import { sql } from 'kysely';"],
    ['electron/host/handlers/x.ts', "import { app } from 'electron';"],
    ['electron/host/store/x.ts', "import { grid } from '../handlers/grid.ts';"],
    ['electron/serve/x.ts', "import { createHost } from '#host/create-host.ts';"],
    ['electron/serve/x.ts', "export { createHost } from '../host/create-host.ts';"],
    ['electron/main/x.ts', "const host = await import('../host/create-host.ts');"],
    ['electron/shell/x.ts', "import { app } from 'electron';"],
    ['electron/preload/x.ts', "import { join } from 'node:path';"],
    ['renderer/ui/x.tsx', "import type { Host } from '#host/create-host.ts';"],
    ['renderer/ui/x.tsx', "import { Grid } from '../features/gradebook/class-grid.tsx';"],
    ['renderer/pictures/x.tsx', "import { go } from '../app/route.ts';"],
    ['renderer/print/x.tsx', "const shell = await import('../app/shell.tsx');"],
    ['renderer/grid/x.tsx', "import { Button } from '../ui/button.tsx';"],
    ['renderer/features/letters/x.tsx', "import { y } from '../gradebook/y.ts';"],
    ['renderer/app/x.tsx', "import lodash from 'lodash';"],
    ['elsewhere/x.ts', "import 'node:fs';"],
  ])('a deliberate violation is reported: %s, %s', (file, code) => {
    expect(importViolations(file, importsIn(file, code))).toHaveLength(1);
  });
});
