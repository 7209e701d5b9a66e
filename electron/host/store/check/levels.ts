import { sqlFor } from '../query.ts';
import { loadScales } from '../scale-store.ts';
import type { Check, Finding } from './finding.ts';

/** Every level belongs to a scale that is there, and every class's threshold to its scale. */
export const levels: Check = {
  part: 'scales',
  find(ctx) {
    const scales = loadScales(ctx);
    const orphans = ctx.query.first(
      sqlFor
        .selectFrom('evidence')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('evidence.deleted', '=', 0)
        .where('evidence.level', 'is not', null)
        .where((e) =>
          e(
            'evidence.level',
            'not in',
            e
              .selectFrom('level')
              .innerJoin('scale', 'scale.key', 'level.scale')
              .select('level.key')
              .where('level.deleted', '=', 0)
              .where('scale.deleted', '=', 0),
          ),
        ),
    );
    const findings: Finding[] = [];
    const count = orphans?.count ?? 0;
    if (count > 0) findings.push({ key: 'check.level-without-scale', params: { count } });
    const classes = ctx.query.all(
      sqlFor
        .selectFrom('class')
        .innerJoin('scale', 'scale.key', 'class.scale')
        .select(['class.name', 'class.threshold', 'scale.id as scale', 'scale.name as scaleName'])
        .where('class.deleted', '=', 0)
        .where('class.threshold', 'is not', null),
    );
    for (const { name, threshold, scale, scaleName } of classes) {
      const known = scales.find((candidate) => candidate.id === scale)?.levels ?? [];
      if (known.some((level) => level.key === threshold)) continue;
      const params = { key: threshold ?? '', class: name, scale: scaleName };
      findings.push({ key: 'check.threshold', params });
    }
    return findings;
  },
};
