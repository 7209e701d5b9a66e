import { anyCircle } from '#shared/domain/prerequisites.ts';
import { allPrerequisites } from '../course-store.ts';
import type { Check } from './finding.ts';

/** No objective waits, directly or through others, on itself. */
export const prerequisites: Check = {
  part: 'prerequisites',
  find(ctx) {
    const circle = anyCircle(allPrerequisites(ctx));
    if (!circle) return [];
    const path = circle.map((id) => ctx.rows.get('objective', id)?.code ?? id).join(' → ');
    return [{ key: 'check.cycle', params: { path } }];
  },
};
