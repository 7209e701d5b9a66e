/** One attempt in the evidence log. */
export interface LogRow {
  readonly student: string;
  readonly objective: string;
  readonly level: number;
}

export interface SpreadsheetData {
  readonly students: readonly string[];
  readonly objectives: readonly string[];
  readonly log: readonly LogRow[];
  /** From this number on an objective is mastered. */
  readonly threshold: number;
  /** Letters with their lower bounds in percent, best first; the last is 0. */
  readonly bounds: readonly { readonly letter: string; readonly from: number }[];
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>';
const FOOT = '</office:spreadsheet></office:body></office:document>\n';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const word = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
const number = (value: number): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"/>`;
/** Without a value of its own a formula is worked out when the file is opened. */
const formula = (text: string): string =>
  `<table:table-cell table:formula="of:=${escaped(text)}"/>`;
const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.join('')}</table:table-row>`;
const sheet = (name: string, rows: readonly string[]): string =>
  `<table:table table:name="${name}">${rows.join('\n')}</table:table>`;

/** `A`, `B` … `Z`, `AA`: the name of a column, counted from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}

/**
 * A teacher's evidence log as a spreadsheet would keep it: one row per attempt, a grid that looks
 * every cell up, a letter for every student. `isWorking` false leaves the formulas out, so that
 * opening and saving can be told from calculating.
 */
export function spreadsheetFile(data: SpreadsheetData, isWorking: boolean): string {
  const { students, objectives, log, threshold, bounds } = data;
  const lastRow = log.length + 1;
  const lastColumn = columnName(objectives.length);
  const cell = (text: string): string => (isWorking ? formula(text) : number(0));
  const letter = bounds.reduceRight(
    (otherwise, bound) =>
      otherwise === ''
        ? `"${bound.letter}"`
        : `IF([.B#]>=${bound.from};"${bound.letter}";${otherwise})`,
    '',
  );
  const letters = students.map((student, i) => {
    const percent = `ROUND(100*COUNTIF([Grid.B${i + 2}:.${lastColumn}${i + 2}];">0")/${objectives.length};2)`;
    return row(word(student), cell(percent), cell(letter.replaceAll('#', String(i + 2))));
  });
  const grid = students.map((student, i) =>
    row(
      word(student),
      ...objectives.map((_, n) =>
        cell(
          `COUNTIFS([Log.$A$2:.$A$${lastRow}];[.$A${i + 2}];[Log.$B$2:.$B$${lastRow}];[.${columnName(n + 1)}$1];[Log.$C$2:.$C$${lastRow}];">=${threshold}")`,
        ),
      ),
    ),
  );
  return [
    HEAD,
    sheet('Letters', [row(word('Student'), word('Percent'), word('Letter')), ...letters]),
    sheet('Grid', [row(word(''), ...objectives.map(word)), ...grid]),
    sheet('Log', [
      row(word('Student'), word('Objective'), word('Level')),
      ...log.map((one) => row(word(one.student), word(one.objective), number(one.level))),
    ]),
    FOOT,
  ].join('\n');
}
