import { listName } from '#shared/domain/roster.ts';
import type {
  OneRosterClass,
  OneRosterReading,
  OneRosterUser,
} from '../../interchange/oneroster-reading.ts';
import { createProblems } from '../../interchange/problem.ts';
import { say } from '../../say.ts';
import type { Snapshot } from '../../store/import-store.ts';
import { notListedOf, spansByClass } from './class.ts';
import { type Deciding, type Decision, noCounts, SAMPLE_ROWS, Writes } from './decision.ts';
import { type Choice, chosenClasses } from './oneroster-choice.ts';
import { classTitles, decideClass, decideCourses } from './oneroster-classes.ts';
import { type OneRosterDeciding, rootFinder, type TakenClass } from './oneroster-context.ts';
import {
  classesHere,
  endEnrolments,
  knownRoots,
  refuseUnknown,
  studentsHere,
} from './oneroster-delta.ts';
import { decideEnrolments, decideStudents } from './oneroster-people.ts';
import { decideTerms } from './oneroster-terms.ts';

const RENAMED_SHOWN = 5;

/**
 * What a package does: terms, courses, classes with their plan, students and enrolments of the
 * chosen classes. Each row of the lists counts once. Throws TroubleError NOT_FOUND, AMBIGUOUS.
 */
export function decideOneRoster(
  reading: OneRosterReading,
  choice: Choice,
  { here, newId }: Deciding,
): Decision {
  const chosen = chosenClasses(reading, choice);
  const classes = reading.classes.filter((one) => chosen.has(one.sourcedId));
  const rootOf = rootsOf(here, reading);
  const deciding: OneRosterDeciding = {
    here,
    newId,
    reading,
    counts: { ...noCounts(), refused: reading.refused },
    problems: createProblems(),
    writes: new Writes(),
    kept: { byHand: 0 },
    root: rootOf(reading.classes[0]?.school ?? null),
    rootOf,
  };
  const terms = decideTerms(deciding, namedSessions(reading, classes));
  const courses = decideCourses(deciding, new Set(classes.map((one) => one.course)));
  const made = {
    names: new Set<string>(),
    titles: classTitles(reading),
    spans: spansByClass(here),
    renamed: [],
  };
  const listedHere = classes.map((one) => decideClass(deciding, one, courses, made));
  const others = reading.delta ? classesHere(here, reading, made.spans) : [];
  const taken = [...listedHere, ...others];
  const students = decideStudents(deciding, taken);
  if (reading.delta) {
    for (const [sourcedId, id] of studentsHere(here)) {
      if (!students.has(sourcedId)) students.set(sourcedId, id);
    }
    refuseUnknown(deciding, new Set(taken.map(({ source }) => source.sourcedId)), students);
  }
  const ended = reading.delta ? endEnrolments(deciding, taken, students, made.spans) : 0;
  const joining = decideEnrolments(deciding, taken, students);
  const listed = new Set(students.values());
  // A package of changes leaves out who stays.
  const notListed = reading.delta
    ? []
    : taken.flatMap(({ row, spans }) => notListedOf(here, row, spans, listed));
  const { counts, kept } = deciding;
  return {
    counts,
    problems: deciding.problems.list(),
    notes: [
      ...(reading.onlyManifest || reading.delta
        ? []
        : [
            say('interchange.note.brings', {
              classes: classes.length,
              students: students.size,
              courses: courses.size,
              terms,
            }),
          ]),
      ...shortened(made.renamed),
      ...(ended > 0 ? [say('interchange.note.ended', { count: ended })] : []),
      ...(reading.delta && reading.delta.classes.length > 0
        ? [say('interchange.note.classes-gone', { count: reading.delta.classes.length })]
        : []),
      ...(joining > 0 ? [say('interchange.note.joins', { count: joining, date: here.today })] : []),
      ...(notListed.length > 0
        ? [say('interchange.note.not-listed', { count: notListed.length })]
        : []),
      ...(kept.byHand > 0 ? [say('interchange.note.by-hand', { count: kept.byHand })] : []),
    ],
    ...sampleOf(reading, taken),
    classes: previewClasses(reading, chosen),
    notListed: [...new Map(notListed.map((student) => [student.id, student])).values()],
    asks: reading.asksDayFirst ? ['day-first'] : [],
    touched: taken.map(({ id, row }) => ({ id, name: row.name })),
    writes: deciding.writes,
  };
}

/** A package of changes may leave out the orgs; then it is of where the packages before came from. */
function rootsOf(here: Snapshot, reading: OneRosterReading): (from: string | null) => string {
  const [root, other] = reading.delta && reading.orgs.length === 0 ? knownRoots(here) : [];
  return root === undefined || other !== undefined ? rootFinder(reading) : () => root;
}

/** A district renames hundreds of classes; a person wants to see a few of them. */
function shortened(sentences: readonly string[]): string[] {
  const more = sentences.length - RENAMED_SHOWN;
  if (more <= 0) return [...sentences];
  const rest = say('interchange.note.renamed-more', { count: more });
  return [...sentences.slice(0, RENAMED_SHOWN), rest];
}

/** The sessions that classes and their courses name; all of them when every class is taken. */
function namedSessions(
  reading: OneRosterReading,
  classes: readonly OneRosterClass[],
): ReadonlySet<string> {
  if (classes.length === reading.classes.length) {
    return new Set(reading.sessions.map((session) => session.sourcedId));
  }
  const courses = new Set(classes.map((one) => one.course));
  const years = reading.courses
    .filter((course) => courses.has(course.sourcedId))
    .map((course) => course.schoolYear ?? '');
  return new Set([...classes.flatMap((one) => one.sessions), ...years]);
}

function previewClasses(
  reading: OneRosterReading,
  chosen: ReadonlySet<string>,
): Decision['classes'] {
  const names = new Map(reading.users.map((user) => [user.sourcedId, listName(user)]));
  const people = new Map<string, { students: Set<string>; teachers: Set<string> }>();
  for (const { class: id, user, role } of reading.enrolments) {
    const of = people.get(id) ?? { students: new Set(), teachers: new Set() };
    (role === 'student' ? of.students : of.teachers).add(user);
    people.set(id, of);
  }
  return reading.classes.map((one) => ({
    sourcedId: one.sourcedId,
    name: one.title,
    code: one.code,
    students: people.get(one.sourcedId)?.students.size ?? 0,
    teachers: [...(people.get(one.sourcedId)?.teachers ?? [])].map((id) => names.get(id) ?? id),
    chosen: chosen.has(one.sourcedId),
  }));
}

function sampleOf(
  reading: OneRosterReading,
  taken: readonly TakenClass[],
): Pick<Decision, 'columns' | 'sample'> {
  const users = new Map<string, OneRosterUser>(reading.users.map((user) => [user.sourcedId, user]));
  const names = new Map(taken.map(({ source, row }) => [source.sourcedId, row.name]));
  const seen = new Set<string>();
  const sample: string[][] = [];
  for (const { class: id, user: userId, role } of reading.enrolments) {
    const name = names.get(id);
    const user = users.get(userId);
    const key = `${id} ${userId}`;
    if (role !== 'student' || name === undefined || !user || seen.has(key)) continue;
    seen.add(key);
    sample.push([name, listName(user), user.identifier ?? user.sourcedId, user.grade ?? '']);
    if (sample.length === SAMPLE_ROWS) break;
  }
  const columns = [
    say('interchange.column.class'),
    say('interchange.column.student'),
    say('interchange.column.student-id'),
    say('interchange.column.grade'),
  ];
  return { columns, sample };
}
