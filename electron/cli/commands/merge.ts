import { resolve } from 'node:path';
import { invalid } from '#host/found.ts';
import { makeKeyPair } from '#host/jobs/keygen.ts';
import { say } from '#host/say.ts';
import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { PURPOSES } from '#shared/model/table.ts';
import { type Args, UsageError } from '../args.ts';
import { passphraseIn, textOf } from '../bundle-lock.ts';
import type { Answer, ClosedCommand, OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { oneOf } from '../one-of.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';
import { without } from '../without.ts';
import { handOverContents } from './hand-over.ts';

type Report = Output<'merge.run'>;

/** Writes a bundle; the rest of `export` is in exchange.ts. */
export async function exportBundle(session: Session, args: Args): Promise<Answer> {
  const purpose = oneOf('--purpose', args.text('purpose'), PURPOSES) ?? 'department';
  if (args.has('passphrase-file') && args.has('recipient')) {
    throw new UsageError('--passphrase-file and --recipient exclude each other.');
  }
  if (args.has('pseudonyms') && args.has('with-files')) {
    throw new UsageError('--pseudonyms and --with-files exclude each other.');
  }
  const out = args.need('out');
  const classes: string[] = [];
  for (const word of args.list('class') ?? []) {
    classes.push((await resolveClass(session, word)).id);
  }
  const students: string[] = [];
  for (const word of args.list('student') ?? []) {
    students.push((await resolveStudent(session, word, null)).id);
  }
  if (purpose === 'hand-over' && students.length !== 1) {
    throw new UsageError('A hand-over is the record of one student: name one with --student.');
  }
  if (args.has('dry-run')) {
    if (purpose !== 'hand-over') throw new UsageError('--dry-run is for --purpose hand-over.');
    return handOverContents(session, students[0] ?? '');
  }
  const answer = await session.ask('export.bundle', {
    to: session.writeTo(out),
    purpose,
    classes,
    students,
    pseudonyms: args.has('pseudonyms'),
    withFiles: args.has('with-files'),
    ...without({
      passphrase: passphraseIn(args),
      recipient: args.text('recipient'),
      recipientName: args.text('to'),
      why: args.text('why'),
    }),
  });
  const warning = answer.encrypted
    ? null
    : 'The bundle is not encrypted: whoever gets the file can read it.';
  const json = { ...answer, purpose, file: out, ...(warning && { warning }) };
  const filed =
    answer.files > 0
      ? ` and ${counted(answer.files, 'picture or file', 'pictures and files')}`
      : '';
  const wrote = `Wrote ${counted(answer.classes, 'class', 'classes')} with ${counted(answer.students, 'student')}${filed} to ${out} (${answer.bytes} bytes).`;
  return { json, text: warning ? `${wrote}\n${warning}` : wrote };
}

const merge: Command = {
  usage:
    'BUNDLE… [--passphrase-file P | --identity KEYFILE] [--dry-run] [--accept] | --reports | --report ID [--out F.csv]',
  flags: {
    reports: 'switch',
    report: 'text',
    out: 'text',
    'passphrase-file': 'text',
    identity: 'text',
    'dry-run': 'switch',
    accept: 'switch',
  },
  words: [0, 200],
  check(args) {
    const asked = args.has('reports') || args.has('report');
    if (args.has('reports') && args.has('report')) {
      throw new UsageError('--reports and --report exclude each other.');
    }
    if (asked && args.words.length > 0) {
      throw new UsageError('A report is asked for without a bundle.');
    }
    if (!asked) args.word(0, 'BUNDLE');
    if (args.has('out') && !args.has('report')) throw new UsageError('--out goes with --report.');
  },
  async run(session, args) {
    if (args.has('reports')) return listReports(session);
    const report = args.text('report');
    if (report !== undefined) return tellReport(session, report, args.text('out'));
    const key = args.text('identity');
    const asked = {
      bundles: args.words.map((path) => session.readFrom(path)),
      ...without({
        passphrase: passphraseIn(args),
        identity: key === undefined ? undefined : textOf(key),
      }),
    };
    const json = args.has('dry-run')
      ? await session.ask('merge.preview', asked)
      : await session.ask('merge.run', { ...asked, accept: args.has('accept') });
    return { json, text: reportText(json, args.has('dry-run')) };
  },
};

function reportText(report: Report, isDryRun: boolean): string {
  const { evidenceBefore, evidenceAfter, conflicts, decisions, bundles } = report;
  const counts = `new ${report.new}, updated ${report.updated}${report.broughtBack > 0 ? `, brought back ${report.broughtBack}` : ''}, identical ${report.identical}, conflicting ${report.conflicting}, needs a decision ${report.needsDecision}, skipped ${report.skipped}`;
  const ahead = bundles
    .filter((bundle) => bundle.clockAhead)
    .map(({ file }) => `The clock of the laptop that wrote ${file} is ahead of this one.`);
  const records = bundles
    .filter(({ purpose }) => purpose === 'hand-over')
    .map(
      ({ file }) =>
        `${file} is one student's record: merging brings that teacher's class along; import hand-over takes it as history${isDryRun ? '' : ' (undo first)'}.`,
    );
  const newer = bundles
    .filter((bundle) => bundle.newer > 0)
    .map(({ file, newer: count }) => `${file}: ${say('bundles.newer', { count })}`);
  const differing = conflicts.map(({ noun, name, label, mine, theirs, stands, settled }) => [
    `${noun} ${name}`,
    label,
    mine,
    theirs,
    `${(settled ?? { stands }).stands === 'mine' ? 'here' : 'there'}${settled ? ', chosen' : ''}`,
  ]);
  const asked = decisions.map(({ kind, nameA, aboutA, nameB, aboutB, a, b, reason, oneByOne }) => [
    kind,
    `${nameA} ${aboutA}`.trim(),
    `${nameB} ${aboutB}`.trim(),
    oneByOne ? `${reason}, one of several` : reason,
    `${a},${b}`,
  ]);
  return [
    `${isDryRun ? 'Merging would be: ' : ''}${counts}`,
    `Entries: ${evidenceBefore} before, ${evidenceAfter} after`,
    ...ahead,
    ...newer,
    ...records,
    ...(report.erased > 0 ? [say('bundles.erased', { count: report.erased })] : []),
    ...report.kept.map(({ sentence }) => sentence),
    ...(differing.length > 0
      ? [table(['Changed on both sides', 'Field', 'Here', 'There', 'Stands'], differing)]
      : []),
    ...(asked.length > 0
      ? [table(['The same?', 'One', 'Other', 'Because of', 'decide --same'], asked)]
      : []),
  ].join('\n');
}

/** `2026-11-10 12:00`, in the time zone of this machine as the sentences around it. */
const minuteOf = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

async function listReports(session: Session): Promise<Answer> {
  const json = await session.ask('merge.reports', {});
  const rows = json.map(
    ({ report, at, undone, bundles, new: fresh, updated, broughtBack, conflicting }) => [
      minuteOf(at),
      bundles.map(({ file, teacher }) => (teacher ? `${file} (${teacher})` : file)).join(', '),
      fresh,
      updated,
      broughtBack,
      conflicting,
      undone ? 'undone' : '',
      report,
    ],
  );
  const headings = [
    'When (UTC)',
    'From',
    'New',
    'Updated',
    'Brought back',
    'Conflicting',
    '',
    'merge --report',
  ];
  return { json, text: rows.length === 0 ? 'Nothing has been merged.' : table(headings, rows) };
}

async function tellReport(session: Session, id: string, out?: string): Promise<Answer> {
  const report = id as Id<'mergeReport'>;
  const json = await session.ask('merge.report', { report });
  if (out === undefined) {
    const head = `Merged ${minuteOf(json.at)} UTC${json.undone ? ', undone' : ''}: ${json.bundles.map(({ file, sha256 }) => `${file} (SHA-256 ${sha256})`).join(', ')}`;
    return { json, text: `${head}\n${reportText(json, false)}` };
  }
  await session.ask('merge.report-export', { report, to: session.writeTo(out) });
  return { json: { ...json, file: out }, text: `Wrote the report to ${out}.` };
}

const decide: Command = {
  usage: '--same A,B | --different A,B | --school-ids TEACHER --ours|--others|--unknown',
  flags: {
    same: 'list',
    different: 'list',
    'school-ids': 'text',
    ours: 'switch',
    others: 'switch',
    unknown: 'switch',
  },
  check(args) {
    const words = ['same', 'different', 'school-ids'].filter((flag) => args.has(flag));
    if (words.length !== 1) {
      throw new UsageError('It takes one of --same, --different and --school-ids.');
    }
    const answers = ['ours', 'others', 'unknown'].filter((flag) => args.has(flag));
    if (answers.length !== (args.has('school-ids') ? 1 : 0)) {
      throw new UsageError('--school-ids takes one of --ours, --others and --unknown.');
    }
    if (args.has('school-ids')) return;
    const pair = args.list('same') ?? args.list('different') ?? [];
    if (pair.length !== 2) throw new UsageError('It takes two ids, with a comma between.');
  },
  async run(session, args) {
    const teacher = args.text('school-ids');
    if (teacher !== undefined) return answerSchoolIds(session, teacher, args);
    const [a = '', b = ''] = args.list('same') ?? args.list('different') ?? [];
    const same = args.has('same');
    const pair = await pairOf(session, a, b);
    await session.ask('merge.decide', { ...pair, same });
    const text = same ? 'They are one and the same from now on.' : 'They are kept apart.';
    return { json: { ...pair, same }, text };
  },
};

/** A person's word on the numbers in a teacher's file, by the teacher's name or the file's id. */
async function answerSchoolIds(session: Session, teacher: string, args: Args): Promise<Answer> {
  const { teachers } = await session.ask('department.get', {});
  const known = teachers.filter(({ source }) => source !== null);
  const named = known.filter(({ name, source }) => source === teacher || name === teacher);
  const [found] = named;
  if (!found?.source || named.length > 1) {
    const [what, names] = ['file of a teacher', known.map(({ name }) => name).join(', ')];
    throw named.length > 1
      ? invalid('teacher', teacher, 'why.teachers-alike', {
          count: named.length,
          ids: named.map(({ source }) => source).join(', '),
        })
      : new TroubleError('NOT_FOUND', {
          what,
          name: names === '' ? teacher : `${teacher} (there are: ${names})`,
        });
  }
  const same = args.has('unknown') ? null : args.has('ours');
  const { source } = found;
  await session.ask('merge.school-ids', { source, same });
  const whose =
    same === null ? 'nobody’s word is known on' : same ? 'this school’s:' : 'another school’s:';
  return {
    json: { source, teacher: found.name, same },
    text: `School ids are ${whose} the file of ${found.name}.`,
  };
}

/** Ids of a proposed pair, of courses, or students by whatever names them. */
async function pairOf(
  session: Session,
  a: string,
  b: string,
): Promise<{ kind: 'student' | 'course'; a: string; b: string }> {
  const courses = await session.ask('course.list', {});
  const courseOf = (word: string) => courses.find((course) => course.id === word);
  const [x, y] = [courseOf(a), courseOf(b)];
  if (x && y) return { kind: 'course', a: x.id, b: y.id };
  const idOf = async (word: string) =>
    isId(word) ? word : (await resolveStudent(session, word, null)).id;
  return { kind: 'student', a: await idOf(a), b: await idOf(b) };
}

const keygen: ClosedCommand = {
  usage: '--out F',
  flags: { out: 'text' },
  needs: ['out'],
  file: 'closed',
  async run({ now }, args) {
    const out = args.need('out');
    const json = await makeKeyPair(resolve(out), now);
    const text = `Wrote the secret key to ${out}; keep it. Public key to hand out: ${json.recipient}\nFingerprint to compare: ${json.fingerprint}`;
    return { json: { ...json, file: out }, text };
  },
};

const pseudonyms: Command = {
  usage: '[--recipient NAME]',
  flags: { recipient: 'text' },
  async run(session, args) {
    const json = await session.ask('pseudonym.list', { recipient: args.text('recipient') ?? '' });
    const rows = json.map(({ pseudonym, schoolId, name }) => [pseudonym, schoolId, name]);
    return { json, text: table(['Pseudonym', 'Student ID', 'Name'], rows) };
  },
};

/** Bundles coming in, and whom pseudonyms that went out stand for. */
export const mergeCommands = { merge, decide, keygen, pseudonyms };
