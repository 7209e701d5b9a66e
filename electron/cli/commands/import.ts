import type { Input, Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { IMPORT_PROFILES } from '#shared/contract/features/import-grades.ts';
import { type Args, UsageError } from '../args.ts';
import type { Answer, OpenCommand as Command, FlagKind } from '../command.ts';
import { readMapFile } from '../map-file.ts';
import { oneOf } from '../one-of.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';
import { importHandOver } from './hand-over.ts';

type Preview = Input<'import.preview'>;
type Kind = Extract<
  Preview['kind'],
  'roster' | 'oneroster' | 'objectives' | 'case' | 'course' | 'evidence' | 'results'
>;

/** What each kind of import takes beside the file. */
const KINDS: Readonly<Record<Kind, Readonly<Record<string, FlagKind>>>> = {
  roster: { class: 'text' },
  oneroster: { teacher: 'text' },
  objectives: { course: 'text' },
  case: { course: 'text', branches: 'text', objectives: 'text', overwrite: 'switch' },
  course: {},
  results: { map: 'text' },
  evidence: { class: 'text', profile: 'text', map: 'text', on: 'text', task: 'text' },
};
/** A student's record is no list: it is opened and decided on its own. */
const HAND_OVER = 'hand-over';
const HAND_OVER_FLAGS: Readonly<Record<string, FlagKind>> = {
  class: 'text',
  student: 'text',
  new: 'switch',
  'passphrase-file': 'text',
  identity: 'text',
};
const isKind = (word: string): word is Kind => Object.hasOwn(KINDS, word);

/** Files from outside into the gradebook. */
export const importCommand: Command = {
  usage:
    'roster FILE --class NAME | oneroster ZIP|FOLDER [--teacher ID] | objectives FILE --course NAME | case FILE --course NAME [--branches I,J] [--objectives leaves|TYPE] [--overwrite] | course PACK | evidence FILE --class NAME [--profile P] [--map FILE.json] [--on DATE] [--task NAME] | results FILE [--map FILE.json] | hand-over FILE [--class NAME] [--student S | --new] [--passphrase-file P | --identity KEYFILE]    [--dry-run] [--dates day-first|month-first]',
  flags: {
    class: 'text',
    course: 'text',
    teacher: 'text',
    profile: 'text',
    map: 'text',
    on: 'text',
    task: 'text',
    branches: 'text',
    objectives: 'text',
    overwrite: 'switch',
    dates: 'text',
    'dry-run': 'switch',
    student: 'text',
    new: 'switch',
    'passphrase-file': 'text',
    identity: 'text',
  },
  words: [2, 2],
  check: (args) => checkImport(args),
  async run(session, args) {
    const kind = args.word(0, 'The kind of file');
    if (kind === HAND_OVER) return importHandOver(session, args);
    if (!isKind(kind)) throw new UsageError(`There is no import of "${kind}".`);
    const file = args.word(1, 'The file');
    const preview = await session.ask('import.preview', previewInput(session, args, kind, file));
    for (const question of preview.asks) refuseQuestion(question, preview.file);
    const { file: name, unusable: why } = preview;
    if (why !== null) throw new TroubleError('IMPORT_NOTHING_USABLE', { file: name, why });
    const undated = undatedOf(preview);
    if (args.has('dry-run')) return answer(preview, undated);
    return answer(await session.ask('import.apply', { preview: preview.preview }), undated);
  },
};

function checkImport(args: Args): void {
  const kind = args.word(0, 'The kind of file');
  if (kind !== HAND_OVER && !isKind(kind)) throw new UsageError(`There is no import of "${kind}".`);
  for (const flag of [
    'class',
    'course',
    'teacher',
    'profile',
    'map',
    'on',
    'task',
    'branches',
    'objectives',
    'overwrite',
    ...Object.keys(HAND_OVER_FLAGS),
  ]) {
    const own = kind === HAND_OVER ? HAND_OVER_FLAGS : KINDS[kind];
    if (args.has(flag) && !Object.hasOwn(own, flag)) {
      throw new UsageError(`--${flag} is not for import ${kind}.`);
    }
  }
  if (kind === HAND_OVER) return;
  for (const flag of ['class', 'course']) if (flag in KINDS[kind]) args.need(flag);
  oneOf('--profile', args.text('profile'), IMPORT_PROFILES);
  oneOf('--dates', args.text('dates'), ['day-first', 'month-first']);
}

function previewInput(session: Session, args: Args, kind: Kind, file: string): Preview {
  const dates = oneOf('--dates', args.text('dates'), ['day-first', 'month-first']);
  const profile = oneOf('--profile', args.text('profile'), IMPORT_PROFILES);
  return {
    source: { grant: session.readFrom(file) },
    kind,
    ...('class' in KINDS[kind] && { class: args.need('class') }),
    ...('course' in KINDS[kind] && { course: args.need('course') }),
    ...(args.has('teacher') && { teacher: args.need('teacher') }),
    ...(profile && { profile }),
    ...(args.has('on') && { on: args.need('on') }),
    ...(args.has('task') && { task: args.need('task') }),
    ...(args.has('map') && { map: readMapFile(args.need('map')) }),
    ...(kind === 'case' && { framework: frameworkChoice(args) }),
    ...(dates && { dayFirst: dates === 'day-first' }),
  };
}

/** Branches by identifier or code; items at the bottom are `leaves`, else one type of item. */
function frameworkChoice(args: Args): NonNullable<Preview['framework']> {
  const type = args.text('objectives');
  return {
    branches: args.list('branches') ?? null,
    objectives: type === undefined ? null : type === 'leaves' ? type : { type },
    overwrite: args.has('overwrite'),
  };
}

/** The window asks; the command line is told beforehand. */
function refuseQuestion(question: Output<'import.preview'>['asks'][number], file: string): never {
  const why = {
    'day-first': 'its dates can be read in two ways; add --dates day-first or --dates month-first',
    student: 'no heading is known to name the students; name it under "fields" with --map',
    columns:
      'no column is about an objective of the class; write codes into the headings, or say it with --map FILE.json: {"columns": {"Quiz 1": "C1.1"}}',
    class: 'it does not say which class it belongs to; add --class',
    course: 'it does not say which course it belongs to; add --course',
  }[question];
  throw new TroubleError('IMPORT_UNREADABLE', { file, why });
}

/** The day that results bear which their file does not date, as the window shows it. */
function undatedOf({ grades }: Output<'import.preview'>): string[] {
  const used = grades?.columns.filter(({ objectives }) => objectives.length > 0) ?? [];
  const days = [...new Set(used.flatMap(({ day }) => (day === null ? [] : [day])))].sort();
  if (days.length === 0) return [];
  return [`Results without a date are of ${days.join(', ')}; --on names another day.`];
}

function answer(
  counts: Output<'import.apply'> | Output<'import.preview'>,
  undated: readonly string[],
): Answer {
  const { changed, unchanged, unmatched, refused, notes, notListed } = counts;
  // Reading and matching find problems one after the other; people look for a row.
  const problems = [...counts.problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const found = { new: counts.new, changed, unchanged, unmatched, refused };
  const json = { ...found, problems, notes, notListed: notListed.map(({ name }) => name) };
  const summary = `new ${counts.new}, changed ${changed}, unchanged ${unchanged}, unmatched ${unmatched}, refused ${refused}`;
  const rows = problems.map((p) => [p.file, p.row, p.column, p.value, p.rule]);
  const lines = [
    summary,
    ...notes,
    ...undated,
    ...(notListed.length > 0 ? [`not in the file: ${json.notListed.join('; ')}`] : []),
    ...(rows.length > 0 ? [table(['File', 'Row', 'Column', 'Value', 'Problem'], rows)] : []),
  ];
  return { json, text: lines.join('\n') };
}
