import { withoutComments } from './purity.ts';

/** No file is longer than this. */
export const MAX_LINES = 400;

const VAGUE_NAME = /(^|\/)(utils?|helpers?|managers?|services?|misc|common)\.tsx?$/;

/** Sentences about one file that does not keep the manners of the house. */
export function badManners(file: string, code: string): string[] {
  const bare = withoutComments(code);
  const lines = code.split('\n').length;
  const found: string[] = [];
  // A migration is one schema, frozen with its release: it is not cut into pieces.
  const isMigration = file.includes('/migrations/');
  if (lines > MAX_LINES && !isMigration)
    found.push(`${file} has ${lines} lines (${MAX_LINES} at most).`);
  if (!/^[a-z0-9][a-z0-9.-]*\.tsx?$/.test(file.split('/').at(-1) ?? '')) {
    found.push(`${file} is not named in kebab-case.`);
  }
  if (VAGUE_NAME.test(file)) found.push(`${file} does not say what it does.`);
  if (/\bas any\b|:\s*any\b|<any>/.test(bare)) found.push(`${file} uses any.`);
  if (/@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/.test(code)) {
    found.push(`${file} silences a check.`);
  }
  if (/\b(TO[D]O|FIX[M]E|XX[X])\b/.test(code)) found.push(`${file} leaves something to do.`);
  if (/\b(test|it|describe)\.only\b/.test(bare)) found.push(`${file} runs only some tests.`);
  if (/^export default\b/m.test(bare) && !/\.config\.ts$/.test(file)) {
    found.push(`${file} has a default export.`);
  }
  if (/\bconsole\.\w+\(/.test(bare)) found.push(`${file} writes to the console.`);
  return found;
}
