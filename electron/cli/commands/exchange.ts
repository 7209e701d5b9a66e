import type { Input, Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { type Args, UsageError } from '../args.ts';
import type { Answer, OpenCommand as Command, FlagKind } from '../command.ts';
import { oneOf } from '../one-of.ts';
import { resolveCourse, resolveTerm } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

type Preview = Input<'import.preview'>;
type Kind = Extract<Preview['kind'], 'roster' | 'oneroster' | 'objectives' | 'course' | 'evidence'>;

/** What each kind of import takes beside the file. */
const KINDS: Readonly<Record<Kind, Readonly<Record<string, FlagKind>>>> = {
  roster: { class: 'text' },
  oneroster: { teacher: 'text' },
  objectives: { course: 'text' },
  course: {},
  evidence: { class: 'text', profile: 'text' },
};
const isKind = (word: string): word is Kind => Object.hasOwn(KINDS, word);

const importCommand: Command = {
  usage:
    'roster FILE --class NAME | oneroster ZIP|FOLDER [--teacher ID] | objectives FILE --course NAME | course PACK | evidence FILE --class NAME    [--dry-run] [--dates day-first|month-first]',
  flags: {
    class: 'text',
    course: 'text',
    teacher: 'text',
    profile: 'text',
    dates: 'text',
    'dry-run': 'switch',
  },
  words: [2, 2],
  check: (args) => checkImport(args),
  async run(session, args) {
    const kind = args.word(0, 'The kind of file');
    if (!isKind(kind)) throw new UsageError(`There is no import of "${kind}".`);
    const file = args.word(1, 'The file');
    const preview = await session.ask('import.preview', previewInput(session, args, kind, file));
    for (const question of preview.asks) refuseQuestion(question, preview.file);
    if (args.has('dry-run')) return answer(preview);
    return answer(await session.ask('import.apply', { preview: preview.preview }));
  },
};

function checkImport(args: Args): void {
  const kind = args.word(0, 'The kind of file');
  if (!isKind(kind)) throw new UsageError(`There is no import of "${kind}".`);
  for (const flag of ['class', 'course', 'teacher', 'profile']) {
    if (args.has(flag) && !Object.hasOwn(KINDS[kind], flag)) {
      throw new UsageError(`--${flag} is not for import ${kind}.`);
    }
  }
  for (const flag of ['class', 'course']) if (flag in KINDS[kind]) args.need(flag);
  oneOf('--profile', args.text('profile'), ['auto', 'plain']);
  oneOf('--dates', args.text('dates'), ['day-first', 'month-first']);
}

function previewInput(session: Session, args: Args, kind: Kind, file: string): Preview {
  const dates = oneOf('--dates', args.text('dates'), ['day-first', 'month-first']);
  return {
    source: { grant: session.readFrom(file) },
    kind,
    ...('class' in KINDS[kind] && { class: args.need('class') }),
    ...('course' in KINDS[kind] && { course: args.need('course') }),
    ...(args.has('teacher') && { teacher: args.need('teacher') }),
    ...(dates && { dayFirst: dates === 'day-first' }),
  };
}

/** The window asks; the command line is told beforehand. */
function refuseQuestion(question: Output<'import.preview'>['asks'][number], file: string): never {
  const why =
    question === 'day-first'
      ? 'its dates can be read in two ways; add --dates day-first or --dates month-first'
      : `it does not say which ${question} it belongs to; add --${question}`;
  throw new TroubleError('IMPORT_UNREADABLE', { file, why });
}

function answer(counts: Output<'import.apply'> | Output<'import.preview'>): Answer {
  const { changed, unchanged, unmatched, refused, problems } = counts;
  const json = { new: counts.new, changed, unchanged, unmatched, refused, problems };
  const summary = `new ${counts.new}, changed ${changed}, unchanged ${unchanged}, unmatched ${unmatched}, refused ${refused}`;
  const rows = problems.map((p) => [p.file, p.row, p.column, p.value, p.rule]);
  const text =
    rows.length === 0
      ? summary
      : `${summary}\n${table(['File', 'Row', 'Column', 'Value', 'Problem'], rows)}`;
  return { json, text };
}

const exportCommand: Command = {
  usage: 'course --course K --out F | grid|letters|evidence --class C [--term T] --out F.csv',
  flags: { course: 'text', class: 'text', term: 'text', out: 'text' },
  words: [1, 1],
  needs: ['out'],
  async run(session, args) {
    const word = args.word(0, 'What to export');
    const what = (['course', 'grid', 'letters', 'evidence'] as const).find((one) => one === word);
    if (!what) throw new UsageError(`There is no export of "${word}".`);
    const out = args.need('out');
    if (what === 'course') {
      const course = await resolveCourse(session, args.need('course'));
      const json = await session.ask('export.course', {
        course: course.id,
        to: session.writeTo(out),
      });
      return { json, text: `Wrote ${course.name} to ${out} (${json.bytes} bytes).` };
    }
    const { id } = await resolveClass(session, args.need('class'));
    const term = args.text('term');
    const json = await session.ask('export.csv', {
      what,
      class: id,
      term: term === undefined ? null : (await resolveTerm(session, term)).id,
      to: session.writeTo(out),
    });
    return { json, text: `Wrote ${json.rows} rows to ${out}.` };
  },
};

/** Files in and out. */
export const exchangeCommands = { import: importCommand, export: exportCommand };
