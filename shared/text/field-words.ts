import { fields } from './en/fields.ts';
import type { Say } from './text.ts';

type Key = keyof typeof fields;
const isKey = (key: string): key is Key => Object.hasOwn(fields, key);

/** A field as people call it; one of a newer Gradus is called by its own name. */
export function fieldWords(say: Say, entity: string, field: string): string {
  const own = `field.${entity}.${field}`;
  if (isKey(own)) return say(own);
  const common = `field.${field}`;
  return isKey(common) ? say(common) : field;
}

/** What a row of a table is. */
export function rowWords(say: Say, entity: string): string {
  const key = `row.${entity}`;
  return isKey(key) ? say(key) : entity;
}

/** True where a word of its own is kept for a table, or for a field of it. */
export const hasWords = (entity: string, field?: string): boolean =>
  field === undefined
    ? isKey(`row.${entity}`)
    : isKey(`field.${entity}.${field}`) || isKey(`field.${field}`);
