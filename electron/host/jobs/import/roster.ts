import { DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import { newClass } from '#shared/domain/new-class.ts';
import { createProblems } from '../../interchange/problem.ts';
import type { RosterEntry, RosterReading } from '../../interchange/reading.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import { builtInScaleId } from '../../seed-built-ins.ts';
import {
  belongs,
  classNamed,
  nextClassPosition,
  notListedOf,
  type SpansByStudent,
  spansByClass,
  startOf,
} from './class.ts';
import {
  type Deciding,
  type Decision,
  noCounts,
  replacedFields,
  SAMPLE_ROWS,
  Writes,
} from './decision.ts';
import { matchPeople, newStudent, wantedFields } from './people.ts';

/**
 * What a class list does to a class, which is created when it is new. Each row counts once: new
 * when the student or the belonging is new, changed when a field is. Throws TroubleError AMBIGUOUS.
 */
export function decideRoster(
  reading: RosterReading,
  className: string | null,
  { here, newId }: Deciding,
): Decision {
  const { file, entries } = reading;
  const name = className?.trim() ?? '';
  const counts = { ...noCounts(), refused: reading.refused };
  const problems = createProblems();
  const writes = new Writes();
  const school = [...here.rows('gradebook').values()][0]?.school?.trim() ?? '';

  const known = name === '' ? undefined : classNamed(here, name);
  const classId = known?.id ?? newId();
  const row = known?.row ?? newClass(name, builtInScaleId(DEFAULT_SCALE), nextClassPosition(here));
  if (!known && name !== '') writes.put('class', classId, row);

  const spans: SpansByStudent = spansByClass(here).get(classId) ?? new Map();
  const isFirstList = spans.size === 0;
  const start = startOf(row, isFirstList, here.today);
  const students = here.rows('student');
  const ownId = (entry: RosterEntry) =>
    entry.schoolId !== null && school !== ''
      ? here.free('student', nameId('student', school, entry.schoolId))
      : null;
  const matched = matchPeople(entries, students, new Set(spans.keys()), ownId, school);

  const kept = { byHand: 0 };
  const listed = new Set<string>();
  let joining = 0;
  let zeros = 0;
  for (const entry of entries) {
    if (matched.ambiguous.has(entry)) {
      counts.unmatched += 1;
      const place = { row: entry.row, value: `${entry.familyName}, ${entry.givenName}` };
      problems.add(file, place, 'interchange.rule.ambiguous-student');
      continue;
    }
    const match = matched.of.get(entry);
    const id = match ?? ownId(entry) ?? newId();
    listed.add(id);
    const present = match === undefined ? undefined : students.get(match);
    let isChanged = false;
    if (present) {
      const { wanted, lostZeros } = wantedFields(present, entry, school);
      const patch = replacedFields(here, 'student', id, present, wanted, kept);
      isChanged = Object.keys(patch).length > 0;
      if (lostZeros) zeros += 1;
      writes.update('student', id, patch);
    } else writes.put('student', id, newStudent(entry, school));
    if (belongs(spans.get(id) ?? [], row, here.today)) {
      if (isChanged) counts.changed += 1;
      else counts.unchanged += 1;
      continue;
    }
    counts.new += 1;
    if (!isFirstList) joining += 1;
    writes.put('enrolment', newId(), { class: classId, student: id, start, until: null });
  }

  const notListed = known ? notListedOf(here, row, spans, listed) : [];
  return {
    counts,
    problems: problems.list(),
    notes: [
      ...(known || name === '' ? [] : [say('interchange.note.new-class', { name })]),
      ...(joining > 0 && start !== null
        ? [say('interchange.note.joins', { count: joining, date: start })]
        : []),
      ...(notListed.length > 0
        ? [say('interchange.note.not-listed', { count: notListed.length })]
        : []),
      ...(zeros > 0 ? [say('interchange.note.zeros', { count: zeros })] : []),
      ...(kept.byHand > 0 ? [say('interchange.note.by-hand', { count: kept.byHand })] : []),
    ],
    ...sampleOf(entries),
    classes: [],
    notListed,
    asks: name === '' ? ['class'] : [],
    touched: name === '' ? [] : [{ id: classId, name: row.name }],
    writes,
  };
}

function sampleOf(entries: readonly RosterEntry[]): Pick<Decision, 'columns' | 'sample'> {
  const columns = [
    say('interchange.column.student-id'),
    say('interchange.column.family-name'),
    say('interchange.column.given-name'),
    say('interchange.column.called'),
    say('interchange.column.email'),
    say('interchange.column.grade'),
  ];
  const sample = entries
    .slice(0, SAMPLE_ROWS)
    .map((entry) => [
      entry.schoolId ?? '',
      entry.familyName,
      entry.givenName,
      entry.called ?? '',
      entry.email ?? '',
      entry.grade ?? '',
    ]);
  return { columns, sample };
}
