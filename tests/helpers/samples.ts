import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Folder of real files by others; they are read where they lie and never kept here. GRADUS_SAMPLES
 * names it, else it is looked for beside the project. Null where there are none.
 */
export function samplesFolder(): string | null {
  const folder =
    process.env.GRADUS_SAMPLES ?? resolve(import.meta.dirname, '../../../shared/samples');
  return existsSync(join(folder, 'oneroster')) ? folder : null;
}
