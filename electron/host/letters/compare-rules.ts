import type { Output } from '#shared/contract/contract.ts';
import { INCOMPLETE, type LetterRule, lettersOf, NO_GRADE } from '#shared/domain/letter/rule.ts';
import { spokenName } from '#shared/domain/roster.ts';
import type { ReadCtx } from '../context.ts';
import {
  type LetterDay,
  type LettersAsked,
  letterDay,
  lettersBy,
  type StudentLetter,
} from './class-letters.ts';
import { decidedBy } from './explain-letter.ts';

interface Compared {
  readonly id: string | null;
  readonly rule: LetterRule;
}

/**
 * Rules side by side: distribution of each, and every student's letter with what decided. Letters
 * that a person set are left aside, because they say nothing about the rules.
 */
export function compareRules(
  ctx: ReadCtx,
  asked: LettersAsked,
  rules: readonly Compared[],
): Output<'rule.compare'> {
  const found = letterDay(ctx, asked);
  const columns = rules.map(({ rule }) => lettersBy(found, rule, { ways: false }));
  return {
    asOf: asked.asOf,
    rules: rules.map(({ id, rule }, i) => ({
      id,
      name: rule.name,
      letters: distribution(rule, columns[i] ?? []),
    })),
    students: found.students.map(({ student }, row) => {
      const letters = columns.map((column, i) => lineOf(found, rules[i]?.rule, column[row]));
      return {
        id: student.id,
        name: student.listName,
        called: spokenName(student),
        differs: letters.some(({ letter }) => letter !== letters[0]?.letter),
        letters,
      };
    }),
  };
}

function lineOf(
  found: LetterDay,
  rule: LetterRule | undefined,
  letter: StudentLetter | undefined,
): { letter: string; why: string } {
  if (!rule || !letter) return { letter: NO_GRADE, why: '' };
  return { letter: letter.letter, why: decidedBy(found, rule, letter) };
}

/** How many students have each outcome, best first; `I` and `NG` follow the rule's own letters. */
function distribution(rule: LetterRule, column: readonly StudentLetter[]) {
  const own = lettersOf(rule);
  const outcomes = [...own, ...[INCOMPLETE, NO_GRADE].filter((letter) => !own.includes(letter))];
  return outcomes.map((letter) => ({
    letter,
    count: column.filter((one) => one.letter === letter).length,
    low: letter === INCOMPLETE || letter === own.at(-1),
  }));
}
