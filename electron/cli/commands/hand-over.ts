import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { type Args, UsageError } from '../args.ts';
import { passphraseIn, textOf } from '../bundle-lock.ts';
import type { Answer, OpenCommand as Command } from '../command.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';
import { without } from '../without.ts';

type Preview = Output<'hand-over.preview'>;

/** What a hand-over of a student would hold, without writing it. */
export async function handOverContents(session: Session, student: string): Promise<Answer> {
  const json = await session.ask('hand-over.contents', { student });
  const { courses, stays } = json;
  const rows = courses.map((one) => [one.course, one.mastered, one.objectives, one.attempts]);
  const others = `letters ${json.letters}, outside results ${json.results}, plans ${json.plans}, goals ${json.goals}, earlier records ${json.records}`;
  const left = `contacts ${stays.contacts}, notes ${stays.notes}, requests for help ${stays.requests}, help given ${stays.help}`;
  const text = [
    `The record of ${json.student} would hold:`,
    table(['Course', 'Mastered', 'Of', 'Attempts'], rows),
    others,
    `It would leave here: ${left}`,
  ].join('\n');
  return { json, text };
}

/** Takes a student's record that another teacher wrote. */
export async function importHandOver(session: Session, args: Args): Promise<Answer> {
  if (args.has('student') && args.has('new')) {
    throw new UsageError('--student and --new exclude each other.');
  }
  const word = args.text('class');
  const at = word === undefined ? undefined : (await resolveClass(session, word)).id;
  const named = args.text('student');
  const student =
    named === undefined ? undefined : (await resolveStudent(session, named, at ?? null)).id;
  const key = args.text('identity');
  const lock = without({
    passphrase: passphraseIn(args),
    identity: key === undefined ? undefined : textOf(key),
  });
  const preview = await session.ask('hand-over.preview', {
    from: { grant: session.readFrom(args.word(1, 'The file')), ...lock },
    ...without({ student: args.has('new') ? null : student, class: at }),
  });
  for (const question of preview.asks) refuseQuestion(question, preview);
  if (!args.has('dry-run')) await session.ask('hand-over.take', { preview: preview.preview });
  return answer(preview, args.has('dry-run'));
}

function refuseQuestion(question: Preview['asks'][number], preview: Preview): never {
  const { file, name, candidates } = preview;
  const likely = candidates.filter(({ reason }) => reason !== null).slice(0, 3);
  const some = likely.map((one) => (one.schoolId ? `${one.name} (${one.schoolId})` : one.name));
  const who = some.length > 0 ? ` (perhaps ${some.join(' or ')})` : '';
  const why =
    question === 'class'
      ? 'it is not said which class takes it; add --class'
      : `it is not sure who ${name} is here${who}; name the student with --student, or add --new`;
  throw new TroubleError('IMPORT_UNREADABLE', { file, why });
}

function answer(preview: Preview, isDryRun: boolean): Answer {
  const { objectives, student, class: at, joins, courses } = preview;
  const kept = objectives.filter(({ here }) => here === null);
  const matched = objectives.flatMap(({ former: _, here, ...one }) =>
    here ? [{ ...one, here: here.code, by: here.by }] : [],
  );
  const json = {
    student: student?.name ?? null,
    by: student?.by ?? null,
    class: at?.name ?? null,
    joins,
    from: { teacher: preview.teacher, school: preview.school },
    record: preview.record,
    new: preview.new,
    unchanged: preview.unchanged,
    withdrawn: preview.withdrawn,
    matched,
    kept: kept.map(({ course, code, statement, level, status }) => ({
      course,
      code,
      statement,
      level,
      status,
    })),
    courses,
    letters: preview.letters,
    results: preview.results,
    plans: preview.plans,
    goals: preview.goals,
    records: preview.records,
  };
  const source = [preview.teacher, preview.school].filter(Boolean).join(', ');
  const lines = [
    `${isDryRun ? 'Would take' : 'Took'} the record of ${json.student}${source ? ` from ${source}` : ''}: new ${json.new}, unchanged ${json.unchanged}, taken back there ${json.withdrawn}`,
    ...(joins ? [`${json.student} joins ${json.class} on ${joins}.`] : []),
    table(
      ['Course', 'Mastered', 'Of', 'Attempts'],
      courses.map((one) => [one.course, one.mastered, one.objectives, one.attempts]),
    ),
    `Objectives that are here too: ${matched.length}; kept as history: ${kept.length}`,
  ];
  return { json, text: lines.join('\n') };
}

/** The records that came with a student. */
const records: Command = {
  usage: '--student S [--class C]',
  flags: { student: 'text', class: 'text' },
  needs: ['student'],
  async run(session, args) {
    const word = args.text('class');
    const at = word === undefined ? null : (await resolveClass(session, word)).id;
    const { id } = await resolveStudent(session, args.need('student'), at);
    const found = await session.ask('hand-over.get', { student: id });
    const json = { records: found.map(({ id: _, ...record }) => record) };
    const rows = found.flatMap(({ teacher, courses }) =>
      courses.flatMap(({ course, objectives }) =>
        objectives.map((one) => [teacher, course, one.code, one.level, one.on, one.here]),
      ),
    );
    const headings = ['From', 'Course', 'Objective', 'Level', 'Last shown', 'Here'];
    return { json, text: table(headings, rows) };
  },
};

/** Students' records from elsewhere. */
export const handOverCommands = { records };
