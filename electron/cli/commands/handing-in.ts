import type { OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveTerm } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import { without } from '../without.ts';

const snapshot: Command = {
  usage: '--class C --term T [--as-of DATE]',
  flags: { class: 'text', term: 'text', 'as-of': 'text' },
  needs: ['class', 'term'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const term = await resolveTerm(session, args.need('term'));
    const asOf = args.text('as-of');
    const made = await session.ask('snapshot.make', {
      class: id,
      term: term.id,
      ...without({ asOf }),
    });
    const found = await session.ask('snapshot.get', { class: id, term: term.id });
    const [newest] = found.snapshots;
    const json = {
      ...made,
      class: name,
      term: term.name,
      at: new Date(newest?.at ?? 0).toISOString(),
      asOf: newest?.asOf,
      rule: newest?.rule,
      letters: found.students.map(({ schoolId, name: student, stands }) => ({
        schoolId,
        name: student,
        letter: stands.letter,
        handIn: { code: stands.code, number: stands.number },
      })),
    };
    const open = made.incomplete > 0 ? ` ${made.incomplete} of them incomplete.` : '';
    const stay = made.kept > 0 ? ` ${made.kept} stand from before` : '';
    const differ =
      made.differ > 0
        ? `, ${made.differ} of them would differ today; grade-change corrects them`
        : '';
    const kept = stay && `${stay}${differ}.`;
    return {
      json,
      text: `Handed in ${counted(made.students, 'letter')} of ${name} for ${term.name}.${open}${kept}`,
    };
  },
};

const gradeChange: Command = {
  usage: '--class C --term T --student S --letter X --reason T --approver A [--on DATE]',
  flags: {
    class: 'text',
    term: 'text',
    student: 'text',
    letter: 'text',
    reason: 'text',
    approver: 'text',
    on: 'text',
  },
  needs: ['class', 'term', 'student', 'letter', 'reason', 'approver'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const term = await resolveTerm(session, args.need('term'));
    const student = await resolveStudent(session, args.need('student'), id);
    const json = await session.ask('grade-change.make', {
      class: id,
      term: term.id,
      student: student.id,
      letter: args.need('letter'),
      reason: args.need('reason'),
      approver: args.need('approver'),
      ...without({ on: args.text('on') }),
    });
    return {
      json,
      text: `The letter in ${name} for ${term.name} is changed from ${json.from} to ${json.to}.`,
    };
  },
};

/** What leaves the class for the school's records. */
export const handingInCommands = { snapshot, 'grade-change': gradeChange };
