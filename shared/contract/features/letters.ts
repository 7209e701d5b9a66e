import * as v from 'valibot';
import { RULE_KINDS } from '../../domain/letter/rule.ts';
import { command, query } from '../define.ts';
import { count, date, done, id, moment, name, nothing, number } from '../types.ts';

export const letters = {
  'letters.get': query({
    input: v.strictObject({
      class: id('class'),
      /** Null: the whole year. */
      term: v.nullable(id('term')),
      asOf: v.exactOptional(date),
      /** What was entered or changed later is left aside; `asOf` stays what it is. */
      knownOn: v.exactOptional(moment),
      /** Another rule than the class's own. */
      rule: v.exactOptional(id('rule')),
      /** This student's letter alone. */
      student: v.exactOptional(id('student')),
    }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      term: v.nullable(v.object({ id: id('term'), name: v.string(), start: date, end: date })),
      asOf: date,
      rule: v.object({
        id: id('rule'),
        name: v.string(),
        version: count,
        kind: v.picklist(RULE_KINDS),
        /** Somebody chose it for the class; false: the default that holds until then. */
        chosen: v.boolean(),
        /** From the best to the worst. */
        letters: v.array(v.string()),
        /** Lower bounds, likewise; none in a rule of conditions. */
        bounds: v.array(v.object({ letter: v.string(), from: number })),
      }),
      students: v.array(
        v.object({
          id: id('student'),
          schoolId: v.nullable(v.string()),
          name: v.string(),
          called: v.string(),
          letter: v.string(),
          handIn: v.object({ code: v.string(), number: v.nullable(number) }),
          value: v.nullable(number),
          counted: count,
          mastered: count,
          overridden: v.boolean(),
          changedSinceSnapshot: v.boolean(),
          /** As handed in for the term, grade changes included, and what came since. */
          handedIn: v.nullable(
            v.object({
              letter: v.string(),
              code: v.string(),
              number: v.nullable(number),
              at: v.number(),
              value: v.nullable(number),
              counted: count,
              mastered: count,
              /** By a grade change: what had gone in first, and the day of the change. */
              corrected: v.nullable(v.object({ from: v.string(), on: date })),
              /** Attempts since then, oldest first, where the letter or its figures changed. */
              since: v.array(
                v.object({
                  on: date,
                  objective: v.string(),
                  what: v.string(),
                  level: v.nullable(v.string()),
                }),
              ),
            }),
          ),
          /** What was counted, line by line. */
          why: v.object({
            lines: v.array(
              v.object({
                /** The letter that the line decides about; null: about all of them. */
                letter: v.nullable(v.string()),
                text: v.string(),
                figure: v.string(),
                holds: v.boolean(),
                /** Left aside, and the figure says why. */
                dropped: v.boolean(),
              }),
            ),
            counted: v.array(
              v.object({
                code: v.string(),
                statement: v.string(),
                level: v.nullable(v.string()),
                value: v.nullable(number),
                mastered: v.boolean(),
                critical: v.boolean(),
                /** Counted although nothing is shown yet. */
                owed: v.boolean(),
                /** When it was or is to be shown. */
                due: v.nullable(date),
              }),
            ),
            leftOut: v.array(v.object({ code: v.string(), why: v.string() })),
            /** What the rule gives, also where a person says otherwise. */
            byRule: v.string(),
          }),
          next: v.nullable(
            v.object({
              letter: v.string(),
              objectives: v.array(v.string()),
              /** The same objectives, each with the level that it takes. */
              raises: v.array(v.object({ objective: v.string(), level: v.string() })),
            }),
          ),
        }),
      ),
    }),
  }),
  /** The evidence behind one student's letter: every attempt, and whether it counts. */
  'letters.evidence': query({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      asOf: v.exactOptional(date),
      knownOn: v.exactOptional(moment),
    }),
    output: v.object({
      objectives: v.array(
        v.object({
          code: v.string(),
          attempts: v.array(
            v.object({
              on: date,
              kind: v.string(),
              /** Key of the level shown. */
              level: v.string(),
              value: number,
              counts: v.boolean(),
            }),
          ),
        }),
      ),
    }),
  }),
  'term.list': query({
    input: nothing,
    output: v.array(
      v.object({
        id: id('term'),
        name: v.string(),
        start: date,
        end: date,
        parent: v.nullable(id('term')),
      }),
    ),
  }),
  /** Terms nest or coincide; one that crosses another is refused. Default parent: the smallest containing. */
  'term.save': command({
    input: v.strictObject({
      term: v.exactOptional(id('term')),
      name,
      start: date,
      end: date,
      parent: v.exactOptional(v.nullable(id('term'))),
    }),
    output: v.object({ term: id('term') }),
    touches: ['terms'],
  }),
  'term.remove': command({
    input: v.strictObject({ term: id('term') }),
    output: done,
    touches: ['terms'],
  }),
};
