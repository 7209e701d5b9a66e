/** A sentence of the host, which writes days as 2026-11-10, with its days as people here write them. */
export const withDaysInWords = (sentence: string, day: (date: string) => string): string =>
  sentence.replace(/\b\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g, day);
