import { EVIDENCE_KINDS } from '#shared/contract/types.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { oneOf } from '../one-of.ts';
import { sameText } from '../pick-one.ts';
import { levelKey, resolveTask } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveObjective, resolveObjectives } from '../resolve-objective.ts';
import type { Session } from '../session.ts';
import { without } from '../without.ts';

/** `A:B` pairs of a list flag. Throws UsageError. */
function pairs(args: Args, flag: string): { from: string; to: string }[] | undefined {
  return args.list(flag)?.map((word) => {
    const [from, to, ...more] = word.split(':').map((part) => part.trim());
    if (!from || !to || more.length > 0) throw new UsageError(`--${flag} takes OLD:NEW.`);
    return { from, to };
  });
}

const task: Command = {
  usage:
    'NAME --class C --objectives O1,O2 [--on DATE] [--kind K] [--versions A,B] [--rename A:B] [--highest L]',
  flags: {
    class: 'text',
    objectives: 'list',
    on: 'text',
    kind: 'text',
    versions: 'list',
    rename: 'list',
    highest: 'text',
  },
  words: [1, 1],
  needs: ['class'],
  check: (args) => void pairs(args, 'rename'),
  async run(session, args) {
    const name = args.word(0, 'The name of the task');
    const { id } = await resolveClass(session, args.need('class'));
    const known = await findTask(session, id, name);
    const words = args.list('objectives');
    if (!known && words === undefined) throw new UsageError('--objectives is missing.');
    const objectives = words
      ? (await resolveObjectives(session, words, id)).map((item) => item.id)
      : (known?.objectives ?? []);
    const kind = oneOf('--kind', args.text('kind'), EVIDENCE_KINDS);
    const highest = args.text('highest');
    const { scale } = await session.ask('class.get', { class: id });
    const json = await session.ask('task.save', {
      ...(known && { task: known.id }),
      class: id,
      name,
      kind: kind ?? EVIDENCE_KINDS.find((other) => other === known?.kind) ?? 'test',
      on: args.text('on') ?? known?.on ?? (await session.today()),
      objectives,
      ...without({
        versions: args.list('versions'),
        renamed: pairs(args, 'rename'),
        highest: highest === undefined ? undefined : levelKey(scale, highest),
      }),
    });
    const moved = json.corrected > 0 ? ` ${json.corrected} attempt(s) follow.` : '';
    return { json, text: `Task ${name} holds ${objectives.length} objective(s).${moved}` };
  },
};

async function findTask(session: Session, classId: string, name: string) {
  const { tasks } = await session.ask('grid.get', { class: classId });
  return tasks.find((item) => sameText(item.name, name));
}

const correct: Command = {
  usage:
    '--class C --task T --objective O [--version V] [--add POINTS] [--out-of Y] [--levels OLD:NEW,…]',
  flags: {
    class: 'text',
    task: 'text',
    objective: 'text',
    version: 'text',
    add: 'number',
    'out-of': 'number',
    levels: 'list',
  },
  needs: ['class', 'task', 'objective'],
  check(args) {
    if (!args.has('add') && !args.has('out-of') && !args.has('levels')) {
      throw new UsageError('Give --add, --out-of or --levels.');
    }
    pairs(args, 'levels');
  },
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const { id: named } = await resolveTask(session, args.need('task'), id);
    const objective = await resolveObjective(session, args.need('objective'), [id]);
    const { scale } = await session.ask('class.get', { class: id });
    const json = await session.ask('task.correct', {
      task: named,
      objective: objective.id,
      ...without({
        version: args.text('version'),
        add: args.number('add'),
        outOf: args.number('out-of'),
        levels: pairs(args, 'levels')?.map(({ from, to }) => ({
          from: levelKey(scale, from),
          to: levelKey(scale, to),
        })),
      }),
    });
    return { json, text: `${json.corrected} result(s) on ${objective.code} are corrected.` };
  },
};

/** Named occasions. */
export const taskCommands = { task, correct };
