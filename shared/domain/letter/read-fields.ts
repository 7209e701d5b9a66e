import { because, type Why, type WhyKey } from '../why.ts';
import type { HandIn } from './rule.ts';

/** Why a rule cannot be used: where in it, and the reason. */
export interface RuleObjection {
  /** Path of the member, as `bounds.2.from`; empty: the rule as a whole. */
  readonly field: string;
  readonly why: Why;
}

/** Reads members of data from outside and collects what is wrong with them. */
export interface FieldReader {
  readonly objections: RuleObjection[];
  object(field: string, value: unknown, members: readonly string[]): Record<string, unknown>;
  /** Answers the usual value where the member is absent. */
  number(field: string, value: unknown, usual: number | null, range: Range): number;
  oneOf<T extends string>(field: string, value: unknown, usual: T | null, list: readonly T[]): T;
  flag(field: string, value: unknown, usual: boolean): boolean;
  list(field: string, value: unknown, why: WhyKey): readonly unknown[];
  /** `why` says what stands there, for a value that cannot. */
  name(field: string, value: unknown, why: WhyKey): string;
  letter(field: string, value: unknown): string;
  handIn(field: string, value: unknown, usual: HandIn): HandIn;
  refuse(field: string, why: Why): void;
}

interface Range {
  readonly from?: number;
  /** Only beside `from`. */
  readonly to?: number;
  /** Only between two. */
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
  const refuse = (field: string, why: Why): void => {
    objections.push({ field, why });
  };
  const reader: FieldReader = {
    objections,
    refuse,
    object(field, value, members) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        refuse(field, because('why.rule-object'));
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
      refuse(field, rangeWhy(range, value === undefined));
      return usual ?? Number.NaN;
    },
    oneOf(field, value, usual, list) {
      if (value === undefined && usual !== null) return usual;
      const found = list.find((member) => member === value);
      if (found !== undefined) return found;
      refuse(field, because('why.rule-one-of', { known: list.join(', ') }));
      return usual ?? (list[0] as (typeof list)[number]);
    },
    flag(field, value, usual) {
      if (value === undefined) return usual;
      if (typeof value === 'boolean') return value;
      refuse(field, because('why.rule-flag'));
      return usual;
    },
    list(field, value, why) {
      if (Array.isArray(value) && value.length > 0 && value.length <= 50) return value;
      refuse(field, because(why));
      return [];
    },
    name(field, value, why) {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text !== '' && text.length <= LONGEST_NAME && isPlain(text)) return text;
      refuse(field, because(why, { most: LONGEST_NAME }));
      return text;
    },
    letter(field, value) {
      const text = typeof value === 'string' ? withHyphens(value) : '';
      if (LETTER.test(text)) return text;
      refuse(field, because('why.rule-letter'));
      return text;
    },
    handIn(field, value, usual) {
      if (value === undefined) return usual;
      const { code, number } = reader.object(field, value, ['code', 'number']);
      const text = typeof code === 'string' ? withHyphens(code) : '';
      if (code !== undefined && !CODE.test(text)) {
        refuse(`${field}.code`, because('why.rule-code'));
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

const memberWhy = (members: readonly string[]): Why =>
  members.length === 0
    ? because('why.rule-no-members')
    : because('why.rule-members', { known: members.join(', ') });

function rangeWhy({ from, to, whole = false }: Range, isMissing: boolean): Why {
  if (from === undefined) {
    return because(isMissing ? 'why.rule-number-missing' : 'why.rule-number');
  }
  if (to === undefined) {
    return because(isMissing ? 'why.rule-number-from-missing' : 'why.rule-number-from', { from });
  }
  const between = { from, to };
  if (whole) return because(isMissing ? 'why.rule-whole-missing' : 'why.rule-whole', between);
  return because(isMissing ? 'why.rule-between-missing' : 'why.rule-between', between);
}
