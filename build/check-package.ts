import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FUSE_SENTINEL } from './stub-electron/make-stub.ts';

interface Asar {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractFile(archive: string, path: string): Buffer;
}

const ENTRIES = [
  'package.json',
  'out/main/index.js',
  'out/main/host.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** What may lie in the archive, besides the prebuilt binary of the target. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/[A-Za-z-]+\.js$/,
  /^out\/main\/chunks\/[^/]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index\.html|layers\.css)$/,
  /^out\/renderer\/assets\/[^/]+\.(js|css|woff2|svg|png)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/[^.]+\.js$/,
  /^node_modules\/better-sqlite3\/lib\/methods\/[^.]+\.js$/,
];

/** The fuses as they must stand in the packed program, by their place on the wire. */
const FUSES: readonly (readonly [string, '0' | '1'])[] = [
  ['runAsNode', '0'],
  ['cookieEncryption', '1'],
  ['nodeOptions', '0'],
  ['nodeCliInspect', '0'],
  ['embeddedAsarIntegrity', '1'],
  ['onlyLoadAppFromAsar', '1'],
];

/** Reads a packed app and answers one sentence for everything that is wrong with it. */
export function checkPackage(folder: string, target: string): string[] {
  const archive = join(folder, 'resources/app.asar');
  if (!existsSync(archive)) return [`${archive} is missing.`];
  const asar = createRequire(import.meta.url)('@electron/asar') as Asar;
  const binary = `node_modules/better-sqlite3/prebuilds/${target}.node`;
  const listed = asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    // Folders have no ending; every file of ours has one, but for the licence.
    .filter((path) => /\.[a-z0-9]+$/.test(path) || path.endsWith('LICENSE'));
  const foreign = listed.filter(
    (path) => path !== binary && !ALLOWED.some((pattern) => pattern.test(path)),
  );
  const unpacked = filesBelow(join(folder, 'resources/app.asar.unpacked'));
  return [
    ...ENTRIES.filter((path) => !listed.includes(path)).map((path) => `${path} is not packed.`),
    ...foreign.map((path) => `${path} does not belong into the package.`),
    ...(unpacked.length === 1 && unpacked[0] === binary
      ? []
      : [`Unpacked is ${unpacked.join(', ') || 'nothing'} instead of ${binary} alone.`]),
    ...checkManifest(asar.extractFile(archive, 'package.json').toString('utf8')),
    ...checkFuses(folder),
  ];
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'));
}

function checkManifest(text: string): string[] {
  const manifest = JSON.parse(text) as { main?: string; type?: string; imports?: unknown };
  return manifest.main === 'out/main/index.js' && manifest.type === 'module'
    ? []
    : ['The packed package.json names another entry.'];
}

function checkFuses(folder: string): string[] {
  const program = ['gradus', 'Gradus.exe', 'Gradus'].find((name) => existsSync(join(folder, name)));
  if (program === undefined) return ['There is no program beside the archive.'];
  const bytes = readFileSync(join(folder, program));
  const at = bytes.indexOf(FUSE_SENTINEL);
  if (at < 0) return ['The program carries no fuses.'];
  const wire = bytes.subarray(at + FUSE_SENTINEL.length + 2).toString('latin1');
  return FUSES.filter(([, state], place) => wire[place] !== state).map(
    ([name, state]) => `Fuse ${name} is not ${state === '1' ? 'on' : 'off'}.`,
  );
}
