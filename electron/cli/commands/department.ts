import type { Parsed } from '#shared/contract/contract.ts';
import { type Args, UsageError } from '../args.ts';
import type { Answer, OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveRule, resolveTerm } from '../resolve-by-name.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

const VIEWS = ['summary', 'objectives', 'moderation', 'letters', 'teachers'] as const;
type View = (typeof VIEWS)[number];
type ByRule = Pick<Parsed<'department.letters'>, 'rule' | 'term'>;

const share = (part: number, of: number): string =>
  of <= 0 ? '' : `${Math.round((100 * part) / of)} %`;

const ANSWERS: Record<View, (session: Session, byRule: ByRule) => Promise<Answer>> = {
  async summary(session) {
    const json = await session.ask('department.summary', {});
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
  async objectives(session) {
    const json = await session.ask('department.objectives', {});
    const { sections, objectives, asked, mastered } = json;
    const rows = objectives.map(({ course, code }, row) => [
      course,
      code,
      ...sections.map((_, column) => {
        const at = row * sections.length + column;
        return share(mastered[at] ?? 0, asked[at] ?? -1);
      }),
    ]);
    const headings = [
      'Course',
      'Objective',
      ...sections.map(({ name, teacher }) => `${teacher} ${name}`),
    ];
    return { json, text: table(headings, rows) };
  },
  async moderation(session) {
    const json = await session.ask('department.moderation', {});
    const rows = json.pairs.map(({ assessors, pairs, blind, exact, kappa }) => [
      ...assessors,
      pairs,
      blind,
      share(exact, 1),
      kappa === null ? '' : kappa.toFixed(2),
    ]);
    return { json, text: table(['Assessor', 'Other', 'Pairs', 'Blind', 'Exact', 'Kappa'], rows) };
  },
  async letters(session, byRule) {
    const json = await session.ask('department.letters', byRule);
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

const isView = (word: string): word is View => VIEWS.some((view) => view === word);

async function byRuleOf(session: Session, args: Args): Promise<ByRule> {
  const [rule, term] = [args.text('rule'), args.text('term')];
  return {
    ...(rule !== undefined && { rule: (await resolveRule(session, rule)).id }),
    ...(term !== undefined && { term: (await resolveTerm(session, term)).id }),
  };
}

const department: Command = {
  usage: 'summary|objectives|moderation|letters|teachers [--rule NAME] [--term T] [--out F.csv]',
  flags: { out: 'text', rule: 'text', term: 'text' },
  words: [1, 1],
  check(args) {
    const word = args.word(0, 'The view');
    if (!isView(word)) throw new UsageError(`There is no view "${word}" of a department.`);
    if (word !== 'letters' && (args.has('rule') || args.has('term'))) {
      throw new UsageError('--rule and --term are for letters.');
    }
    if (word === 'teachers' && args.has('out')) throw new UsageError('--out is not for teachers.');
  },
  async run(session, args) {
    const view = args.word(0, 'The view') as View;
    const out = args.text('out');
    const byRule = await byRuleOf(session, args);
    if (out === undefined || view === 'teachers') return ANSWERS[view](session, byRule);
    const asked = { what: view, to: session.writeTo(out), ...byRule };
    const json = await session.ask('department.export', asked);
    return { json, text: `Wrote ${counted(json.rows, 'row')} to ${out}.` };
  },
};

/** What a department head asks. */
export const departmentCommands = { department };
