import { invalid } from '../found.ts';

/** Digits and letters that are not taken for one another; a prime number of them. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRTVWXYZ';
const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', U: 'V' };

const GROUPS = 6;
/** Signs of a group that are drawn; one more stands for all of them. */
const DRAWN = 4;

/** So many random bytes a code is made of: 118 bits of them stay. */
export const RECOVERY_BYTES = 4 * GROUPS * DRAWN;

/**
 * The last sign of a group: with a prime number of signs and weights that differ, one wrong sign or
 * two exchanged ones never leave it as it was. The group's place counts too.
 */
const checkSign = (numbers: readonly number[], group: number): string =>
  SIGNS[numbers.reduce((sum, n, i) => sum + n * (i + 1), group + 1) % SIGNS.length] ?? '';

/** A code that is printed once: six groups of five, each with a sign that tells a slip of the pen. */
export function recoveryCodeFrom(random: Uint8Array): string {
  const view = new DataView(random.buffer, random.byteOffset, random.byteLength);
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const numbers = Array.from(
      { length: DRAWN },
      (_, i) => view.getUint32(4 * (group * DRAWN + i)) % SIGNS.length,
    );
    return numbers.map((n) => SIGNS[n]).join('') + checkSign(numbers, group);
  });
  return groups.join('-');
}

/** True for what was meant as a code: so many signs in groups. Words of a passphrase are none. */
export function looksLikeRecoveryCode(typed: string): boolean {
  const signs = bare(typed);
  return signs.length === GROUPS * (DRAWN + 1) && /\d/.test(signs) && !/[^0-9A-Z]/.test(signs);
}

/** The code as it was printed. Throws TroubleError INVALID, naming the group that was mistyped. */
export function readRecoveryCode(typed: string): string {
  const signs = [...bare(typed)].map((sign) => TAKEN_FOR[sign] ?? sign);
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const part = signs.slice(group * (DRAWN + 1), (group + 1) * (DRAWN + 1));
    const numbers = part.slice(0, DRAWN).map((sign) => SIGNS.indexOf(sign));
    const isWhole = numbers.length === DRAWN && !numbers.includes(-1);
    if (!isWhole || part[DRAWN] !== checkSign(numbers, group)) {
      throw invalid('Recovery code', part.join(''), 'why.code-group', {
        group: group + 1,
        groups: GROUPS,
      });
    }
    return part.join('');
  });
  return groups.join('-');
}

const bare = (typed: string): string => typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '');
