export type Separator = ',' | ';' | '\t';

/** In the order in which a tie is decided: commas stand in ordinary text, tabs never do. */
const SEPARATORS: readonly Separator[] = ['\t', ';', ','];
const LINES_LOOKED_AT = 30;

/**
 * The separator that cuts the first lines into equally many cells as the headings. One column
 * only: a comma, which then cuts nothing.
 */
export function guessSeparator(text: string): Separator {
  const lines = firstLines(text);
  const headings = lines[0];
  if (headings === undefined) return ',';
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const expected = cuts(headings, separator);
    if (expected === 0) continue;
    const alike = lines.filter((line) => cuts(line, separator) === expected).length;
    const score = alike / lines.length + expected / 1000;
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

const cuts = (line: string, separator: Separator): number => line.split(separator).length - 1;

/** The first written lines without what stands in quotation marks. */
function firstLines(text: string): string[] {
  return text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
}
