/** Sets rows as aligned columns for a terminal: numbers to the right, texts to the left. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
  const isNumeric = headings.map(
    (_, column) =>
      rows.length > 0 &&
      rows.every((row) => typeof row[column] === 'number' || row[column] === null),
  );
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  const line = (row: readonly string[]): string =>
    headings
      .map((_, column) => {
        const text = row[column] ?? '';
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length));
        return isNumeric[column] ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(headings), ...cells.map(line)].join('\n');
}
