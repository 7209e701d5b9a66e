import { createProblems } from '../../interchange/problem.ts';
import type { ResultsReading } from '../../interchange/reading.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import type { Wishes } from './decide.ts';
import { type Deciding, type Decision, noCounts, SAMPLE_ROWS, Writes } from './decision.ts';
import { rowPeople } from './row-people.ts';

/** Results of tests from outside, beside the mastery of students who are here already. */
export function decideResults(
  reading: ResultsReading,
  wishes: Wishes,
  { here }: Deciding,
): Decision {
  const counts = { ...noCounts(), refused: reading.refused };
  const problems = createProblems();
  const writes = new Writes();
  const students = rowPeople(here, null, 'results', wishes);
  let nobody = 0;
  const rowOf = new Map<string, number>();
  const entries = reading.asksDayFirst ? [] : reading.entries;
  for (const { row, schoolId, login, student: written, test, on, score, band } of entries) {
    const student = students.find({ row, schoolId, login, student: written });
    const place = { row, column: reading.headings.student, value: schoolId ?? written ?? login };
    if (typeof student !== 'string' && student.kind === 'nobody') {
      nobody += 1;
      continue;
    }
    if (typeof student !== 'string') {
      counts.unmatched += 1;
      const rule =
        student.kind === 'unknown' ? 'interchange.rule.nobody' : 'interchange.rule.more-students';
      problems.add(reading.file, place, rule);
      continue;
    }
    const id = nameId('outsideResult', student, test, on);
    const earlier = rowOf.get(id);
    if (earlier !== undefined) {
      counts.refused += 1;
      const where = { row, column: reading.headings.test, value: test };
      problems.add(reading.file, where, 'interchange.rule.twice', { row: earlier });
      continue;
    }
    rowOf.set(id, row);
    const present = here.rows('outsideResult').get(id);
    if (present && present.score === score && present.band === band) {
      counts.unchanged += 1;
      continue;
    }
    counts[present ? 'changed' : 'new'] += 1;
    writes.put('outsideResult', id, { student, test, on, score, band });
  }
  if (!reading.asksDayFirst) students.remember(writes);
  const isUsable = counts.new + counts.changed + counts.unchanged + nobody > 0;
  return {
    counts,
    problems: problems.list(),
    notes: [
      ...students.notes(),
      ...(nobody > 0 ? [say('interchange.note.nobody-here', { count: nobody })] : []),
    ],
    columns: ['Student', 'Test', 'Date', 'Score', 'Band'],
    sample: reading.entries
      .slice(0, SAMPLE_ROWS)
      .map((one) => [
        one.schoolId ?? one.student ?? one.login ?? '',
        one.test,
        one.on,
        one.score ?? '',
        one.band ?? '',
      ]),
    classes: [],
    notListed: [],
    asks: reading.asksDayFirst ? ['day-first'] : [],
    touched: [],
    writes,
    matching: students.matching(),
    unusable: isUsable || counts.unmatched === 0 ? null : say('interchange.why.nobody-matches'),
  };
}
