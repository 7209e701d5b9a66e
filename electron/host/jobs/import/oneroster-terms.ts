import { addDays, daysBetween } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import { distinctNames, freeName } from '../../interchange/distinct-names.ts';
import type { OneRosterSession } from '../../interchange/oneroster-reading.ts';
import { nameId } from '../../name-id.ts';
import { type Draft, replacedFields } from './decision.ts';
import type { OneRosterDeciding } from './oneroster-context.ts';

type TermRow = Row<'term'>;

/** Sessions that classes name, with all above and below them, larger ones first. */
function relevantSessions(
  sessions: readonly OneRosterSession[],
  named: ReadonlySet<string>,
): OneRosterSession[] {
  const byId = new Map(sessions.map((session) => [session.sourcedId, session]));
  const chain = (session: OneRosterSession): OneRosterSession[] => {
    const above: OneRosterSession[] = [];
    let at = session.parent === null ? undefined : byId.get(session.parent);
    // Parents may go round in a circle in a broken file.
    while (at !== undefined && !above.includes(at)) {
      above.push(at);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return above;
  };
  const relevant = new Set<OneRosterSession>();
  for (const session of sessions) {
    const above = chain(session);
    if (!named.has(session.sourcedId) && !above.some((one) => named.has(one.sourcedId))) continue;
    relevant.add(session);
    for (const one of above) relevant.add(one);
  }
  const length = (session: OneRosterSession) => daysBetween(session.start, session.end);
  return [...relevant].sort(
    (a, b) =>
      length(b) - length(a) || chain(a).length - chain(b).length || (a.start < b.start ? -1 : 1),
  );
}

type Dates = Pick<TermRow, 'start' | 'end'>;
const contains = (a: Dates, b: Dates): boolean => a.start <= b.start && a.end >= b.end;
const crosses = (a: Dates, b: Dates): boolean =>
  a.start <= b.end && b.start <= a.end && !contains(a, b) && !contains(b, a);

/**
 * The sessions of the chosen classes become terms: their last day is the day before the session's
 * end. A session that crosses a term without lying in it is refused, as terms nest or coincide.
 * Answers how many terms there are.
 */
export function decideTerms(deciding: OneRosterDeciding, named: ReadonlySet<string>): number {
  const { here, reading, counts, problems, writes, root } = deciding;
  const names = distinctNames(
    reading.sessions.map((session) => ({
      ...session,
      marks: [session.schoolYear, session.start, `${session.start}–${session.end}`],
    })),
  );
  const terms = new Map<string, TermRow>(here.rows('term'));
  const idOf = new Map<string, string>();
  for (const session of relevantSessions(reading.sessions, named)) {
    const title = names.get(session.sourcedId) ?? session.title;
    const dates = { start: session.start, end: addDays(session.end, -1) };
    const own = nameId('oneroster session', root, session.sourcedId);
    const twin = [...terms].find(
      ([id, term]) => id !== own && term.name === title && sameDates(term, dates),
    );
    const id = terms.has(own) ? own : (twin?.[0] ?? own);
    const crossed = [...terms].find(([other, term]) => other !== id && crosses(term, dates));
    if (crossed) {
      counts.refused += 1;
      const place = { row: session.row, column: 'startDate', value: session.title };
      problems.add(reading.files.academicSessions, place, 'interchange.rule.crossing-term', {
        name: crossed[1].name,
      });
      continue;
    }
    idOf.set(session.sourcedId, id);
    const stated = session.parent === null ? undefined : idOf.get(session.parent);
    const statedRow = stated === undefined ? undefined : terms.get(stated);
    const parent = statedRow && contains(statedRow, dates) && stated !== id ? stated : null;
    const present = terms.get(id);
    if (present) {
      const wanted: Draft<TermRow> = { ...dates };
      if (parent !== undefined && parent !== null) wanted.parent = parent;
      const patch = replacedFields(here, 'term', id, present, wanted, deciding.kept);
      const isChanged = Object.keys(patch).length > 0;
      counts[isChanged ? 'changed' : 'unchanged'] += 1;
      terms.set(id, { ...present, ...patch });
      writes.update('term', id, patch);
      continue;
    }
    const name = freeName(title, (text) => [...terms.values()].some((term) => term.name === text));
    const row = { name, ...dates, parent: parent ?? smallestAround(terms, dates) };
    counts.new += 1;
    terms.set(id, row);
    writes.put('term', id, row);
  }
  return idOf.size;
}

const sameDates = (a: Dates, b: Dates): boolean => a.start === b.start && a.end === b.end;

/** Where a file says nothing, a term lies in the smallest one around it. */
function smallestAround(terms: ReadonlyMap<string, TermRow>, dates: Dates): string | null {
  let best: readonly [string, TermRow] | null = null;
  for (const entry of terms) {
    if (contains(entry[1], dates) && (best === null || contains(best[1], entry[1]))) best = entry;
  }
  return best?.[0] ?? null;
}
