import type { Output } from '#shared/contract/contract.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { oneOf } from '../one-of.ts';
import { resolveClass } from '../resolve-class.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';
import { without } from '../without.ts';

const rollover: Command = {
  usage:
    '--year NAME [--first D] [--last D] [--ending C,…] [--again C,…|none] [--dates moved|none] [--terms] [--dry-run]',
  flags: {
    year: 'text',
    first: 'text',
    last: 'text',
    ending: 'list',
    again: 'list',
    dates: 'text',
    terms: 'switch',
    'dry-run': 'switch',
  },
  needs: ['year'],
  check(args) {
    if (args.need('year').trim() === '') throw new UsageError('--year takes a name.');
  },
  async run(session, args) {
    const wish = {
      year: args.need('year'),
      first: args.text('first') ?? null,
      last: args.text('last') ?? null,
      dates: oneOf('--dates', args.text('dates'), ['moved', 'none'] as const) ?? 'moved',
      terms: args.has('terms'),
      ...without({
        ending: await idsOf(session, args, 'ending'),
        again: await idsOf(session, args, 'again'),
      }),
    };
    const isDryRun = args.has('dry-run');
    const json = await session.ask(isDryRun ? 'rollover.preview' : 'rollover.run', wish);
    return { json, text: toldText(json, isDryRun) };
  },
};

async function idsOf(session: Session, args: Args, flag: 'ending' | 'again') {
  const words = args.list(flag);
  if (words === undefined) return undefined;
  if (words.length === 1 && words[0] === 'none') return [];
  return Promise.all(words.map(async (word) => (await resolveClass(session, word)).id));
}

function toldText({ classes, terms }: Output<'rollover.run'>, isDryRun: boolean): string {
  const rows = classes.map(({ name, foldedOn, students, next }) => [
    name,
    foldedOn,
    students,
    next?.name ?? '–',
    next ? `${next.first ?? '…'} to ${next.last ?? '…'}` : '',
    next ? `${counted(next.objectives, 'objective')}, ${next.dated} dated` : '',
  ]);
  const again = classes.filter(({ next }) => next !== null).length;
  const ends = counted(classes.length, 'class', 'classes');
  return [
    isDryRun
      ? `The new year would end ${ends} and make ${again} anew.`
      : `The new year has begun: ${ends} ended, ${again} made anew. Undo takes it back.`,
    ...(rows.length > 0
      ? [table(['Class', 'Folded away', 'Students', 'Anew', 'Days', 'Plan'], rows)]
      : []),
    ...terms.map(({ name, start, end }) => `Term ${name}: ${start} to ${end}`),
  ].join('\n');
}

/** From one school year to the next. */
export const rolloverCommands = { rollover };
