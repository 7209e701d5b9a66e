import { fieldSpans, type Span } from './field-spans.ts';

/** A PowerTeacher Pro score template, of which only the cells of its Score column may change. */
export interface ScoreTemplate {
  /** What stands at a label above the heading row, such as `Score Type`. */
  about(label: string): string;
  readonly students: readonly {
    readonly row: number;
    readonly number: string;
    readonly name: string;
    readonly score: string;
  }[];
  /** The template with scores by row number; every other byte stays. */
  filled(scores: ReadonlyMap<number, string>): Buffer;
}

const plain = (text: string): string => text.replace(/[\s_:.]+/g, '').toLowerCase();

/** Reads a template; null when it has no row of headings with student number and score. */
export function readScoreTemplate(bytes: Buffer): ScoreTemplate | null {
  // One character a byte: what is not understood comes back as it was.
  const raw = bytes.toString('latin1');
  const lines = fieldSpans(raw);
  const textOf = (span: Span | undefined): string => {
    if (!span) return '';
    const cell = Buffer.from(raw.slice(span.start, span.end), 'latin1').toString('utf8');
    const text = cell.replace(/^\uFEFF/, '').trim();
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
  };
  const at = lines.findIndex((line) => {
    const headings = line.map((span) => plain(textOf(span)));
    return headings.some((one) => /^student(num|number)$/.test(one)) && headings.includes('score');
  });
  const headings = (lines[at] ?? []).map((span) => plain(textOf(span)));
  const number = headings.findIndex((one) => /^student(num|number)$/.test(one));
  const score = headings.indexOf('score');
  if (at < 0 || number < 0 || score < 0) return null;
  const name = headings.indexOf('studentname');
  const body = lines.slice(at + 1).map((line, i) => ({ line, row: at + 2 + i }));
  return {
    about(label) {
      const line = lines.slice(0, at).find(([first]) => plain(textOf(first)) === plain(label));
      return textOf(line?.[1]);
    },
    students: body.flatMap(({ line, row }) =>
      textOf(line[number]) === ''
        ? []
        : [
            {
              row,
              number: textOf(line[number]),
              name: textOf(line[name]),
              score: textOf(line[score]),
            },
          ],
    ),
    filled(scores) {
      const parts: string[] = [];
      let done = 0;
      for (const { line, row } of body) {
        const value = scores.get(row);
        const cell = line[score];
        const end = line.at(-1)?.end ?? 0;
        if (value === undefined) continue;
        // A row that stops short gets the commas that lead to its score.
        const missing = ','.repeat(Math.max(0, score - line.length + 1));
        parts.push(raw.slice(done, cell?.start ?? end), missing, quoted(value));
        done = cell?.end ?? end;
      }
      return Buffer.from(parts.join('') + raw.slice(done), 'latin1');
    },
  };
}

/** The value in the bytes of UTF-8, quoted where it must be. */
const quoted = (value: string): string => {
  const cell = /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return Buffer.from(cell, 'utf8').toString('latin1');
};
