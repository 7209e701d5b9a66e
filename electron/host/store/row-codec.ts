import type { Field } from '#shared/model/table.ts';
import type { Json } from '#shared/util/json.ts';

export type SqlValue = string | number | null;

/** Finds the other end of a link: id → key when writing, key → id when reading. */
export interface Links {
  keyOf(table: string, id: string): number;
  idOf(table: string, key: number): string;
}

/** A value of code as the file holds it. */
export function encode(field: Field, value: unknown, links: Links): SqlValue {
  if (value === null || value === undefined) return null;
  switch (field.kind) {
    case 'flag':
      return value ? 1 : 0;
    case 'json':
      return JSON.stringify(value);
    case 'ref':
      return links.keyOf(field.to ?? '', String(value));
    default:
      return value as SqlValue;
  }
}

/** A value of the file as code holds it. */
export function decode(field: Field, value: SqlValue, links: Links): Json {
  if (value === null) return null;
  switch (field.kind) {
    case 'flag':
      return value === 1;
    case 'json':
      return JSON.parse(String(value)) as Json;
    case 'ref':
      return links.idOf(field.to ?? '', Number(value));
    default:
      return value;
  }
}
