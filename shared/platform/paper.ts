/** The sizes of paper that schools print on. */
export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** Countries whose printers hold Letter; everybody else's hold A4. */
const LETTER_REGIONS: ReadonlySet<string> = new Set(
  'US CA MX PR GU VI AS MP PH CL CO VE CR GT HN NI PA SV DO BZ'.split(' '),
);

/** The paper of a locale such as `en-US`; a language alone means where most of its readers are. */
export function paperOf(locale: string): Paper {
  try {
    return LETTER_REGIONS.has(new Intl.Locale(locale).maximize().region ?? '') ? 'letter' : 'a4';
  } catch {
    return 'a4';
  }
}
