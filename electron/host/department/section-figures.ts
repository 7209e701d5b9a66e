import type { Output } from '#shared/contract/contract.ts';
import { listName } from '#shared/domain/roster.ts';
import { leavingFigures, sumOfFigures } from '#shared/domain/small-groups.ts';
import { compareText } from '#shared/util/compare.ts';
import type { StudentDay } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { cellsOf } from './cells-of.ts';
import type { SectionDay } from './section-days.ts';
import { studentIdentity } from './sections.ts';

type Summary = Output<'department.summary'>;

/** A section's name, teacher, scale and size. */
export const headOf = ({ class: id, name, teacher, scale, students }: SectionDay) => ({
  class: id,
  name,
  teacher,
  scale,
  students: students.length,
});

/** What a section has in all, and what of it may leave. */
export function sectionSummary(section: SectionDay): Summary['sections'][number] {
  const { book, students, cells } = section;
  const { levels } = book.scale;
  const { levels: counts, ...share } = sumOfFigures(cells, levels.length);
  const leaving = leavingFigures(students.length, cells, levels.length);
  return {
    ...headOf(section),
    ...share,
    threshold: book.threshold,
    levels: levels.map(({ key, name }, i) => ({ key, name, count: counts[i] ?? 0 })),
    leaving: leaving && { ...leaving, levels: [...leaving.levels] },
  };
}

/** Students of several classes, each in one line; who is known by two ids is one by a person's word. */
export function sharedStudents(ctx: ReadCtx, days: readonly SectionDay[]): Summary['shared'] {
  const identity = studentIdentity(ctx);
  const persons = new Map<string, { section: SectionDay; student: StudentDay }[]>();
  for (const section of days) {
    for (const student of section.students) {
      const person = identity(student.student.id);
      const known = persons.get(person);
      if (known) known.push({ section, student });
      else persons.set(person, [{ section, student }]);
    }
  }
  return [...persons]
    .filter(([, at]) => new Set(at.map(({ section }) => section.class)).size > 1)
    .map(([person, at]) => ({ person, line: lineOf(at) }))
    .sort((a, b) => compareText(a.line.name, b.line.name) || compareText(a.person, b.person))
    .map(({ line }) => line);
}

type Line = Summary['shared'][number];

/** Somebody in all classes; who stands in one of them by two ids is there once. */
function lineOf(at: readonly { section: SectionDay; student: StudentDay }[]): Line {
  const classes = new Map<string, Line['classes'][number]>();
  for (const { section, student } of at) {
    const { class: id, name, teacher, book } = section;
    const known = classes.get(id);
    const { asked, mastered } = sumOfFigures(cellsOf(book, [student]), 0);
    classes.set(id, {
      ...{ class: id, name, teacher },
      asked: asked + (known?.asked ?? 0),
      mastered: mastered + (known?.mastered ?? 0),
    });
  }
  const first = at[0]?.student.student;
  return {
    name: first ? listName(first) : '',
    schoolId: first?.schoolId ?? null,
    classes: [...classes.values()],
  };
}
