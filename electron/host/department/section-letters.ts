import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { DEFAULT_RULE } from '#shared/domain/letter/presets.ts';
import { lettersOf } from '#shared/domain/letter/rule.ts';
import type { Term } from '#shared/domain/term.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { lettersBy } from '../letters/class-letters.ts';
import { ruleById } from '../letters/rule-of-class.ts';
import { builtInRuleId } from '../seed-built-ins.ts';
import type { Steps } from '../steps.ts';
import { allTerms } from '../store/term-store.ts';
import { sectionLetterDay, sectionSteps } from './section-days.ts';
import { headOf } from './section-figures.ts';
import { dayOf } from './sections.ts';

/** Letters by section under one rule, section by section. Throws TroubleError NOT_FOUND. */
export function* letterSteps(
  ctx: ReadCtx,
  { asOf, rule: ruleId, term = null }: Parsed<'department.letters'>,
): Steps<Output<'department.letters'>> {
  const on = dayOf(ctx, asOf);
  const { rule } = ruleById(ctx, ruleId ?? builtInRuleId(DEFAULT_RULE));
  const letters = [...new Set([...lettersOf(rule), 'I', 'NG'])];
  const during = term === null ? null : termOf(ctx, term);
  const days = yield* sectionSteps(ctx, on);
  const sections: Output<'department.letters'>['sections'] = [];
  for (const section of days) {
    const head = headOf(section);
    try {
      const given = lettersBy(sectionLetterDay(ctx, section, during), rule, { ways: false }).map(
        ({ letter }) => letter,
      );
      const counts = letters.map((letter) => given.filter((one) => one === letter).length);
      sections.push({ ...head, counts });
    } catch (error) {
      // A rule that speaks of levels which this scale lacks has no letters for it.
      if (!(error instanceof TroubleError)) throw error;
      sections.push({ ...head, counts: null });
    }
    yield { done: sections.length, total: days.length };
  }
  return { asOf: on, rule: rule.name, term: during?.name ?? null, letters, sections };
}

function termOf(ctx: ReadCtx, id: string): Term | null {
  found(ctx, 'term', id);
  return allTerms(ctx).find((term) => term.id === id) ?? null;
}
