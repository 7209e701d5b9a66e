import type { Steps } from '../../steps.ts';
import { machineCsv } from './machine-csv.ts';
import {
  headingsOf,
  MANIFEST_FILES,
  PACKAGE_COLUMNS,
  type PackageFile,
  type PackageRows,
} from './oneroster-tables.ts';

/** A text that strict readers take: one line, at most 255 characters, whole ones. */
const longest = (text: string): string => [...text].slice(0, 255).join('');

/** So many lines are one step. */
const LINES = 200;

/** The files of a strict OneRoster 1.2 bulk package; a file without rows is not in it. */
export function* oneRosterFiles(rows: PackageRows): Steps<{ name: string; text: string }[]> {
  const present = (Object.keys(PACKAGE_COLUMNS) as PackageFile[]).filter(
    (file) => rows[file].length > 0,
  );
  const manifest = [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...MANIFEST_FILES.map((file) => [
      `file.${file}`,
      present.some((one) => one === file) ? 'bulk' : 'absent',
    ]),
    ['source.systemName', 'Gradus'],
  ];
  const files = [{ name: 'manifest.csv', text: machineCsv(['propertyName', 'value'], manifest) }];
  for (const file of present) {
    const headings = headingsOf(file);
    const parts = [machineCsv(headings, [])];
    const all: readonly Readonly<Record<string, string>>[] = rows[file];
    for (let at = 0; at < all.length; at += LINES) {
      const lines = all.slice(at, at + LINES).map((row) =>
        headings.map((heading) =>
          // A list of values has no end that may be cut off.
          heading === 'scoreScaleValue' ? (row[heading] ?? '') : longest(row[heading] ?? ''),
        ),
      );
      parts.push(machineCsv(null, lines));
      yield;
    }
    files.push({ name: `${file}.csv`, text: parts.join('') });
  }
  return files;
}

/** An id as the standard allows it: some characters, under 256 of them. */
export const isSourcedId = (text: string): boolean => /^[\w./@-]{1,255}$/.test(text);

/** A text as it can stand in a scale: what would break the list is taken out. */
export const scaleText = (text: string): string => text.replace(/[{}:,]/g, ' ').trim();

/** Values of a scale as one field: `{A:95},{B:85}`. */
export const scaleValues = (values: readonly (readonly [string, string | number])[]): string =>
  values.map(([left, right]) => `{${scaleText(left)}:${scaleText(String(right))}}`).join(',');
