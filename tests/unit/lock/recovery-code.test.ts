import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  looksLikeRecoveryCode,
  RECOVERY_BYTES,
  readRecoveryCode,
  recoveryCodeFrom,
} from '../../../electron/host/lock/recovery-code.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRTVWXYZ';

test('a code comes back as it was printed, however it is typed', () => {
  const code = recoveryCodeFrom(randomBytes(RECOVERY_BYTES));
  expect(code).toMatch(/^([0-9A-HJKMNPQRTV-Z]{5}-){5}[0-9A-HJKMNPQRTV-Z]{5}$/);
  const typed = code.toLowerCase().replaceAll('-', ' – ').replaceAll('1', 'l').replaceAll('5', 's');
  expect(readRecoveryCode(typed)).toBe(code);
});

test('every single wrong sign and every exchange of two neighbours is told by its group', () => {
  const code = recoveryCodeFrom(randomBytes(RECOVERY_BYTES));
  for (const [at, sign] of [...code].entries()) {
    if (sign === '-') continue;
    const why = `group ${Math.floor(at / 6) + 1} of 6 is mistyped`;
    for (const other of SIGNS) {
      if (other === sign) continue;
      const typed = code.slice(0, at) + other + code.slice(at + 1);
      expect(() => readRecoveryCode(typed)).toThrow(
        expect.objectContaining({
          trouble: expect.objectContaining({ params: expect.objectContaining({ why }) }),
        }),
      );
    }
    const next = code[at + 1] ?? '-';
    if (next === '-' || next === sign) continue;
    const typed = code.slice(0, at) + next + sign + code.slice(at + 2);
    expect(() => readRecoveryCode(typed)).toThrow('INVALID');
  }
});

test('words are no code', () => {
  expect(looksLikeRecoveryCode('acorn barley candle desert ember forest')).toBe(false);
  expect(looksLikeRecoveryCode(recoveryCodeFrom(randomBytes(RECOVERY_BYTES)))).toBe(true);
});
