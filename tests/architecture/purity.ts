/** What the pure core may not do, with the advice that the report gives. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\)/, 'reads the clock: pass the time in'],
  [/\bnew Date\b|\bDate\.(parse|UTC)\b/, 'uses Date, which knows a time zone: use day numbers'],
  [/\bMath\.random\b|\bcrypto\b/, 'is random: pass ids in'],
  [/\bsetTimeout\b|\bsetInterval\b|\bperformance\b/, 'waits or measures: the core has no clock'],
  [/\.toLocale[A-Z]\w*\(|\.localeCompare\(|\bIntl\b/, 'knows a locale: order and format outside'],
  [/\bprocess\b\s*[.[]|\bglobalThis\b|\bfetch\(|\brequire\(/, 'reaches outside of its input'],
  [/\basync\b|\bawait\b|\bPromise\b/, 'is asynchronous: the core only computes'],
  [/^(export )?let\b/m, 'keeps state between calls'],
];

/** Sentences about what makes a file of shared/domain or shared/sync impure. */
export function impurities(file: string, code: string): string[] {
  const bare = withoutComments(code);
  return FORBIDDEN.filter(([pattern]) => pattern.test(bare)).map(
    ([, advice]) => `${file} ${advice}.`,
  );
}

/** The code without comments and without what stands in quotes. */
export function withoutComments(code: string): string {
  return code.replace(
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (found) => (found.startsWith('/') ? ' ' : "''"),
  );
}
