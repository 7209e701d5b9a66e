import type { LetterRule } from '#shared/domain/letter/rule.ts';
import type { ReadCtx } from '../context.ts';
import { sayBuiltIn } from '../say.ts';
import { sqlFor } from './query.ts';

/** A letter rule with its newest version. */
export interface StoredRule {
  readonly id: string;
  readonly builtIn: boolean;
  readonly rule: LetterRule;
  /** Number and id of the newest version. */
  readonly version: number;
  readonly versionId: string;
}

/** Every rule in the order they were made, those that come with a gradebook first. */
export function allRules(ctx: ReadCtx): readonly StoredRule[] {
  return ctx.memo('rules', () => {
    const versions = ctx.query.all(
      sqlFor
        .selectFrom('ruleVersion')
        .innerJoin('letterRule', 'letterRule.key', 'ruleVersion.rule')
        .select([
          'letterRule.id',
          'letterRule.name',
          'letterRule.builtIn',
          'ruleVersion.id as versionId',
          'ruleVersion.number',
          'ruleVersion.content',
        ])
        .where('ruleVersion.deleted', '=', 0)
        .where('letterRule.deleted', '=', 0)
        .orderBy('letterRule.builtIn', 'desc')
        .orderBy('letterRule.key')
        .orderBy('ruleVersion.number')
        .orderBy('ruleVersion.madeAt')
        .orderBy('ruleVersion.id'),
    );
    // Later versions of a rule replace earlier ones where they stand.
    const newest = new Map<string, StoredRule>();
    for (const { id, name, builtIn, versionId, number, content } of versions) {
      newest.set(id, {
        id,
        builtIn: builtIn === 1,
        rule: {
          ...(JSON.parse(content) as Omit<LetterRule, 'name'>),
          name: builtIn === 1 ? sayBuiltIn(name) : name,
        } as LetterRule,
        version: number,
        versionId,
      });
    }
    return [...newest.values()];
  });
}

/** The id of the rule that each class was given, by the class's id. */
export function chosenRules(ctx: ReadCtx): ReadonlyMap<string, string> {
  return ctx.memo('rules of classes', () => {
    const rows = ctx.query.all(
      sqlFor
        .selectFrom('classRule')
        .innerJoin('class', 'class.key', 'classRule.class')
        .innerJoin('letterRule', 'letterRule.key', 'classRule.rule')
        .select(['class.id as class', 'letterRule.id as rule'])
        .where('classRule.deleted', '=', 0)
        .where('class.deleted', '=', 0)
        .where('letterRule.deleted', '=', 0),
    );
    return new Map(rows.map((row) => [row.class, row.rule]));
  });
}

/** The highest number that any version of a rule ever had, undone ones included. */
export function newestNumber(ctx: ReadCtx, ruleId: string): number {
  const row = ctx.query.first(
    sqlFor
      .selectFrom('ruleVersion')
      .innerJoin('letterRule', 'letterRule.key', 'ruleVersion.rule')
      .select((e) => e.fn.max<number | null>('ruleVersion.number').as('number'))
      .where('letterRule.id', '=', ruleId),
  );
  return row?.number ?? 0;
}

/** Names of all units, for rules that name one. */
export function unitNames(ctx: ReadCtx): readonly string[] {
  return ctx.memo('unit names', () =>
    ctx.query
      .all(sqlFor.selectFrom('unit').select('name').distinct().where('deleted', '=', 0))
      .map((row) => row.name),
  );
}
