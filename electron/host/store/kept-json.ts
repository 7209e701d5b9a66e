import type { Json } from '#shared/util/json.ts';

/** The value of a column that holds one as text. */
export const keptJson = (text: string | null): Json =>
  text === null ? null : (JSON.parse(text) as Json);
