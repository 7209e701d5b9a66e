import type { LetterRule } from '#shared/domain/letter/rule.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { letters } from '../handlers/letters.ts';
import { handedIn, type StandingLetter } from './handed-in.ts';
import { ruleOfClass } from './rule-of-class.ts';

/** A student's letter of a term as the school is to have it. */
export interface OfficialLetter extends StandingLetter {
  readonly student: string;
  readonly schoolId: string | null;
  readonly givenName: string;
  readonly familyName: string;
}

/** The letters of a class's term with the rule that made them. */
export interface OfficialLetters {
  readonly rule: { readonly name: string; readonly rule: LetterRule };
  /** Up to when work counted. */
  readonly asOf: IsoDate;
  readonly students: readonly OfficialLetter[];
}

/**
 * What was handed in for the term, grade changes included; where nothing was, what the rule says
 * today, as every other answer about the term's letters does. Who came after the handing in has
 * no letter.
 */
export function officialLetters(ctx: ReadCtx, classId: string, termId: string): OfficialLetters {
  const kept = handedIn(ctx, classId, termId);
  if (kept) {
    const { snapshot, lines } = kept;
    return {
      rule: { name: snapshot.ruleName, rule: JSON.parse(snapshot.rule) as LetterRule },
      asOf: snapshot.asOf,
      students: lines.map((line) => ({ ...line, ...(kept.standing(line.student) ?? line) })),
    };
  }
  const asOf = ctx.today;
  const { rule } = ruleOfClass(ctx, classId);
  const answer = letters['letters.get'](ctx, { class: classId, term: termId, asOf });
  return {
    rule: { name: rule.name, rule },
    asOf,
    students: answer.students.map((student) => {
      const row = found(ctx, 'student', student.id);
      return {
        student: student.id,
        schoolId: student.schoolId,
        givenName: row.givenName,
        familyName: row.familyName,
        letter: student.letter,
        ...student.handIn,
      };
    }),
  };
}
