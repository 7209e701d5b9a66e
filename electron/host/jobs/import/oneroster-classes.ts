import { DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import { newClass } from '#shared/domain/new-class.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import { distinctNames, freeName } from '../../interchange/distinct-names.ts';
import type {
  OneRosterClass,
  OneRosterReading,
  OneRosterSession,
} from '../../interchange/oneroster-reading.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import { builtInScaleId } from '../../seed-built-ins.ts';
import { nextClassPosition, type SpansByStudent } from './class.ts';
import { replacedFields } from './decision.ts';
import type { OneRosterDeciding, TakenClass } from './oneroster-context.ts';

/** Ids made from a name (version 5) come from a package; others were made by hand. */
const isMadeByHand = (id: string): boolean => id[14] !== '5';

/** Ids of the courses that the chosen classes name, by sourcedId. */
export function decideCourses(
  { here, reading, counts, writes, root, kept }: OneRosterDeciding,
  named: ReadonlySet<string | null>,
): Map<string, string> {
  const present = here.rows('course');
  const names = distinctNames(
    reading.courses.map((course) => ({ ...course, marks: [course.code] })),
  );
  const ids = new Map<string, string>();
  const used = new Set<string>();
  const takenNames = new Set([...present.values()].map((course) => course.name));
  for (const course of reading.courses) {
    if (!named.has(course.sourcedId)) continue;
    const title = names.get(course.sourcedId) ?? course.title;
    const own = nameId('oneroster course', root, course.sourcedId);
    const twin = [...present].find(
      ([id, row]) => row.name === title && isMadeByHand(id) && !used.has(id),
    )?.[0];
    const id = present.has(own) ? own : (twin ?? own);
    used.add(id);
    ids.set(course.sourcedId, id);
    const row = present.get(id);
    if (row) {
      const patch = replacedFields(here, 'course', id, row, { code: course.code }, kept);
      counts[Object.keys(patch).length > 0 ? 'changed' : 'unchanged'] += 1;
      writes.update('course', id, patch);
      continue;
    }
    const name = freeName(title, (text) => takenNames.has(text));
    takenNames.add(name);
    counts.new += 1;
    writes.put('course', id, { name, code: course.code });
  }
  return ids;
}

/** The names that tell a package's classes apart, whichever of them are chosen. */
export const classTitles = (reading: OneRosterReading): Map<string, string> =>
  distinctNames(
    reading.classes.map((one) => ({
      ...one,
      marks: [one.code, one.periods && say('interchange.period', { period: one.periods })],
    })),
  );

/** What came about so far, so that new classes neither share a name nor a place. */
export interface NewClasses {
  readonly names: Set<string>;
  /** The names that the package's own classes have, by sourcedId. */
  readonly titles: ReadonlyMap<string, string>;
  readonly spans: ReadonlyMap<string, SpansByStudent>;
  /** Sentences about titles that could not be names. */
  readonly renamed: string[];
}

export function decideClass(
  deciding: OneRosterDeciding,
  source: OneRosterClass,
  courses: ReadonlyMap<string, string>,
  made: NewClasses,
): TakenClass {
  const { here, reading, counts, writes, kept } = deciding;
  const present = here.rows('class');
  const title = made.titles.get(source.sourcedId) ?? source.title;
  const root = deciding.rootOf(source.school);
  const own = here.free('class', nameId('oneroster class', root, source.sourcedId));
  const twin = [...present].find(
    ([id, row]) => row.name === title && isMadeByHand(id) && row.archivedOn === null,
  )?.[0];
  const id = present.has(own) ? own : (twin ?? own);
  const sessions = reading.sessions.filter((one) => source.sessions.includes(one.sourcedId));
  const wanted = { code: source.code, ...datesOf(sessions) };
  const before = present.get(id);
  let row: Row<'class'>;
  if (before) {
    const patch = replacedFields(here, 'class', id, before, wanted, kept);
    counts[Object.keys(patch).length > 0 ? 'changed' : 'unchanged'] += 1;
    writes.update('class', id, patch);
    row = { ...before, ...patch };
  } else {
    const year = sessions[0]?.schoolYear ?? null;
    const isTaken = (text: string) =>
      made.names.has(text) || [...present.values()].some((other) => other.name === text);
    const dated = isTaken(title) && year !== null ? `${title} (${year})` : title;
    const name = freeName(dated, isTaken);
    if (name !== source.title) {
      made.renamed.push(say('interchange.note.renamed', { title: source.title, name }));
    }
    const position = nextClassPosition(here) + made.names.size;
    row = { ...newClass(name, builtInScaleId(DEFAULT_SCALE), position), ...wanted };
    made.names.add(name);
    counts.new += 1;
    writes.put('class', id, row);
  }
  planCourse(deciding, id, source.course === null ? undefined : courses.get(source.course));
  return { source, id, row, sessions, spans: made.spans.get(id) ?? new Map() };
}

/** The class uses its course. A plan that a person took apart is not put together again. */
function planCourse({ here, writes }: OneRosterDeciding, classId: string, course?: string): void {
  if (course === undefined) return;
  const planned = [...here.rows('classCourse').values()].filter((row) => row.class === classId);
  if (planned.some((row) => row.course === course)) return;
  const id = nameId('classCourse', classId, course);
  if (here.byHand('classCourse', id, ROW)) return;
  const position = Math.max(0, ...planned.map((row) => row.position + 1));
  writes.put('classCourse', id, { class: classId, course, position });
}

/** First and last day: the sessions' own, whose ends are the first days after them. */
function datesOf(sessions: readonly OneRosterSession[]): {
  first: IsoDate | null;
  last: IsoDate | null;
} {
  const starts = sessions.map((session) => session.start).sort();
  const ends = sessions.map((session) => session.end).sort();
  const end = ends.at(-1);
  return { first: starts[0] ?? null, last: end === undefined ? null : addDays(end, -1) };
}
