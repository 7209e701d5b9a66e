import { TroubleError } from '#shared/contract/errors.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { levelKey, resolveTerm } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveObjective } from '../resolve-objective.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

const override: Command = {
  usage:
    '--class C --student S (--objective O --level L | --term T --letter X) (--reason T [--lock] | --remove)',
  flags: {
    class: 'text',
    student: 'text',
    objective: 'text',
    level: 'text',
    term: 'text',
    letter: 'text',
    reason: 'text',
    lock: 'switch',
    remove: 'switch',
  },
  needs: ['class', 'student'],
  check(args) {
    if (args.has('objective') === args.has('term')) {
      throw new UsageError('Give either --objective with --level, or --term with --letter.');
    }
    if (args.has('remove')) return;
    args.need(args.has('objective') ? 'level' : 'letter');
    args.need('reason');
  },
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const student = await resolveStudent(session, args.need('student'), id);
    const where = { class: id, student: student.id };
    if (args.has('remove')) return takeBack(session, args, where);
    const how = { reason: args.need('reason'), locked: args.has('lock') };
    if (args.has('objective')) {
      const objective = await resolveObjective(session, args.need('objective'), [id]);
      const { scale } = await session.ask('class.get', { class: id });
      const level = levelKey(scale, args.need('level'));
      const json = await session.ask('override.cell', {
        ...where,
        objective: objective.id,
        level,
        ...how,
      });
      return { json, text: `${objective.code} is set to ${level} by hand.` };
    }
    const term = await resolveTerm(session, args.need('term'));
    const letter = args.need('letter');
    const json = await session.ask('override.letter', { ...where, term: term.id, letter, ...how });
    return { json, text: `The letter in ${name} for ${term.name} is set to ${letter} by hand.` };
  },
};

async function takeBack(
  session: Session,
  args: Args,
  where: { readonly class: string; readonly student: string },
) {
  const objective = args.text('objective');
  const cell =
    objective === undefined ? null : (await resolveObjective(session, objective, [where.class])).id;
  const term = cell === null ? (await resolveTerm(session, args.need('term'))).id : null;
  const found = (await session.ask('override.list', { class: null })).find(
    (one) =>
      one.student.id === where.student &&
      (cell === null
        ? one.term?.id === term && one.class.id === where.class
        : one.objective?.id === cell),
  );
  if (!found) {
    const name = args.text('objective') ?? args.need('term');
    throw new TroubleError('NOT_FOUND', { what: 'override', name });
  }
  await session.ask('override.remove', { override: found.id });
  return { json: { override: found.id, removed: true }, text: 'The override is taken back.' };
}

const overrides: Command = {
  usage: '[--class C]',
  flags: { class: 'text' },
  async run(session, args) {
    const named = args.text('class');
    const classId = named === undefined ? null : (await resolveClass(session, named)).id;
    const found = await session.ask('override.list', { class: classId });
    const json = found.map((one) => ({
      ...one,
      class: one.class.name,
      student: one.student.schoolId ?? one.student.id,
      name: one.student.name,
      objective: one.objective?.code ?? null,
      term: one.term?.name ?? null,
      at: new Date(one.at).toISOString(),
    }));
    const rows = json.map((one) => [
      one.class,
      one.name,
      one.objective ?? one.term ?? 'year',
      one.value,
      one.locked ? 'locked' : '',
      one.state,
      one.on,
      one.by,
      one.reason,
    ]);
    const headings = ['Class', 'Student', 'Of', 'Value', '', 'State', 'On', 'By', 'Reason'];
    return { json, text: rows.length === 0 ? 'There are no overrides.' : table(headings, rows) };
  },
};

/** A person's value in place of the calculated one. */
export const overrideCommands = { override, overrides };
