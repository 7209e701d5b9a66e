import { accessSync, constants, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { writeAtomic } from '#host/files/atomic-write.ts';
import { appPaths } from '#host/files/paths.ts';
import { spokenLocale } from '#host/say.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { PAPERS, type Paper, paperOf } from '#shared/platform/paper.ts';
import { languageOf } from '#shared/text/language.ts';
import { browserToPrint, makePdf } from '../../paper/make-pdf.ts';
import { pageCount } from '../../paper/page-count.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { without } from '../without.ts';

/** What each report is called in the window. */
const SHEET_OF = {
  student: 'students',
  weekly: 'weekly',
  class: 'class',
  clipboard: 'clipboard',
  sub: 'substitute',
} as const;
type Report = keyof typeof SHEET_OF;

const isReport = (word: string): word is Report => Object.hasOwn(SHEET_OF, word);

const report: Command = {
  usage:
    'student|weekly|class|clipboard|sub --class C [--student S] [--on DATE] [--with-help] [--paper a4|letter] --out F.pdf',
  flags: {
    class: 'text',
    student: 'text',
    on: 'text',
    'with-help': 'switch',
    paper: 'text',
    out: 'text',
  },
  words: [1, 1],
  needs: ['class', 'out'],
  check(args) {
    const word = args.word(0, 'What to report');
    if (!isReport(word)) throw new UsageError(`There is no report of "${word}".`);
    // A flag that would do nothing was meant to do something.
    if (word === 'class' && args.has('student')) {
      throw new UsageError('report class takes no --student.');
    }
    if (word !== 'student' && args.has('with-help')) {
      throw new UsageError(`report ${word} takes no --with-help.`);
    }
    paperFor(args);
  },
  async run(session, args) {
    const word = args.word(0, 'What to report');
    if (!isReport(word)) throw new UsageError(`There is no report of "${word}".`);
    const out = resolve(args.need('out'));
    refuseUnlessWritable(out, session.file);
    browserToPrint();
    const { id } = await resolveClass(session, args.need('class'));
    const named = args.text('student');
    const student = named === undefined ? null : (await resolveStudent(session, named, id)).id;
    const on = args.text('on') ?? (await session.today());
    const students = await whoIsOn(session, word, { class: id, student, on });
    const query = new URLSearchParams({
      print: SHEET_OF[word],
      on,
      ...(student !== null && { student }),
      ...(args.has('with-help') && { part: 'help' }),
    });
    const pdf = await makePdf({
      host: session.link,
      folder: appPaths().folder,
      rendererFolder: session.rendererFolder,
      language: languageOf(spokenLocale()),
      place: `#/class/${id}/reports?${query}`,
      paper: paperFor(args),
      stop: session.stop,
    });
    await writeAtomic(out, pdf);
    const json = { file: args.need('out'), pages: pageCount(pdf), students };
    const size = `${counted(json.pages, 'page')}, ${counted(students, 'student')}`;
    return { json, text: `Wrote ${json.file} (${size}).` };
  },
};

/** The paper of this machine's locale, where none is named. */
function paperFor(args: Args): Paper {
  const named = args.text('paper');
  if (named === undefined) return paperOf(new Intl.DateTimeFormat().resolvedOptions().locale);
  const paper = PAPERS.find((one) => one === named.toLowerCase());
  if (!paper) throw new UsageError(`--paper takes ${PAPERS.join(' or ')}, not "${named}".`);
  return paper;
}

/** Said before anything is printed, because what is printed stands in the log. */
function refuseUnlessWritable(out: string, gradebook: string): void {
  const folder = dirname(out);
  const file = basename(out);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TroubleError('FOLDER_NOT_FOUND', { file, folder });
  }
  if (out === resolve(gradebook) || statSync(out, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TroubleError('FILE_EXISTS', { file: out });
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new TroubleError('FILE_READ_ONLY', { file });
  }
}

interface Sheet {
  readonly class: string;
  readonly student: string | null;
  readonly on: string;
}

/**
 * How many students are on the sheet, asked by the question that the sheet itself asks. Throws
 * TroubleError NOT_ENROLLED for one who is not in the class on that day.
 */
async function whoIsOn(session: Session, report: Report, sheet: Sheet): Promise<number> {
  const { class: classId, student, on } = sheet;
  const at = { class: classId, on };
  const asOf = { class: classId, asOf: on };
  const ids = async (): Promise<readonly string[]> => {
    switch (report) {
      case 'student': {
        const only = without({ student: student ?? undefined });
        const { students } = await session.ask('report.students', { ...asOf, ...only });
        return students.map((one) => one.id);
      }
      case 'class':
        return (await session.ask('report.class', asOf)).students.map((one) => one.id);
      case 'weekly':
        return (await session.ask('weekly.get', at)).students.map((one) => one.id);
      case 'sub':
        return (await session.ask('substitute.get', at)).students.map((one) => one.id);
      case 'clipboard':
        return (await session.ask('grid.get', asOf)).rows.students;
    }
  };
  const found = await ids();
  if (student === null) return found.length;
  if (found.includes(student)) return 1;
  // The question about one student says who it is and of which class.
  await session.ask('report.students', { ...asOf, student });
  return 0;
}

/** Sheets of paper as files. */
export const reportCommands = { report };
