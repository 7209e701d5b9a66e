import { createWriteStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

/** Packs the files of a folder at the root of a new zip; resolves with the zip's path. */
export async function zipFolder(folder: string, zip: string): Promise<string> {
  const file = new yazl.ZipFile();
  for (const name of readdirSync(folder)) file.addFile(join(folder, name), name);
  file.end();
  const out = createWriteStream(zip);
  file.outputStream.pipe(out);
  await finished(out);
  return zip;
}
