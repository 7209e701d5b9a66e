import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/** The goal for what the window loads at start, gzipped, in bytes. */
const MAX_INITIAL_SCRIPT = 250_000;

/** Reads out/ and answers one sentence for everything that should not be there. */
export function checkOut(out: string): string[] {
  return [...checkPreload(out), ...checkMain(out), ...checkRenderer(out)];
}

const files = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(folder, name)).isFile(),
      )
    : [];

/** A sandboxed preload is one CommonJS file that requires `electron` alone. */
function checkPreload(out: string): string[] {
  const found = files(join(out, 'preload'));
  if (found.length !== 1 || found[0] !== 'index.cjs') {
    return [`out/preload holds ${found.join(', ') || 'nothing'} instead of index.cjs alone.`];
  }
  const code = readFileSync(join(out, 'preload/index.cjs'), 'utf8');
  const required = [...code.matchAll(/\brequire\(\s*["'`]([^"'`]*)["'`]\s*\)/g)].map((m) => m[1]);
  const foreign = required.filter((name) => name !== 'electron');
  const isDynamic = (code.match(/\brequire\(/g) ?? []).length !== required.length;
  return [
    ...foreign.map((name) => `The preload requires ${name}.`),
    ...(isDynamic || /\bimport\(/.test(code) ? ['The preload loads something at run time.'] : []),
  ];
}

/** Every entry with the one package that it may load besides Node's own. */
const ENTRIES = new Map([
  ['index.js', 'electron'],
  ['host.js', 'better-sqlite3'],
  ['cli.js', 'better-sqlite3'],
  ['serve.js', ''],
  ['import-worker.js', ''],
]);
const isBuiltin = (name: string): boolean =>
  name.startsWith('node:') || builtinModules.includes(name);

/** Main bundles import node:*, each other, and what their entry is for. */
function checkMain(out: string): string[] {
  const folder = join(out, 'main');
  const scripts = files(folder).filter((name) => name.endsWith('.js'));
  const imports = new Map(scripts.map((name) => [name, importsOf(join(folder, name), name)]));
  const problems: string[] = [];
  for (const [entry, allowed] of ENTRIES) {
    if (!imports.has(entry)) problems.push(`out/main/${entry} is missing.`);
    for (const name of reach(entry, imports)) {
      if (!isBuiltin(name) && name !== allowed) {
        problems.push(`out/main/${entry} loads ${name}, which it must not.`);
      }
    }
  }
  return problems;
}

function importsOf(path: string, name: string): string[] {
  const parsed = parseSync(name, readFileSync(path, 'utf8'));
  const fixed = parsed.module.staticImports.map((item) => item.moduleRequest.value);
  const exported = parsed.module.staticExports
    .flatMap((item) => item.entries.map((entry) => entry.moduleRequest?.value))
    .filter((value) => value !== undefined);
  const code = readFileSync(path, 'utf8');
  const dynamic = parsed.module.dynamicImports
    .map((item) => code.slice(item.moduleRequest.start, item.moduleRequest.end))
    .flatMap((text) => /^["'`]([^"'`]+)["'`]$/.exec(text)?.[1] ?? []);
  return [...fixed, ...exported, ...dynamic];
}

/** Names of packages that an entry loads, itself or through the chunks it shares. */
function reach(entry: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of imports.get(file) ?? []) {
      if (!name.startsWith('.')) packages.add(name);
      else visit(join(file, '..', name).replaceAll('\\', '/'));
    }
  };
  visit(entry);
  return packages;
}

/** The window: no inline code, nothing from elsewhere, small enough to start with. */
function checkRenderer(out: string): string[] {
  const folder = join(out, 'renderer');
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return ['out/renderer/index.html is missing.'];
  const html = readFileSync(page, 'utf8');
  const problems: string[] = [];
  if (/<script(?![^>]*\bsrc=)/.test(html)) problems.push('index.html holds an inline script.');
  if (/<style|\sstyle=|\son\w+=/.test(html))
    problems.push('index.html holds inline style or code.');
  if (/https?:\/\//.test(html)) problems.push('index.html names an address on the web.');
  for (const name of files(folder)) {
    const content = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.css') && /url\(\s*["']?(?:https?:|data:|\/\/)/.test(content)) {
      problems.push(`${name} loads something from outside its files.`);
    }
    if (name.endsWith('.js') && /\bnew Function\(|[^.\w]eval\(/.test(content)) {
      problems.push(`${name} makes code from text, which the policy forbids.`);
    }
    if (name.endsWith('.map')) problems.push(`${name} is a source map.`);
  }
  const size = initialScript(folder, html);
  if (size > MAX_INITIAL_SCRIPT) {
    problems.push(
      `The window loads ${Math.round(size / 1000)} kB of script at start (250 at most).`,
    );
  }
  return problems;
}

/** Gzipped bytes of the scripts that index.html loads, with what those import at once. */
function initialScript(folder: string, html: string): number {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path) || !existsSync(join(folder, path))) return;
    seen.add(path);
    const parsed = parseSync(path, readFileSync(join(folder, path), 'utf8'));
    for (const { moduleRequest } of parsed.module.staticImports) {
      visit(join(path, '..', moduleRequest.value).replaceAll('\\', '/'));
    }
  };
  for (const [, path] of html.matchAll(/<script[^>]*\bsrc="\.?\/?([^"]+)"/g)) visit(path ?? '');
  return [...seen].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length,
    0,
  );
}

if (import.meta.main) {
  const problems = checkOut(join(import.meta.dirname, '../out'));
  process.stdout.write(
    problems.length === 0 ? 'out/ holds what it should.\n' : `${problems.join('\n')}\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
