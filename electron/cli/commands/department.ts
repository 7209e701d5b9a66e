import type { Output, Parsed } from '#shared/contract/contract.ts';
import { DEPARTMENT_VIEWS } from '#shared/contract/features/department.ts';
import { isUnseen, UNSEEN_SIGN } from '#shared/domain/map-cell.ts';
import { oncePerTerm } from '#shared/domain/term.ts';
import { type Args, UsageError } from '../args.ts';
import type { Answer, OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveRule, resolveTerm } from '../resolve-by-name.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

type View = (typeof DEPARTMENT_VIEWS)[number];
type Asked = Parsed<'department.letters'>;

const share = (part: number, of: number): string =>
  of <= 0 ? '' : `${Math.round((100 * part) / of)} %`;

const ANSWERS: Record<View, (session: Session, asked: Asked) => Promise<Answer>> = {
  async summary(session, { asOf }) {
    const json = await session.ask('department.summary', on(asOf));
    const rows = json.sections.map((s) => [
      s.teacher,
      s.name,
      s.students,
      share(s.assessed, s.asked),
      share(s.mastered, s.asked),
    ]);
    const text = table(['Teacher', 'Section', 'Students', 'Assessed', 'Mastered'], rows);
    return { json, text };
  },
  async distribution(session, { asOf }) {
    const { sections, ...rest } = await session.ask('department.summary', on(asOf));
    const rows = sections.flatMap(({ teacher, name, levels }) =>
      levels.map((level) => [teacher, name, level.name, level.count]),
    );
    const json = { asOf: rest.asOf, sections };
    return { json, text: table(['Teacher', 'Section', 'Level', 'Cells'], rows) };
  },
  async shared(session, { asOf }) {
    const { asOf: day, shared } = await session.ask('department.summary', on(asOf));
    const rows = shared.flatMap(({ schoolId, name, classes }) =>
      classes.map((one) => [schoolId, name, one.teacher, one.name, share(one.mastered, one.asked)]),
    );
    const text = table(['Student ID', 'Name', 'Teacher', 'Section', 'Mastered'], rows);
    return { json: { asOf: day, shared }, text };
  },
  objectives: (session, { asOf }) => heatMap(session, 'mastered', asOf),
  coverage: (session, { asOf }) => heatMap(session, 'assessed', asOf),
  async moderation(session) {
    const json = await session.ask('department.moderation', {});
    const rows = json.pairs.map(({ assessors, pairs, blind, exact, kappa }) => [
      ...assessors,
      pairs,
      blind,
      share(exact, 1),
      kappa === null ? 'one level only' : kappa.toFixed(2),
    ]);
    return { json, text: table(['Assessor', 'Other', 'Pairs', 'Blind', 'Exact', 'Kappa'], rows) };
  },
  async letters(session, asked) {
    const json = await session.ask('department.letters', asked);
    const rows = json.sections.map(({ teacher, name, counts }) => [
      teacher,
      name,
      ...json.letters.map((_, i) => counts?.[i] ?? null),
    ]);
    return { json, text: table(['Teacher', 'Section', ...json.letters], rows) };
  },
  async teachers(session) {
    const json = await session.ask('department.get', {});
    const rows = json.teachers.map(({ name, school, exportedAt, classes }) => [
      name,
      school,
      classes,
      exportedAt === null ? 'not here yet' : new Date(exportedAt).toISOString(),
    ]);
    return { json, text: table(['Teacher', 'School', 'Classes', 'File of'], rows) };
  },
};

const on = (asOf: string | undefined) => (asOf === undefined ? {} : { asOf });

async function heatMap(
  session: Session,
  what: 'mastered' | 'assessed',
  asOf: string | undefined,
): Promise<Answer> {
  const json: Output<'department.objectives'> = await session.ask(
    'department.objectives',
    on(asOf),
  );
  const { sections, objectives } = json;
  const rows = objectives.map(({ course, code }, row) => [
    course,
    code,
    ...sections.map((_, column) => {
      const at = row * sections.length + column;
      const [asked, assessed] = [json.asked[at] ?? -1, json.assessed[at] ?? 0];
      const mastered = json.mastered[at] ?? 0;
      if (isUnseen({ asked, assessed, mastered })) return UNSEEN_SIGN;
      return share(what === 'mastered' ? mastered : assessed, asked);
    }),
  ]);
  const names = sections.map(({ name, teacher }) => `${teacher} ${name}`);
  return { json, text: table(['Course', 'Objective', ...names], rows) };
}

const isView = (word: string): word is View => DEPARTMENT_VIEWS.some((view) => view === word);

async function askedIn(session: Session, args: Args): Promise<Asked> {
  const [rule, term, asOf] = [args.text('rule'), args.text('term'), args.text('as-of')];
  return {
    ...on(asOf),
    ...(rule !== undefined && { rule: (await resolveRule(session, rule)).id }),
    ...(term !== undefined && { term: (await resolveTerm(session, term, oncePerTerm)).id }),
  };
}

const department: Command = {
  usage: `${DEPARTMENT_VIEWS.join('|')} [--rule NAME] [--term T] [--as-of DATE] [--out F.csv]`,
  flags: { out: 'text', rule: 'text', term: 'text', 'as-of': 'text' },
  words: [1, 1],
  check(args) {
    const word = args.word(0, 'The view');
    if (!isView(word)) throw new UsageError(`There is no view "${word}" of a department.`);
    if (word !== 'letters' && (args.has('rule') || args.has('term'))) {
      throw new UsageError('--rule and --term are for letters.');
    }
  },
  /** What is said here is whole, as in the window; what is written to a file hides groups under ten. */
  async run(session, args) {
    const view = args.word(0, 'The view') as View;
    const out = args.text('out');
    const asked = await askedIn(session, args);
    if (out === undefined) return ANSWERS[view](session, asked);
    const json = await session.ask('department.export', {
      what: view,
      to: session.writeTo(out),
      ...asked,
    });
    return { json, text: `Wrote ${counted(json.rows, 'row')} to ${out}.` };
  },
};

/** What a department head asks. */
export const departmentCommands = { department };
