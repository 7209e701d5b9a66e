import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CSP, STYLE_HASHES } from '#shared/web/csp.ts';

const root = join(import.meta.dirname, '../../..');
const library = (file: string): string =>
  readFileSync(join(root, 'node_modules/react-aria/dist/private', file), 'utf8');

/** The style text that a file of the component library writes, its one variable filled in. */
function styleText(source: string): string {
  const text = /style\.textContent = `([\s\S]*?)`\.trim\(\)/.exec(source)?.[1];
  if (text === undefined) throw new Error('The library no longer writes this style');
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
  return text.replace(/\$\{[^}]+\}/, attribute).trim();
}

test('the policy allows exactly the two style texts that the installed library writes', () => {
  const texts = ['overlays/usePreventScroll.mjs', 'interactions/usePress.mjs'].map((file) =>
    styleText(library(file)),
  );
  const hashes = texts.map(
    (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
  );
  expect([...STYLE_HASHES].sort()).toEqual(hashes.sort());
});

test('the policy allows nothing inline and nothing from elsewhere', () => {
  const rules = new Map(
    CSP.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources] as const;
    }),
  );
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.get('script-src')).toEqual(["'self'"]);
  const allowed = [...rules.values()].flat();
  expect(allowed.filter((source) => !/^'(self|none|sha256-.+)'$/.test(source))).toEqual([]);
});
