import type { HandIn } from './rule.ts';

/** Why a rule cannot be used: where in it, and the reason as the end of a sentence. */
export interface RuleObjection {
  /** Path of the member, as `bounds.2.from`; empty: the rule as a whole. */
  readonly field: string;
  readonly why: string;
}

/** Reads members of data from outside and collects what is wrong with them. */
export interface FieldReader {
  readonly objections: RuleObjection[];
  object(field: string, value: unknown, members: readonly string[]): Record<string, unknown>;
  /** Answers the usual value where the member is absent. */
  number(field: string, value: unknown, usual: number | null, range: Range): number;
  oneOf<T extends string>(field: string, value: unknown, usual: T | null, list: readonly T[]): T;
  flag(field: string, value: unknown, usual: boolean): boolean;
  list(field: string, value: unknown, what: string): readonly unknown[];
  name(field: string, value: unknown, what: string): string;
  letter(field: string, value: unknown): string;
  handIn(field: string, value: unknown, usual: HandIn): HandIn;
  refuse(field: string, why: string): void;
}

interface Range {
  readonly from?: number;
  readonly to?: number;
  readonly whole?: boolean;
}

/** What a receiver's table can hold: no sign that a spreadsheet or a web page would act upon. */
const LETTER = /^[\p{L}\p{N}](?:[\p{L}\p{N} +*/-]{0,8}[\p{L}\p{N}+*-])?$/u;
const CODE = /^[\p{L}\p{N}](?:[\p{L}\p{N} +*/-]{0,18}[\p{L}\p{N}+*-])?$/u;
const LONGEST_NAME = 500;

/** Members of an object from outside as pairs of its own; names like `__proto__` stay harmless. */
export const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** A reader with an empty list of objections. */
export function createFieldReader(): FieldReader {
  const objections: RuleObjection[] = [];
  const refuse = (field: string, why: string): void => {
    objections.push({ field, why });
  };
  const reader: FieldReader = {
    objections,
    refuse,
    object(field, value, members) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        refuse(field, 'it is an object with members in braces');
        return {};
      }
      for (const [member] of membersOf(value)) {
        if (!members.includes(member)) {
          refuse(field === '' ? member : `${field}.${member}`, memberWhy(members));
        }
      }
      return Object.fromEntries(membersOf(value));
    },
    number(field, value, usual, range) {
      if (value === undefined && usual !== null) return usual;
      const { from = -Infinity, to = Infinity, whole = false } = range;
      const isGood =
        typeof value === 'number' &&
        Number.isFinite(value) &&
        value >= from &&
        value <= to &&
        (!whole || Number.isInteger(value));
      if (isGood) return value;
      refuse(field, value === undefined ? `it is missing; ${rangeWhy(range)}` : rangeWhy(range));
      return usual ?? Number.NaN;
    },
    oneOf(field, value, usual, list) {
      if (value === undefined && usual !== null) return usual;
      const found = list.find((member) => member === value);
      if (found !== undefined) return found;
      refuse(field, `it is one of ${list.join(', ')}`);
      return usual ?? (list[0] as (typeof list)[number]);
    },
    flag(field, value, usual) {
      if (value === undefined) return usual;
      if (typeof value === 'boolean') return value;
      refuse(field, 'it is true or false');
      return usual;
    },
    list(field, value, what) {
      if (Array.isArray(value) && value.length > 0 && value.length <= 50) return value;
      refuse(field, `it is a list of 1 to 50 ${what}`);
      return [];
    },
    name(field, value, what) {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text !== '' && text.length <= LONGEST_NAME && isPlain(text)) return text;
      refuse(field, `it is ${what}, at most ${LONGEST_NAME} characters`);
      return text;
    },
    letter(field, value) {
      const text = typeof value === 'string' ? withHyphens(value) : '';
      if (LETTER.test(text)) return text;
      const why = 'a letter has 1 to 10 characters: letters, digits, blanks and + - * /';
      refuse(field, `${why}, and begins with a letter or digit`);
      return text;
    },
    handIn(field, value, usual) {
      if (value === undefined) return usual;
      const { code, number } = reader.object(field, value, ['code', 'number']);
      const text = typeof code === 'string' ? withHyphens(code) : '';
      if (code !== undefined && !CODE.test(text)) {
        const why = 'a code has 1 to 20 characters: letters, digits, blanks and + - * /';
        refuse(`${field}.code`, `${why}, and begins with a letter or digit`);
      }
      return {
        code: code === undefined ? usual.code : text,
        number: number === null ? null : handInNumber(reader, field, number, usual),
      };
    },
  };
  return reader;
}

function handInNumber(reader: FieldReader, field: string, value: unknown, usual: HandIn) {
  if (value === undefined) return usual.number;
  return reader.number(`${field}.number`, value, 0, { from: -1000, to: 1000 });
}

/** Tables in print use the minus sign; files and exports keep an ASCII hyphen. */
const withHyphens = (text: string): string => text.trim().replace(/[\u2212\u2013]/g, '-');

/** Texts that a file can hold: no NUL, no line break, no half of a character. */
const isPlain = (text: string): boolean =>
  text.isWellFormed() && [...text].every((sign) => sign >= ' ' && sign !== '\u007f');

const memberWhy = (members: readonly string[]): string =>
  members.length === 0
    ? 'nothing of this name belongs here'
    : `nothing of this name belongs here; known are ${members.join(', ')}`;

function rangeWhy({ from, to, whole }: Range): string {
  const kind = whole ? 'a whole number' : 'a number';
  if (from !== undefined && to !== undefined) return `it is ${kind} from ${from} to ${to}`;
  if (from !== undefined) return `it is ${kind} from ${from}`;
  if (to !== undefined) return `it is ${kind} up to ${to}`;
  return `it is ${kind}`;
}
