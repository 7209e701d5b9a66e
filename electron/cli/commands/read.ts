import type { Output } from '#shared/contract/contract.ts';
import type { Args } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { type ExpandedGrid, expandGrid } from '../expand-grid.ts';
import { resolveRule, resolveTerm } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveObjective } from '../resolve-objective.ts';
import { resolveStudent } from '../resolve-student.ts';
import { table } from '../table.ts';
import { without } from '../without.ts';

const instant = (millis: number): string => new Date(millis).toISOString();

/** The two dates that answer every question: work done until, and what was known. */
const dates = (args: Args) => without({ asOf: args.text('as-of'), knownOn: args.text('known-on') });

/** One sign per status, so that a class fits on a terminal. */
const SIGNS: Readonly<Record<string, string>> = {
  excused: '-',
  'not-assessed': '.',
  insufficient: '?',
};

function gridText(grid: ExpandedGrid): string {
  const headings = ['Student', 'Behind', 'Ahead', ...grid.objectives.map((item) => item.code)];
  const rows = grid.students.map((student) => [
    student.name,
    student.pace.behind,
    student.pace.ahead,
    ...student.cells.map((cell) => SIGNS[cell.status] ?? cell.level ?? ''),
  ]);
  return `${grid.class}, ${grid.asOf}\n${table(headings, rows)}`;
}

const grid: Command = {
  usage: '--class C [--as-of DATE] [--known-on INSTANT]',
  flags: { class: 'text', 'as-of': 'text', 'known-on': 'text' },
  needs: ['class'],
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const json = expandGrid(await session.ask('grid.get', { class: id, ...dates(args) }));
    return { json, text: gridText(json) };
  },
};

const today: Command = {
  usage: '--class C [--on DATE] [--minutes N]',
  flags: { class: 'text', on: 'text', minutes: 'number' },
  needs: ['class'],
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const on = args.text('on');
    const minutes = args.number('minutes');
    const found = await session.ask('today.get', {
      class: id,
      ...(on !== undefined && { on }),
      ...(minutes !== undefined && { minutes }),
    });
    const json = todayJson(found);
    const rows = found.students.map((student, at) => [
      at + 1,
      student.name,
      student.planned ? 'planned' : '',
      student.reasons.map((reason) => reason.text).join('; ') || 'check in',
    ]);
    return {
      json,
      text: `${json.class}, ${json.on}\n${table(['', 'Student', '', 'Why'], rows)}`,
    };
  },
};

function todayJson(found: Output<'today.get'>) {
  const schoolIds = new Map(found.students.map(({ id, schoolId }) => [id, schoolId]));
  return {
    class: found.class.name,
    on: found.on,
    meets: found.meets,
    students: found.students.map((student) => ({
      id: student.id,
      schoolId: student.schoolId,
      name: student.name,
      points: student.points,
      daysSinceContact: student.daysSinceContact,
      planned: student.planned,
      reasons: student.reasons,
    })),
    absent: found.absent.map(({ id, schoolId, name }) => ({ id, schoolId, name })),
    groups: found.groups.map(({ objective, students }) => ({
      objective,
      // A student without a school id is named by the gradebook's own.
      students: students.map((id) => schoolIds.get(id) ?? id),
    })),
  };
}

const letters: Command = {
  usage: '--class C [--term T] [--rule NAME] [--as-of DATE] [--known-on INSTANT]',
  flags: { class: 'text', term: 'text', rule: 'text', 'as-of': 'text', 'known-on': 'text' },
  needs: ['class'],
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const named = args.text('term');
    const term = named === undefined ? null : (await resolveTerm(session, named)).id;
    const by = args.text('rule');
    const found = await session.ask('letters.get', {
      class: id,
      term,
      ...(by !== undefined && { rule: (await resolveRule(session, by)).id }),
      ...dates(args),
    });
    const json = {
      ...found,
      class: found.class.name,
      term: found.term?.name ?? null,
      rule: found.rule.name,
      bounds: found.rule.bounds,
      students: found.students.map(({ called: _called, ...student }) => student),
    };
    const rows = found.students.map((student) => [
      student.name,
      student.letter,
      student.value,
      student.mastered,
      student.counted,
      student.next ? `${student.next.letter}: ${student.next.objectives.join(', ')}` : '',
    ]);
    const headings = ['Student', 'Letter', 'Value', 'Mastered', 'Counted', 'Next letter'];
    return { json, text: `${json.class}, ${json.term ?? 'year'}\n${table(headings, rows)}` };
  },
};

const history: Command = {
  usage: '--class C --student S --objective O [--known-on INSTANT]',
  flags: { class: 'text', student: 'text', objective: 'text', 'known-on': 'text' },
  needs: ['class', 'student', 'objective'],
  async run(session, args) {
    const { knownOn } = dates(args);
    const found = await session.ask('evidence.history', {
      ...(await cellNamed(session, args)),
      ...without({ knownOn }),
    });
    const json = {
      attempts: found.attempts.map((attempt) => ({
        ...attempt,
        recordedAt: instant(attempt.recordedAt),
        voided: attempt.voided && { ...attempt.voided, at: instant(attempt.voided.at) },
      })),
      changes: found.changes.map((change) => ({ ...change, at: instant(change.at) })),
    };
    const rows = json.attempts.map((attempt) => [
      attempt.on,
      attempt.level,
      attempt.kind,
      attempt.task,
      attempt.assessor,
      attempt.voided ? `voided: ${attempt.voided.why}` : '',
    ]);
    return { json, text: table(['On', 'Level', 'Kind', 'Task', 'Assessor', ''], rows) };
  },
};

async function cellNamed(session: Parameters<Command['run']>[0], args: Args) {
  const { id } = await resolveClass(session, args.need('class'));
  const student = await resolveStudent(session, args.need('student'), id);
  const objective = await resolveObjective(session, args.need('objective'), [id]);
  return { class: id, student: student.id, objective: objective.id };
}

/** Questions: they change nothing. */
export const readCommands = { grid, today, letters, history };
