import { plainHeading } from './columns.ts';
import type { CsvTable } from './csv-table.ts';
import type { ReadRequest } from './reading.ts';

/** What a person said of the headings of an earlier file. */
export interface SaidFields {
  readonly fields: Readonly<Record<string, string>>;
  /** Results stood across. */
  readonly hasColumns: boolean;
}

/** The request with what was said of an earlier file that had the same headings, if nothing is said now. */
export function withSaidBefore(request: ReadRequest, table: CsvTable): ReadRequest {
  if (Object.keys(request.fields).length > 0) return request;
  const upper = [table.headings, ...table.rows.slice(0, 10).map(({ cells }) => cells)].map(
    (cells) => new Set(cells.slice(0, 1000).map(plainHeading)),
  );
  const before = request.saidBefore?.find(({ fields }) => {
    const said = Object.values(fields).map(plainHeading);
    return upper.some((headings) => said.every((one) => one !== '' && headings.has(one)));
  });
  if (!before) return request;
  const hasColumns = request.hasColumns || before.hasColumns;
  return { ...request, fields: before.fields, hasColumns };
}
