import type { ReactNode } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { isSmallGroup } from '#shared/domain/small-groups.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { percent } from './percent.ts';

interface PaperTableProps {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly [key: string, ...cells: readonly ReactNode[]])[];
}

/** A table on paper: the first of each line is its head. */
function PaperTable({ headings, rows }: PaperTableProps) {
  return (
    <table className="print-table department-paper">
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, head, ...cells]) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell, i) => (
              <td key={headings[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose files are here and of when they are, and whose are missing. */
export function PaperTeachers({
  teachers,
}: {
  readonly teachers: Output<'department.get'>['teachers'];
}) {
  const say = useSay();
  const format = useFormat();
  return (
    <PaperTable
      headings={[
        say('department.teachers'),
        say('department.school'),
        say('department.classes'),
        say('department.file-of'),
      ]}
      rows={teachers.map(({ source, name, school, classes, exportedAt, missingSince }) => [
        `${source} ${name}`,
        name || say('department.nameless'),
        school ?? '',
        exportedAt === null ? '' : classes,
        exportedAt === null
          ? say('department.missing-since', { day: format.day(missingSince ?? '') })
          : format.day(new Date(exportedAt).toISOString().slice(0, 10)),
      ])}
    />
  );
}

/** Coverage, mastery and levels by section, as they may leave. */
export function PaperSections({
  sections,
}: {
  readonly sections: Output<'department.summary'>['sections'];
}) {
  const say = useSay();
  const hidden = sections.some(({ leaving }) => leaving && leaving.hidden > 0);
  return (
    <>
      <PaperTable
        headings={[
          say('department.section'),
          say('department.students'),
          say('department.assessed'),
          say('department.mastered'),
          say('department.distribution'),
        ]}
        rows={sections.map(({ class: id, name, teacher, students, levels, leaving }) => [
          id,
          `${name}, ${teacher}`,
          ...(leaving
            ? [
                `${students}${leaving.hidden > 0 ? ' *' : ''}`,
                percent(leaving.assessed, leaving.asked),
                percent(leaving.mastered, leaving.asked),
                levels.map((level, i) => `${level.name} ${leaving.levels[i] ?? 0}`).join(' · '),
              ]
            : [say('department.few'), '', '', '']),
        ])}
      />
      {hidden ? <p className="print-legend">* {say('department.left-out')}</p> : null}
    </>
  );
}

/** How many have each letter; a section on a scale that the rule does not know says so. */
export function PaperLetters({ letters, sections }: Output<'department.letters'>) {
  const say = useSay();
  return (
    <PaperTable
      headings={[say('department.section'), ...letters]}
      rows={sections.map(({ class: id, name, teacher, students, counts }) => [
        id,
        `${name}, ${teacher}`,
        ...letters.map((_, i) => {
          if (isSmallGroup(students)) return i === 0 ? say('department.few') : '';
          return counts === null ? '–' : (counts[i] ?? 0) || '';
        }),
      ])}
    />
  );
}

/** Who is in several classes, without figures: a line is about one student. */
export function PaperShared({
  shared,
}: {
  readonly shared: Output<'department.summary'>['shared'];
}) {
  const say = useSay();
  return (
    <PaperTable
      headings={[
        say('department.student'),
        say('department.student-id'),
        say('department.in-classes'),
      ]}
      rows={shared.map(({ name, schoolId, classes }) => [
        `${name} ${schoolId} ${classes.map((one) => one.class).join()}`,
        name,
        schoolId ?? '',
        classes.map((one) => `${one.name}, ${one.teacher}`).join(' · '),
      ])}
    />
  );
}

/** How alike assessors judge. */
export function PaperAgreement({ pairs }: Output<'department.moderation'>) {
  const say = useSay();
  return (
    <PaperTable
      headings={[
        say('department.assessors'),
        say('department.pairs'),
        say('department.blind'),
        say('department.exact'),
        say('department.kappa'),
      ]}
      rows={pairs.map(({ assessors, pairs: count, students, blind, exact, kappa }) => [
        assessors.join(),
        assessors.join(' · '),
        ...(isSmallGroup(students)
          ? [say('department.few'), '', '', '']
          : [
              count,
              blind || '',
              percent(exact, 1),
              kappa === null ? say('department.one-level') : kappa.toFixed(2),
            ]),
      ])}
    />
  );
}
