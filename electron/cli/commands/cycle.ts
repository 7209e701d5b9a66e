import { TroubleError } from '#shared/contract/errors.ts';
import type { OpenCommand as Command } from '../command.ts';
import { sameText } from '../pick-one.ts';
import { resolveCourse } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import { table } from '../table.ts';
import { without } from '../without.ts';

const weekly: Command = {
  usage: '--class C [--on DATE]',
  flags: { class: 'text', on: 'text' },
  needs: ['class'],
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const week = await session.ask('weekly.get', {
      class: id,
      ...without({ on: args.text('on') }),
    });
    const json = {
      class: week.class.name,
      on: week.on,
      until: week.until,
      students: week.students.map(({ schoolId, name, objectives, goals }) => ({
        schoolId,
        name,
        objectives: objectives.map(({ id: _, ...line }) => line),
        goals,
      })),
    };
    const rows = json.students.map(({ name, objectives }) => [
      name,
      objectives.map((line) => (line.ready ? line.code : `${line.code} (then)`)).join(', '),
    ]);
    return { json, text: table(['Student', 'Next'], rows) };
  },
};

const give: Command = {
  usage: '--student S --course K [--back]',
  flags: { student: 'text', course: 'text', back: 'switch' },
  needs: ['student', 'course'],
  async run(session, args) {
    const student = await resolveStudent(session, args.need('student'), null);
    const course = await resolveCourse(session, args.need('course'));
    const isGiven = !args.has('back');
    const { objectives } = await session.ask('student.give', {
      student: student.id,
      course: course.id,
      give: isGiven,
    });
    const json = { student: student.id, course: course.name, objectives, given: isGiven };
    const what = `${objectives} objective(s) of ${course.name}`;
    return { json, text: isGiven ? `Given: ${what}.` : `Taken back: ${what}.` };
  },
};

const preTeach: Command = {
  usage: '--class C [--unit NAME] [--on DATE]',
  flags: { class: 'text', unit: 'text', on: 'text' },
  needs: ['class'],
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const on = without({ on: args.text('on') });
    const named = args.text('unit');
    let list = await session.ask('preteaching.get', { class: id, ...on });
    if (named !== undefined) {
      const unit = list.units.find((one) => sameText(one.name, named));
      if (!unit) throw new TroubleError('NOT_FOUND', { what: 'unit', name: named });
      list = await session.ask('preteaching.get', { class: id, unit: unit.id, ...on });
    }
    const json = {
      on: list.on,
      unit: list.unit?.name ?? null,
      needs: list.needs.map(({ id: _, ...need }) => need),
      students: list.students.map(({ name, lacks, shown, brings, record }) => ({
        name,
        lacks: lacks.map(({ code, why }) => ({ objective: code, why })),
        shown,
        brings,
        record: record && { teacher: record.teacher, school: record.school },
      })),
      prepared: list.prepared,
    };
    const rows = json.students.map(({ name, lacks, brings, record }) => [
      name,
      lacks.map((lack) => lack.objective).join(', '),
      brings.join(', '),
      record && [record.teacher, record.school].filter(Boolean).join(', '),
    ]);
    return { json, text: table(['Student', 'Lacks', 'Brings', 'Record from'], rows) };
  },
};

/** The cycle of a week: who needs what next. */
export const cycleCommands = { weekly, give, 'pre-teach': preTeach };
