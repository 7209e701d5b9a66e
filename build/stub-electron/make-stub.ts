import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By these bytes the fuses are found in Electron's program; then version, count and one byte each. */
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As many as Electron has now; each byte is '0' (off), '1' (on) or 'r' (removed). */
const FUSES_AS_SHIPPED = '100100001';

/**
 * Makes a folder that looks to the packager like an unpacked Electron for Linux, without any
 * download: the program is a placeholder, but it carries a fuse wire, so that what the packager
 * does with the fuses can be read back.
 */
export function makeStubElectron(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const wire = Buffer.concat([
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([1, FUSES_AS_SHIPPED.length]),
    Buffer.from(FUSES_AS_SHIPPED),
  ]);
  const program = Buffer.concat([Buffer.from('stub of electron\n'), wire, Buffer.from('\n')]);
  writeFileSync(join(folder, 'electron'), program);
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['en-US.pak', 'es.pak', 'de.pak']) {
    writeFileSync(join(folder, 'locales', name), '');
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox']) {
    writeFileSync(join(folder, name), '');
  }
}
