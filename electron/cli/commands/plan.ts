import type { Input } from '#shared/contract/contract.ts';
import { METHODS } from '#shared/contract/types.ts';
import { WEEKDAYS } from '#shared/domain/time.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { oneOf } from '../one-of.ts';
import { sameText } from '../pick-one.ts';
import { levelKey, resolveCourse, resolveScale, resolveTerm } from '../resolve-by-name.ts';
import { findClass, resolveClass } from '../resolve-class.ts';
import { resolveObjective } from '../resolve-objective.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { without } from '../without.ts';

const classCommand: Command = {
  usage:
    'NAME [--code CODE] [--scale PRESET|NAME] [--method M] [--parameter N] [--scores cuts|linear] [--days mon,tue,…] [--rotation A,B] [--meets A] [--first DATE] [--last DATE] [--threshold KEY]',
  flags: {
    code: 'text',
    scale: 'text',
    method: 'text',
    parameter: 'number',
    scores: 'text',
    days: 'list',
    rotation: 'list',
    meets: 'list',
    first: 'text',
    last: 'text',
    threshold: 'text',
  },
  words: [1, 1],
  check(args) {
    oneOf('--method', args.text('method'), METHODS);
    oneOf('--scores', args.text('scores'), ['cuts', 'linear']);
    for (const day of args.list('days') ?? []) oneOf('--days', day, WEEKDAYS);
  },
  async run(session, args) {
    const name = args.word(0, 'The name of the class');
    const known = await findClass(session, name);
    const rules = await classRules(session, args, known?.id ?? null);
    if (known) {
      await session.ask('class.save', { class: known.id, ...rules });
      return { json: { class: known.id, created: false }, text: `Class ${known.name} is set.` };
    }
    const made = await session.ask('class.create', { name, ...rules });
    return { json: { class: made.class, created: true }, text: `Class ${name} is created.` };
  },
};

async function classRules(
  session: Session,
  args: Args,
  known: string | null,
): Promise<Omit<Input<'class.save'>, 'class' | 'name'>> {
  const named = args.text('scale');
  const chosen = named === undefined ? undefined : await resolveScale(session, named);
  const threshold = args.text('threshold');
  const scale =
    chosen ??
    (known === null
      ? (await session.ask('scale.list', {}))[0]
      : (await session.ask('class.get', { class: known })).scale);
  return without({
    code: args.text('code'),
    scale: chosen?.id,
    threshold: threshold === undefined || !scale ? undefined : levelKey(scale, threshold),
    method: oneOf('--method', args.text('method'), METHODS),
    parameter: args.number('parameter'),
    scores: oneOf('--scores', args.text('scores'), ['cuts', 'linear']),
    days: args.list('days')?.map((day) => oneOf('--days', day, WEEKDAYS) ?? 'mon'),
    rotation: args.list('rotation'),
    rotationDays: args.list('meets'),
    first: args.text('first'),
    last: args.text('last'),
  });
}

const CALENDAR_KINDS = ['off', 'missed', 'short', 'meets'] as const;

const calendar: Command = {
  check(args) {
    if (!CALENDAR_KINDS.some((kind) => args.has(kind))) {
      throw new UsageError('Give --off, --missed, --short or --meets with its dates.');
    }
  },
  usage: '--class C [--off FROM..TO] [--missed DATE] [--short DATE] [--meets FROM..TO]',
  flags: { class: 'text', off: 'text', missed: 'text', short: 'text', meets: 'text' },
  needs: ['class'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const given = CALENDAR_KINDS.filter((kind) => args.has(kind));
    let days = 0;
    for (const kind of given) {
      const [from = '', to = from] = args.need(kind).split('..');
      days += (await session.ask('calendar.set', { class: id, from, to, kind })).days;
    }
    return { json: { days }, text: `${days} day(s) of ${name} are set.` };
  },
};

const plan: Command = {
  usage: '--class C --course K [--start DATE --end DATE] [--by unit|objective]',
  flags: { class: 'text', course: 'text', start: 'text', end: 'text', by: 'text' },
  needs: ['class', 'course'],
  check(args) {
    if (args.has('start') !== args.has('end')) {
      throw new UsageError('--start and --end belong together.');
    }
    oneOf('--by', args.text('by'), ['unit', 'objective']);
  },
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const course = await resolveCourse(session, args.need('course'));
    const start = args.text('start') ?? null;
    const end = args.text('end') ?? null;
    const by = oneOf('--by', args.text('by'), ['unit', 'objective']) ?? 'unit';
    const used = (await session.ask('plan.get', { class: id })).courses;
    if (!used.some((other) => other.id === course.id)) {
      await session.ask('plan.use', { class: id, course: course.id });
    }
    const dated =
      start === null
        ? 0
        : (await session.ask('plan.spread', { class: id, course: course.id, start, end, by }))
            .dated;
    const { objectives } = await session.ask('plan.get', { class: id });
    const json = { planned: objectives.filter((item) => item.course === course.id).length, dated };
    return {
      json,
      text: `Planned ${counted(json.planned, 'objective')}; spread ${counted(dated, 'date')}.`,
    };
  },
};

const term: Command = {
  usage: 'NAME --start DATE --end DATE [--parent NAME]',
  flags: { start: 'text', end: 'text', parent: 'text' },
  words: [1, 1],
  needs: ['start', 'end'],
  async run(session, args) {
    const name = args.word(0, 'The name of the term');
    const start = args.need('start');
    const end = args.need('end');
    const parent = args.text('parent');
    const known = (await session.ask('term.list', {})).find((item) => sameText(item.name, name));
    const json = await session.ask('term.save', {
      ...(known && { term: known.id }),
      name,
      start,
      end,
      ...(parent !== undefined && { parent: (await resolveTerm(session, parent)).id }),
    });
    return { json, text: `Term ${name} runs from ${start} to ${end}.` };
  },
};

const leaveOut: Command = {
  usage: '--class C --objective O [--student S] [--back]',
  flags: { class: 'text', objective: 'text', student: 'text', back: 'switch' },
  needs: ['class', 'objective'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const objective = await resolveObjective(session, args.need('objective'), [id]);
    const leftOut = !args.has('back');
    const who = args.text('student');
    const at = { class: id, objective: objective.id, leftOut };
    if (who === undefined) await session.ask('plan.leave-out', at);
    else {
      const student = await resolveStudent(session, who, id);
      await session.ask('plan.own', { ...at, student: student.id });
    }
    const json = { objective: objective.code, leftOut };
    const place = who === undefined ? name : 'the plan of this student';
    return { json, text: `${objective.code} is ${leftOut ? 'left out of' : 'back in'} ${place}.` };
  },
};

const open: Command = {
  usage: '--class C --objective O [--on DATE]',
  flags: { class: 'text', objective: 'text', on: 'text' },
  needs: ['class', 'objective'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const objective = await resolveObjective(session, args.need('objective'), [id]);
    const on = args.text('on') ?? (await session.today());
    await session.ask('plan.open', { class: id, objective: objective.id, on });
    return {
      json: { objective: objective.code, on },
      text: `${objective.code} is open in ${name}.`,
    };
  },
};

/** Classes, their days and what they plan. */
export const planCommands = {
  class: classCommand,
  calendar,
  plan,
  term,
  'leave-out': leaveOut,
  open,
};
