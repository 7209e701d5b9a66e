/** Where a field lies in a text, its quotes included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What may stand before the quote that opens a field: blanks, or a byte order mark as bytes. */
const LEADS = /^(?:\xef\xbb\xbf|\ufeff)?[ \t]*$/;

/** The fields of a comma-separated text, line by line; quotes may hold commas and line ends. */
export function fieldSpans(text: string): Span[][] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let start = 0;
  let isQuoted = false;
  const endField = (end: number) => line.push({ start, end });
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      // Only at its beginning does a quote open a field; inside, two of them are one.
      if (!isQuoted) isQuoted = LEADS.test(text.slice(start, at));
      else if (text[at + 1] === '"') at += 1;
      else isQuoted = false;
      continue;
    }
    if (isQuoted) continue;
    if (sign === ',') {
      endField(at);
      start = at + 1;
    } else if (sign === '\n' || sign === '\r') {
      endField(at);
      lines.push(line);
      line = [];
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      start = at + 1;
    }
  }
  if (start < text.length || line.length > 0) {
    endField(text.length);
    lines.push(line);
  }
  return lines;
}
