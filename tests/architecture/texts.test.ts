import { expect, test } from 'vitest';
import { en } from '#shared/text/en.ts';
import { readSource, sourceFiles } from './read-imports.ts';

/** Keys that nobody says. What is put together as it is said counts by its beginning. */
function unsaid(keys: readonly string[], code: string): string[] {
  const whole = new Set(
    [...code.matchAll(/['"]([a-z][\w-]*\.[\w.-]*)['"]/g)].map(([, key]) => key),
  );
  const beginnings = [...code.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(([, start]) => start);
  const stems = new Set(keys.map((key) => key.replace(/_(one|other)$/, '')));
  return [...stems].filter(
    (key) => !whole.has(key) && !beginnings.some((start) => key.startsWith(start ?? key)),
  );
}

/** Lists of a conflict's values are said word by word, by a beginning that is itself a value. */
const BY_VALUE = /^value\./;

test('every text is said somewhere', () => {
  const files = sourceFiles('shared', 'electron', 'renderer', 'build').filter(
    (file) => !/^shared\/text\/(en|es)\b/.test(file),
  );
  const code = files.map(readSource).join('\n');
  const keys = Object.keys(en).filter((key) => !BY_VALUE.test(key));
  expect(unsaid(keys, code)).toEqual([]);
});

test('a text that nobody says is reported', () => {
  const code = `say('a.said'); say(\`b.\${kind}\`);`;
  expect(unsaid(['a.said', 'b.one', 'c.many_one', 'c.many_other'], code)).toEqual(['c.many']);
});
