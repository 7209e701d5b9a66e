import type { Input, Output } from '#shared/contract/contract.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';

type What = Input<'erase.preview'>['what'];
type Preview = Output<'erase.preview'>;

const erase: Command = {
  usage: '--student S | --class C [--dry-run] [--accept] [--with-evidence]',
  flags: {
    student: 'text',
    class: 'text',
    'dry-run': 'switch',
    accept: 'switch',
    'with-evidence': 'switch',
  },
  check(args) {
    if (args.has('student') === args.has('class')) {
      throw new UsageError('It takes one of --student and --class.');
    }
    if (args.has('with-evidence') && args.has('student')) {
      throw new UsageError('--with-evidence goes with --class.');
    }
  },
  async run(session, args) {
    const what = await whatOf(session, args);
    const preview = await session.ask('erase.preview', { what });
    if (args.has('dry-run')) return { json: preview, text: previewText(preview) };
    const accept = args.has('accept');
    const evidence = args.has('with-evidence');
    const json = await session.ask('erase.run', { what, accept, evidence });
    const rewritten = `${counted(json.backups, 'backup')} rewritten and checked`;
    const failed = json.failed.map(
      ({ file, why }) => `The backup ${file} could not be rewritten and may still hold it: ${why}`,
    );
    const text = `Erased ${preview.name} for good: ${counted(json.records, 'record')}, ${rewritten}.`;
    const left = [
      ...(json.away === null
        ? []
        : [`${json.away} is not plugged in: what lies there is rewritten once it is back.`]),
      ...json.beside.map(
        (file) =>
          `${file} is another gradebook file that still holds it: erase it there too, or delete the file if nobody needs it.`,
      ),
    ];
    return { json, text: [text, ...failed, ...left].join('\n') };
  },
};

/** Whom or what the flags name; somebody who is in no class any more goes by id. */
async function whatOf(session: Session, args: Args): Promise<What> {
  const student = args.text('student');
  if (student === undefined)
    return { class: (await resolveClass(session, args.need('class'))).id as Id<'class'> };
  if (isId(student)) return { student: student as Id<'student'> };
  return { student: (await resolveStudent(session, student, null)).id as Id<'student'> };
}

function previewText(preview: Preview): string {
  const { name, records, attempts, notes, files, letters } = preview;
  const { students, staying, elsewhere, backups, away } = preview;
  return [
    `Erasing ${name} would take ${counted(records, 'record')} for good: ${counted(attempts, 'attempt')}, ${counted(notes, 'note')}, ${counted(files, 'picture or file', 'pictures and files')}, ${counted(letters, 'letter')} handed in.`,
    ...(preview.also.length > 0
      ? [`The same person is here as ${preview.also.join('; ')}, and goes there too.`]
      : []),
    `${counted(backups, 'backup')} would be rewritten without it.`,
    ...(students.length > 0
      ? [
          `${counted(students.length, 'student')} of no other class would go with it: ${students.join('; ')}`,
        ]
      : []),
    ...(staying > 0 ? [`${counted(staying, 'student')} would stay with their other classes.`] : []),
    ...(elsewhere > 0
      ? [
          `${counted(elsewhere, 'attempt')} that count in other classes would go too (--with-evidence).`,
        ]
      : []),
    ...(away > 0
      ? [`${counted(away, 'file')} with some of it left this laptop and cannot be reached.`]
      : []),
  ].join('\n');
}

/** Erasing for good. */
export const eraseCommands = { erase };
