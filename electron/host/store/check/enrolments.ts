import { allClasses } from '../class-store.ts';
import { type EnrolmentSpan, spansOfClass } from '../roster-store.ts';
import type { Check, Finding } from './finding.ts';

/** An enrolment ends after it begins, and nobody is in a class twice at a time. */
export const enrolments: Check = {
  part: 'enrolments',
  find: (ctx) =>
    allClasses(ctx).flatMap((row) => {
      const spans = spansOfClass(ctx, row.id);
      const backwards = spans.filter((s) => s.until !== null && (s.start ?? '') >= s.until).length;
      const twice = new Set(spans.filter((span, i) => overlapsEarlier(spans, span, i)));
      const students = new Set([...twice].map((span) => span.student)).size;
      const findings: Finding[] = [];
      const params = { class: row.name };
      if (backwards > 0) {
        findings.push({
          key: 'check.enrolment-backwards',
          params: { ...params, count: backwards },
        });
      }
      if (students > 0) {
        findings.push({ key: 'check.enrolment-overlap', params: { ...params, count: students } });
      }
      return findings;
    }),
};

/** Spans come by start, so a span overlaps when an earlier one of the same student is still open. */
function overlapsEarlier(spans: readonly EnrolmentSpan[], span: EnrolmentSpan, i: number): boolean {
  return spans
    .slice(0, i)
    .some((e) => e.student === span.student && (e.until === null || e.until > (span.start ?? '')));
}
