import type { Term } from '#shared/domain/term.ts';
import { addDays, daysBetween } from '#shared/domain/time.ts';
import type { ReadCtx } from '../../context.ts';
import type { PackageRow } from '../../interchange/export/oneroster-tables.ts';
import { allClasses } from '../../store/class-store.ts';

/** A term of this many days is a school year. */
const YEAR_DAYS = 200;

/** A term as grading period with the terms around it, and the id of the school year if one is kept. */
export function sessionRows(
  term: Term,
  terms: readonly Term[],
): { rows: PackageRow<'academicSessions'>[]; year: string } {
  const chain = [term];
  for (let at = term; at.parent !== null && chain.length <= terms.length; ) {
    const around = terms.find((one) => one.id === at.parent);
    if (!around) break;
    chain.push(around);
    at = around;
  }
  const last = chain.at(-1) ?? term;
  const isYear = chain.length > 1 && daysBetween(last.start, last.end) >= YEAR_DAYS;
  // The year in which the school year ends; a term in autumn belongs to the next.
  const year = Number(last.end.slice(0, 4)) + (last.end.slice(5, 7) > '07' ? 1 : 0);
  const schoolYear = String(year).padStart(4, '0');
  const rows = chain.map(({ id, name, start, end }, depth) => ({
    sourcedId: id,
    title: name,
    type:
      depth === 0
        ? 'gradingPeriod'
        : isYear && depth === chain.length - 1
          ? 'schoolYear'
          : 'semester',
    startDate: start,
    // The standard's last day is the first one that is no longer in it.
    endDate: addDays(end, 1),
    parentSourcedId: chain[depth + 1]?.id ?? '',
    schoolYear,
  }));
  return { rows, year: isYear ? last.id : '' };
}

/** The classes that met, or may have met, in a term. */
export function classesIn(ctx: ReadCtx, { start, end }: Term) {
  const isOver = (day: string | null) => day !== null && day < start;
  return allClasses(ctx).filter(
    ({ first, last, archivedOn }) =>
      !isOver(last) && !isOver(archivedOn) && (first === null || first <= end),
  );
}
