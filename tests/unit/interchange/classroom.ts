import { type FilesHost, filesHost } from './host-with-files.ts';

/** A host with one class that plans one course. */
export interface Classroom extends FilesHost {
  readonly id: string;
  cell(schoolId: string, code: string): ReturnType<typeof cellOf>;
}

const PEOPLE =
  'Student ID,Name,Called,Email\n001,"Lee, Ann",Annie,ann.lee@school.example\n002,"Poe, Bo",,bo@school.example\n003,"Day, Cy",,\n';
const COURSE = 'Code,Objective\nC1,Atoms in general\nC1.1,Describe an atom\nC1.2,Count protons\n';

/** A class of three (invented people) with a planned course of three objectives. */
export async function classroom(people = PEOPLE, course = COURSE): Promise<Classroom> {
  const host = await filesHost();
  const { taken } = await host.take(host.file('list.csv', people), { kind: 'roster', class: 'C' });
  const id = taken.classes[0]?.id ?? '';
  await host.take(host.file('o.csv', course), { kind: 'objectives', course: 'K' });
  const courseId = (await host.ask('course.list', {}))[0]?.id ?? '';
  await host.ask('plan.use', { class: id, course: courseId });
  return { ...host, id, cell: (schoolId, code) => cellOf(host, id, schoolId, code) };
}

/** A cell of the class as one of the hosts that have it shows it. */
export async function cellOf(host: FilesHost, id: string, schoolId: string, code: string) {
  const grid = await host.ask('grid.get', { class: id });
  const row = grid.students.schoolId.indexOf(schoolId);
  const objective = grid.objectives.id[grid.objectives.code.indexOf(code)] ?? '';
  const student = grid.rows.students[row] ?? '';
  return await host.ask('cell.get', { class: id, student, objective });
}

/** Lines as a file has them. */
export const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
