import { aGradebook } from '../../helpers/builders.ts';
import { type FilesHost, filesHost } from '../interchange/host-with-files.ts';

/** A class with a quarter, a quiz in it, and what two of its three students showed there. */
export interface SchoolTerm {
  readonly host: FilesHost;
  readonly class: string;
  readonly term: string;
  readonly task: string;
  /** Ids in roster order. */
  readonly students: readonly string[];
  readonly objectives: Readonly<Record<string, string>>;
}

/** Builds it; the class has a name that a spreadsheet would run. */
export async function schoolTerm(): Promise<SchoolTerm> {
  const host = await filesHost();
  const built = await aGradebook(host)
    .withClass('=Algebra, "2"', { first: '2026-08-24', last: '2027-06-11' })
    .withStudents(3)
    .withCourse(['A1', 'A2', { code: 'A3', critical: true, due: '2026-10-01' }])
    .build();
  await host.ask('term.save', { name: 'Year', start: '2026-08-24', end: '2027-06-11' });
  const { term } = await host.ask('term.save', {
    name: 'Q1',
    start: '2026-08-24',
    end: '2026-11-06',
  });
  const [A1 = '', A2 = ''] = [built.objectives.A1, built.objectives.A2];
  const where = { class: built.class };
  const { task } = await host.ask('task.save', {
    ...where,
    name: 'Quiz 1',
    kind: 'quiz',
    on: '2026-10-01',
    objectives: [A1, A2],
    versions: [],
  });
  const [ann = '', ben = ''] = built.students;
  const record = (student: string, objective: string, level: string) =>
    host.ask('evidence.record', { ...where, student, objective, level, on: '2026-10-01', task });
  await record(ann, A1, 'clear');
  await record(ann, A2, 'not-yet');
  await record(ben, A1, 'basic');
  return { ...built, host, class: built.class, term, task };
}
