import { readRule, strangeLevels } from '#shared/domain/letter/read-rule.ts';
import { allClasses } from '../class-store.ts';
import { allRules, chosenRules } from '../rule-store.ts';
import { loadScales } from '../scale-store.ts';
import type { Check, Finding } from './finding.ts';

/** Every letter rule can be read, and names only levels that the classes following it have. */
export const rules: Check = {
  part: 'letter rules',
  find(ctx) {
    const findings: Finding[] = [];
    const chosen = chosenRules(ctx);
    const scales = loadScales(ctx);
    for (const { id, rule } of allRules(ctx)) {
      if (!readRule(rule).rule) {
        findings.push({ key: 'check.rule', params: { rule: rule.name } });
        continue;
      }
      for (const row of allClasses(ctx)) {
        if (chosen.get(row.id) !== id) continue;
        const scaleId = ctx.rows.get('class', row.id)?.scale;
        const scale = scales.find((candidate) => candidate.id === scaleId);
        if (!scale || strangeLevels(rule, scale).length === 0) continue;
        const params = { rule: rule.name, class: row.name, scale: scale.name };
        findings.push({ key: 'check.rule-levels', params });
      }
    }
    return findings;
  },
};
