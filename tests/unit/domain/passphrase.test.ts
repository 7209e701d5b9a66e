import { expect, test } from 'vitest';
import { PASSPHRASE_WORDS, passphraseFrom } from '#shared/domain/passphrase.ts';

test('every one of 512 words comes from random bytes, each as often as any other', () => {
  const times = new Map<string, number>();
  for (let n = 0; n < 65_536; n += 1) {
    const word = passphraseFrom(Uint8Array.of(n >> 8, n & 255));
    times.set(word, (times.get(word) ?? 0) + 1);
  }
  expect(times.size).toBe(512);
  expect(new Set(times.values())).toEqual(new Set([128]));
  for (const word of times.keys()) expect(word).toMatch(/^[a-z]{3,8}$/);
});

test('a passphrase has its words with one space between', () => {
  const bytes = new Uint8Array(PASSPHRASE_WORDS * 2).map((_, i) => i * 7);
  expect(passphraseFrom(bytes)).toMatch(/^([a-z]+ ){5}[a-z]+$/);
});
