import { splitName } from '../../interchange/person-name.ts';
import { withoutZeros } from '../../interchange/school-id.ts';
import { say } from '../../say.ts';

/** How a row names its person; '' where it does not. */
interface Written {
  readonly schoolId: string;
  readonly email: string;
  readonly name: string;
}
interface Known {
  readonly schoolId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly called: string | null;
  readonly email: string | null;
}

/** Gathers what a person should look at before rows are taken, though each found its student. */
export interface Doubts {
  add(row: number, written: Written, student: Known | undefined): void;
  notes(): string[];
}

/** More rows are counted, not named. */
const MOST_NAMED = 20;

/** Nothing is gathered yet. */
export function createDoubts(): Doubts {
  const zeros = new Set<string>();
  const rows: number[] = [];
  return {
    add(row, written, student) {
      if (!student) return;
      if (hasLostZeros(written.schoolId, student.schoolId ?? '')) zeros.add(written.schoolId);
      if (isFoundById(written, student) && isOther(written, student)) rows.push(row);
    },
    notes() {
      const ordered = [...rows].sort((a, b) => a - b);
      const named = ordered.slice(0, MOST_NAMED).join(', ');
      const listed = rows.length > MOST_NAMED ? `${named} …` : named;
      return [
        ...(zeros.size > 0 ? [say('interchange.note.zeros', { count: zeros.size })] : []),
        ...(rows.length > 0
          ? [say('interchange.note.id-over-name', { count: rows.length, rows: listed })]
          : []),
      ];
    },
  };
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

/** One id is the other without its leading zeros. */
const hasLostZeros = (a: string, b: string): boolean =>
  a !== b && isNumber(a) && isNumber(b) && withoutZeros(a) === withoutZeros(b);

const isFoundById = ({ schoolId }: Written, student: Known): boolean =>
  schoolId !== '' &&
  (schoolId === student.schoolId || hasLostZeros(schoolId, student.schoolId ?? ''));

const isOther = (written: Written, student: Known): boolean => {
  const email = student.email ?? '';
  if (written.email !== '' && email !== '' && lower(written.email) !== lower(email)) return true;
  return written.name !== '' && isOtherName(written.name, student);
};

const lower = (text: string): string => text.toLocaleLowerCase('en');
const wordsOf = (text: string): string[] =>
  lower(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Short forms and initials are the same name: `B.` is Ben, `Dinah` is Di. */
function isOtherName(name: string, { givenName, familyName, called }: Known): boolean {
  // A column of names may hold ids as well.
  if (!/\p{L}/u.test(name)) return false;
  const written = wordsOf(name);
  const begins = (own: readonly string[]) =>
    own.length === 0 ||
    written.some((word) => own.some((one) => one.startsWith(word) || word.startsWith(one)));
  if (splitName(name).familyName === '') {
    return !begins(wordsOf(`${givenName} ${called ?? ''} ${familyName}`));
  }
  return !begins(wordsOf(familyName)) || !begins(wordsOf(`${givenName} ${called ?? ''}`));
}
