import type { Steps } from '../../steps.ts';
import type { Cell } from '../write-csv.ts';
import { zipBytes } from './zip-bytes.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/package/2006/relationships`;
const KIND = `${OFFICE}/officeDocument/2006/relationships`;
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters that XML 1.0 cannot hold, and halves of characters. */
const UNSPEAKABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string): string =>
  text
    .replace(UNSPEAKABLE, '\uFFFD')
    // A spreadsheet reads _x0041_ as the character of that number; its first line is written so.
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A bare one would be read as a line feed.
    .replaceAll('\r', '&#13;');

/** A, B, … Z, AA, … */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** A cell; texts are texts there and never run, whatever they begin with. */
function cellXml(cell: Cell, ref: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  const text = typeof cell === 'boolean' ? (cell ? 'yes' : '') : cell;
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** The rows of a sheet as a workbook holds them, the headings first. */
export function* sheetXml(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Steps<string> {
  const lines: string[] = [];
  for (const [y, row] of [headings, ...rows].entries()) {
    const cells = row.map((cell, x) => cellXml(cell, `${columnName(x)}${y + 1}`)).join('');
    lines.push(`<row r="${y + 1}">${cells}</row>`);
    yield { done: y, total: rows.length };
  }
  return lines.join('');
}

/** A workbook of one sheet whose first row stays in sight. */
export async function xlsxBytes(name: string, sheetRows: string, at: number): Promise<Buffer> {
  // A sheet's name has at most 31 characters and none of these.
  const sheet = escaped(
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet',
  );
  const part = (text: string) => XML + text;
  return zipBytes(
    [
      {
        name: '[Content_Types].xml',
        text: part(
          `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
        ),
      },
      {
        name: '_rels/.rels',
        text: part(
          `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
        ),
      },
      {
        name: 'xl/workbook.xml',
        text: part(
          `<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        text: part(
          `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${KIND}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        ),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        text: part(
          `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${sheetRows}</sheetData></worksheet>`,
        ),
      },
    ],
    at,
  );
}
