/** Where a field lies in a text, its quotes included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The fields of a comma-separated text, line by line; quotes may hold commas and line ends. */
export function fieldSpans(text: string): Span[][] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let start = 0;
  let isQuoted = false;
  const endField = (end: number) => line.push({ start, end });
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
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
