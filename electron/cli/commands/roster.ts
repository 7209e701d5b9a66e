import type { OpenCommand as Command } from '../command.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveObjective } from '../resolve-objective.ts';
import { classesOfStudent, resolveStudent } from '../resolve-student.ts';

const FLAGS = { class: 'text', student: 'text', on: 'text' } as const;

/** A student's first or last day in a class. */
const stay = (call: 'enrolment.start' | 'enrolment.end', words: string): Command => ({
  usage: '--class C --student S [--on DATE]',
  flags: FLAGS,
  needs: ['class', 'student'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const student = await resolveStudent(session, args.need('student'), id);
    const on = args.text('on') ?? (await session.today());
    await session.ask(call, { class: id, student: student.id, on });
    return { json: { student: student.id, on }, text: `${words} ${name} from ${on}.` };
  },
});

const enrol = stay('enrolment.start', 'Enrolled in');
const withdraw = stay('enrolment.end', 'No longer in');

const due: Command = {
  usage: '--student S --objective O --on DATE|none [--class C]',
  flags: { student: 'text', objective: 'text', on: 'text', class: 'text' },
  needs: ['student', 'objective', 'on'],
  async run(session, args) {
    const student = await resolveStudent(session, args.need('student'), null);
    const classes = await classesOfStudent(session, student.id);
    const objective = await resolveObjective(session, args.need('objective'), classes);
    const word = args.text('class');
    const counts = word === undefined ? {} : { class: (await resolveClass(session, word)).id };
    const on = args.need('on') === 'none' ? null : args.need('on');
    await session.ask('plan.own-due', {
      student: student.id,
      objective: objective.id,
      on,
      ...counts,
    });
    const json = { student: student.id, objective: objective.code, on };
    const text =
      on === null
        ? `${objective.code} has no date of its own for this student.`
        : `${objective.code} is due on ${on} for this student.`;
    return { json, text };
  },
};

/** Who is in a class, and a student's own dates. */
export const rosterCommands = { enrol, withdraw, due };
