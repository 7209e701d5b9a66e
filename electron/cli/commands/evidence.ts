import type { Input } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS, EVIDENCE_KINDS, MARK_KINDS, SUPPORTS } from '#shared/contract/types.ts';
import { type Args, UsageError } from '../args.ts';
import type { OpenCommand as Command } from '../command.ts';
import { oneOf } from '../one-of.ts';
import { levelKey, resolveTask } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveObjective } from '../resolve-objective.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';
import { without } from '../without.ts';

const record: Command = {
  usage:
    '--class C --student S --objective O (--level L | --score X --out-of Y) [--on DATE] [--kind K] [--task T] [--version V] [--assessor A] [--shown T] [--feedback T] [--support S] [--counts-fully] [--aimed L]',
  flags: {
    class: 'text',
    student: 'text',
    objective: 'text',
    level: 'text',
    score: 'number',
    'out-of': 'number',
    on: 'text',
    kind: 'text',
    task: 'text',
    version: 'text',
    assessor: 'text',
    shown: 'text',
    feedback: 'text',
    support: 'text',
    'counts-fully': 'switch',
    aimed: 'text',
  },
  needs: ['class', 'student', 'objective'],
  check(args) {
    if (args.has('level') === args.has('score')) {
      throw new UsageError('Give either --level, or --score with --out-of.');
    }
    if (args.has('score') !== args.has('out-of')) {
      throw new UsageError('--score and --out-of belong together.');
    }
    oneOf('--kind', args.text('kind'), EVIDENCE_KINDS);
    oneOf('--support', args.text('support'), SUPPORTS);
  },
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const student = await resolveStudent(session, args.need('student'), id);
    const objective = await resolveObjective(session, args.need('objective'), [id]);
    const input = await recordInput(session, args, id);
    const answer = await session.ask('evidence.record', {
      ...input,
      student: student.id,
      objective: objective.id,
    });
    const { evidence, ahead: isAhead, overridesEnded } = answer;
    const json = { evidence, ahead: isAhead, overridesEnded };
    const ahead = isAhead ? ' It is dated ahead of today and does not count before.' : '';
    const ended = overridesEnded > 0 ? ' The level set by hand ended with it.' : '';
    return { json, text: `Recorded for ${objective.code}.${ahead}${ended}` };
  },
};

async function recordInput(
  session: Session,
  args: Args,
  classId: string,
): Promise<Omit<Input<'evidence.record'>, 'student' | 'objective'>> {
  const level = args.text('level');
  const { scale } = await session.ask('class.get', { class: classId });
  const aimed = args.text('aimed');
  const task = args.text('task');
  return without({
    class: classId,
    level: level === undefined ? undefined : levelKey(scale, level),
    score: args.number('score'),
    outOf: args.number('out-of'),
    on: args.text('on') ?? (await session.today()),
    kind: oneOf('--kind', args.text('kind'), EVIDENCE_KINDS),
    task: task === undefined ? undefined : (await resolveTask(session, task, classId)).id,
    version: args.text('version'),
    assessor: args.text('assessor'),
    shown: args.text('shown'),
    feedback: args.text('feedback'),
    support: oneOf('--support', args.text('support'), SUPPORTS),
    countsFully: args.has('counts-fully') || undefined,
    aimed: aimed === undefined ? undefined : levelKey(scale, aimed),
  });
}

const voidCommand: Command = {
  usage: '--evidence ID --reason T',
  flags: { evidence: 'text', reason: 'text' },
  needs: ['evidence', 'reason'],
  async run(session, args) {
    const evidence = args.need('evidence');
    await session.ask('evidence.void', { evidence, reason: args.need('reason') });
    return { json: { evidence, voided: true }, text: 'Voided; it stays in the history.' };
  },
};

const MARK_FLAGS = {
  class: 'text',
  student: 'text',
  objective: 'text',
  as: 'text',
  on: 'text',
} as const;

async function markInput(session: Session, args: Args) {
  const { id } = await resolveClass(session, args.need('class'));
  const student = await resolveStudent(session, args.need('student'), id);
  const named = args.text('objective');
  const objective = named === undefined ? null : await resolveObjective(session, named, [id]);
  const kind = oneOf('--as', args.need('as'), MARK_KINDS) ?? 'contact';
  return {
    class: id,
    cells: [{ student: student.id, objective: objective?.id ?? null }],
    kind,
    on: args.text('on') ?? (await session.today()),
  };
}

const mark: Command = {
  usage: `--class C --student S [--objective O] --as ${MARK_KINDS.join('|')} [--on DATE] [--until DATE]`,
  flags: { ...MARK_FLAGS, until: 'text' },
  needs: ['class', 'student', 'as'],
  check: (args) => void oneOf('--as', args.need('as'), MARK_KINDS),
  async run(session, args) {
    const input = await markInput(session, args);
    const until = args.text('until');
    const json = await session.ask('mark.set', { ...input, ...(until && { until }) });
    return { json, text: json.set > 0 ? `Marked ${input.kind}.` : 'Nothing to mark.' };
  },
};

const unmark: Command = {
  usage: `--class C --student S [--objective O] --as ${MARK_KINDS.join('|')} [--on DATE]`,
  flags: MARK_FLAGS,
  needs: ['class', 'student', 'as'],
  check: (args) => void oneOf('--as', args.need('as'), MARK_KINDS),
  async run(session, args) {
    const input = await markInput(session, args);
    const json = await session.ask('mark.clear', input);
    return { json, text: json.cleared > 0 ? `No longer ${input.kind}.` : 'Nothing to take back.' };
  },
};

const corrective: Command = {
  usage: `--class C --students S1,S2 --objective O [--on DATE] --kind ${CORRECTIVE_KINDS.join('|')} [--note T]`,
  flags: {
    class: 'text',
    students: 'list',
    objective: 'text',
    on: 'text',
    kind: 'text',
    note: 'text',
  },
  needs: ['class', 'students', 'objective', 'kind'],
  check: (args) => void oneOf('--kind', args.need('kind'), CORRECTIVE_KINDS),
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const students: string[] = [];
    for (const word of args.list('students') ?? []) {
      students.push((await resolveStudent(session, word, id)).id);
    }
    const objective = await resolveObjective(session, args.need('objective'), [id]);
    const kind = oneOf('--kind', args.need('kind'), CORRECTIVE_KINDS) ?? 'conference';
    const json = await session.ask('corrective.add', {
      class: id,
      students,
      objective: objective.id,
      on: args.text('on') ?? (await session.today()),
      kind,
      note: args.text('note') ?? null,
    });
    return { json, text: `Noted a ${kind} on ${objective.code}.` };
  },
};

const start: Command = {
  usage: '--class C [--on DATE] [--minutes N]',
  flags: { class: 'text', on: 'text', minutes: 'number' },
  needs: ['class'],
  async run(session, args) {
    const { id } = await resolveClass(session, args.need('class'));
    const on = args.text('on') ?? (await session.today());
    const minutes = args.number('minutes') ?? null;
    const json = await session.ask('class.start', { class: id, on, minutes });
    return { json, text: `Started: ${json.planned} planned.` };
  },
};

/** Work with evidence and what stands beside it. */
export const evidenceCommands = { record, void: voidCommand, mark, unmark, corrective, start };
