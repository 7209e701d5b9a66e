import { TroubleError } from '#shared/contract/errors.ts';
import { readCsv } from './csv-table.ts';
import { decode, type Encoding } from './decode.ts';
import { listName, ROSTER_FILES, type RosterFile } from './oneroster-files.ts';
import type { Stages } from './oneroster-stages.ts';
import type { NamedBytes } from './reading.ts';

/** Properties in lower case with their values; null without a manifest (version 1.0). */
export function readManifest(
  source: NamedBytes | undefined,
  encoding: Encoding | null,
  stages: Stages,
): Map<string, string> | null {
  if (!source) return null;
  const properties = new Map<string, string>();
  try {
    const { text } = decode(source.name, source.bytes, encoding);
    const table = readCsv(source.name, text, null, stages.manifest);
    for (const { cells } of [{ cells: table.headings }, ...table.rows]) {
      // The standard prints stars at new rows; some writers copied them.
      const property = (cells[0] ?? '').replace('*', '').toLowerCase();
      if (property !== '' && property !== 'propertyname') {
        properties.set(property, cells[1] ?? '');
      }
    }
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error;
    stages.manifest.add(source.name, {}, 'interchange.rule.manifest-unreadable');
  }
  const version = properties.get('oneroster.version') ?? '';
  if (!/^1\.[0-2](\.\d)?$/.test(version)) {
    stages.manifest.add(
      source.name,
      { column: 'oneroster.version', value: version || null },
      'interchange.rule.version',
    );
  }
  for (const name of ROSTER_FILES) {
    const mode = properties.get(`file.${name}`.toLowerCase());
    if (mode === undefined || /^(bulk|delta|absent)$/i.test(mode)) continue;
    stages.manifest.add(
      source.name,
      { column: `file.${name}`, value: mode || null },
      'interchange.rule.mode',
    );
  }
  return properties;
}

/** When manifest and data disagree, the data wins; it is said all the same. */
export function checkModes(
  manifest: Map<string, string> | null,
  present: readonly RosterFile[],
  stages: Stages,
): void {
  if (!manifest) return;
  for (const name of ROSTER_FILES) {
    const mode = manifest.get(`file.${name}`.toLowerCase())?.toLowerCase() ?? '';
    const place = { column: `file.${name}`, value: mode };
    const file = 'manifest.csv';
    if (mode === 'absent' && present.includes(name)) {
      stages.manifest.add(file, place, 'interchange.rule.not-absent', { name: listName(name) });
    } else if ((mode === 'bulk' || mode === 'delta') && !present.includes(name)) {
      stages.manifest.add(file, place, 'interchange.rule.is-absent', { name: listName(name) });
    }
  }
}
