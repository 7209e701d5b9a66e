import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { parseSync } from 'vite';

export const ROOT = join(import.meta.dirname, '../..');

/** Every TypeScript file below some folders of the repository, as repository paths. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

export const readSource = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/**
 * What a file imports, as repository paths (`shared/…`) or package names (`node:fs`, `react`):
 * static, type-only, re-exported and dynamic.
 */
export function importsIn(file: string, code: string): string[] {
  const { module } = parseSync(file, code);
  const dynamic = module.dynamicImports.map((item) =>
    code.slice(item.moduleRequest.start + 1, item.moduleRequest.end - 1),
  );
  const specifiers = [
    ...module.staticImports.map((item) => item.moduleRequest.value),
    ...module.staticExports.flatMap((item) =>
      item.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...dynamic,
  ];
  return [...new Set(specifiers)].map((specifier) => resolved(file, specifier));
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith('#shared/')) return specifier.replace('#shared/', 'shared/');
  if (specifier.startsWith('#host/')) return specifier.replace('#host/', 'electron/host/');
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(file), specifier));
  return packageName(specifier);
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:*';
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
