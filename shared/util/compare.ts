/** Orders by code unit, the same on every machine; for ids, dates and stamps, never for names. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
