import { UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveCourse, resolveTerm } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import {
  exportCase,
  exportLms,
  exportOneRoster,
  exportProfile,
  exportPst,
  exportStudent,
} from './export-school.ts';
import { importCommand } from './import.ts';
import { exportBundle } from './merge.ts';

const OF_CLASS = ['class', 'term'] as const;
const OF_STUDENT = ['student', 'pseudonyms'] as const;
const OF_BUNDLE = [
  ...['purpose', 'class', 'student', 'passphrase-file', 'recipient', 'pseudonyms', 'to', 'why'],
  ...['with-files', 'dry-run'],
] as const;

/** What each export is told besides the file it writes; anything else is not understood. */
const FLAGS_OF: Readonly<Record<string, readonly string[]>> = {
  bundle: OF_BUNDLE,
  course: ['course'],
  case: ['course'],
  grid: OF_CLASS,
  letters: OF_CLASS,
  evidence: OF_CLASS,
  canvas: OF_CLASS,
  brightspace: OF_CLASS,
  profile: OF_CLASS,
  oneroster: ['term'],
  pst: ['class', 'term', 'template'],
  xapi: OF_STUDENT,
  badges: OF_STUDENT,
};

const exportCommand: Command = {
  usage:
    'bundle --out F [--purpose P] [--class C,…] [--student S,…] [--passphrase-file P | --recipient KEY] [--pseudonyms | --with-files] [--to NAME] [--why TEXT] | bundle --purpose hand-over --student S --out F [--dry-run] | course|case --course K --out F | grid|letters|evidence --class C [--term T] --out F.csv|F.xlsx | oneroster --term T --out F.zip | pst --class C --term T --template F --out F | canvas|brightspace --class C [--term T] --out F.csv | xapi|badges --student S [--pseudonyms] --out F.json | profile NAME --class C [--term T] --out F',
  flags: {
    course: 'text',
    class: 'text',
    term: 'text',
    out: 'text',
    template: 'text',
    purpose: 'text',
    student: 'text',
    'passphrase-file': 'text',
    recipient: 'text',
    pseudonyms: 'switch',
    'with-files': 'switch',
    to: 'text',
    why: 'text',
    'dry-run': 'switch',
  },
  words: [1, 2],
  needs: ['out'],
  check(args) {
    const word = args.word(0, 'What to export');
    const known = Object.hasOwn(FLAGS_OF, word) ? FLAGS_OF[word] : undefined;
    if (!known) throw new UsageError(`There is no export of "${word}".`);
    if (word !== 'profile' && args.words.length > 1) {
      throw new UsageError(`"${args.words[1]}" is one word too many.`);
    }
    // A flag that would do nothing was meant to do something.
    const stray = Object.keys(exportCommand.flags).find(
      (flag) => flag !== 'out' && args.has(flag) && !known.includes(flag),
    );
    if (stray !== undefined) throw new UsageError(`export ${word} takes no --${stray}.`);
  },
  async run(session, args) {
    const word = args.word(0, 'What to export');
    if (word === 'profile') return exportProfile(session, args);
    if (word === 'bundle') return exportBundle(session, args);
    if (word === 'oneroster') return exportOneRoster(session, args);
    if (word === 'pst') return exportPst(session, args);
    if (word === 'xapi' || word === 'badges') return exportStudent(session, args, word);
    if (word === 'canvas' || word === 'brightspace') return exportLms(session, args, word);
    const what = (['course', 'case', 'grid', 'letters', 'evidence'] as const).find(
      (one) => one === word,
    );
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
    if (what === 'case') return exportCase(session, args);
    const { id } = await resolveClass(session, args.need('class'));
    const term = args.text('term');
    const json = await session.ask('export.csv', {
      what,
      class: id,
      term: term === undefined ? null : (await resolveTerm(session, term)).id,
      to: session.writeTo(out),
      format: /\.xlsx$/i.test(out) ? 'xlsx' : 'csv',
    });
    return { json, text: `Wrote ${counted(json.rows, 'row')} to ${out}.` };
  },
};

/** Files in and out. */
export const exchangeCommands = { import: importCommand, export: exportCommand };
