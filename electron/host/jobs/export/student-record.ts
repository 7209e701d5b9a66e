import type { Output, Parsed } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { scoreValue } from '#shared/domain/score-value.ts';
import { pseudonymsFor } from '../../bundle/pseudonyms.ts';
import { caseId } from '../../case-id.ts';
import { type ClassBook, classBook } from '../../class/class-book.ts';
import { classDay, oneStudentDay } from '../../class/class-day.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { found } from '../../found.ts';
import { badgePresentation, type MasteredObjective } from '../../interchange/export/open-badges.ts';
import { type LearnedAttempt, xapiStatements } from '../../interchange/export/xapi.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import { attemptsOfStudent, classesOfStudent } from '../../store/export-store.ts';
import { gradebookRow } from '../../store/gradebook-store.ts';
import { type Snapshot, snapshotOf } from '../../store/import-store.ts';
import { ownIdentifier } from '../import/framework-match.ts';
import { secretOf } from './pseudonym-secret.ts';
import { writeOut } from './write-out.ts';

type Disguised = (table: string, id: string) => string;

/** Writes what one student has shown, for another system. Throws TroubleError NOT_FOUND, DISK_…. */
export const exportStudent = (
  ctx: JobCtx,
  { what, student, pseudonyms = false, to }: Parsed<'export.student'>,
): Promise<Output<'export.student'>> =>
  writeOut(ctx, 'export.student', to, async () => {
    found(ctx.read(), 'student', student);
    const secret = pseudonyms
      ? ctx.transact({ name: 'export.student', role: 'setup' }, secretOf).value
      : null;
    const read = ctx.read();
    const disguise = secret === null ? null : pseudonymsFor(secret, '');
    // Ids of the file are name-based, as the receivers' formats want them.
    const written: Disguised = (table, id) => caseId(disguise ? disguise.id(table, id) : id);
    const { json, records } =
      what === 'xapi'
        ? statementsOf(read, student, written, pseudonyms)
        : badgesOf(read, student, written, pseudonyms);
    const classes = classesOfStudent(read, student);
    return {
      content: Buffer.from(`${JSON.stringify(json, null, 2)}\n`, 'utf8'),
      about: { what, classes, students: 1, who: [student], pseudonyms },
      answer: { records },
    };
  });

/** The objective's identifier where a framework gave it one, as in files of objectives. */
function identifiersOf(here: Snapshot): (objective: string) => string {
  const known = new Map<string, string>();
  for (const [id, row] of here.rows('frameworkItem')) {
    if (row.objective !== null && !known.has(row.objective)) {
      known.set(row.objective, ownIdentifier(id, row));
    }
  }
  return (objective) => known.get(objective) ?? caseId(objective);
}

const nameOf = (ctx: ReadCtx, student: string): string => {
  const { givenName, familyName } = found(ctx, 'student', student);
  return `${givenName} ${familyName}`.trim();
};

function statementsOf(
  ctx: ReadCtx,
  student: string,
  written: Disguised,
  isDisguised: boolean,
): { json: object; records: number } {
  const identifierOf = identifiersOf(snapshotOf(ctx));
  const attempts = attemptsOfStudent(ctx, student).map((row): LearnedAttempt => {
    const book = classBook(ctx, row.class);
    const { levels } = book.scale;
    const points =
      row.score !== null && row.outOf !== null && row.outOf > 0
        ? { score: row.score, outOf: row.outOf }
        : null;
    const isOwnScale = row.scale === null || row.scale === book.scale.id;
    const value = isOwnScale
      ? (row.levelValue ?? (points && scoreValue(book, points.score, points.outOf, row.taskKey)))
      : null;
    const [lowest, top] = [levels[0]?.value ?? 0, levels.at(-1)?.value ?? 0];
    const cut = book.objectives.find(({ id }) => id === row.objective)?.rules.cut ?? null;
    const shown =
      value === null ? undefined : levels.findLast((level) => level.value <= value + 1e-9);
    const key = row.levelKey ?? shown?.key;
    return {
      id: written('evidence', row.id),
      on: row.on,
      objective: {
        id: identifierOf(row.objective),
        code: row.code,
        statement: row.statement,
      },
      kind: row.kind,
      task: row.task === null ? null : { id: written('task', row.task), name: row.taskName ?? '' },
      level: key === undefined ? null : { key, name: row.levelName ?? shown?.name ?? key },
      points,
      scaled: value === null || top <= lowest ? null : (value - lowest) / (top - lowest),
      success: value === null || cut === null ? null : value >= cut,
    };
  });
  const learner = {
    account: written('student', student),
    name: isDisguised ? null : nameOf(ctx, student),
  };
  const gradebook = caseId(gradebookRow(ctx)?.id ?? nameId('gradebook'));
  return { json: xapiStatements(attempts, learner, gradebook), records: attempts.length };
}

function badgesOf(
  ctx: ReadCtx,
  student: string,
  written: Disguised,
  isDisguised: boolean,
): { json: object; records: number } {
  const here = snapshotOf(ctx);
  const identifierOf = identifiersOf(here);
  const mastered = new Map<string, MasteredObjective>();
  for (const id of classesOfStudent(ctx, student)) {
    const book = classBook(ctx, id);
    const day = classDay(ctx, book, ctx.today);
    const known = day.students.find((one) => one.id === student);
    if (!known) continue;
    const { row, facts } = oneStudentDay(ctx, day, known);
    for (const [at, objective] of book.objectives.entries()) {
      if (CELL_STATUSES[row.status[at] ?? -1] !== 'mastered' || mastered.has(objective.id))
        continue;
      const { cut } = facts.ownRules.get(at) ?? objective.rules;
      const on = facts.attempts[at]?.find((one) => one.value >= cut)?.on ?? ctx.today;
      const identifier = identifierOf(objective.id);
      const scale = badgeScale(book, cut);
      mastered.set(objective.id, {
        id: nameId('badge', written('student', student), identifier),
        on,
        objective: {
          id: identifier,
          uri: `urn:uuid:${identifier}`,
          code: objective.code,
          statement: objective.statement,
          criteria: say('exports.badge-criteria', {
            level: scale.levels.find((level) => level.id === scale.required)?.name ?? '',
            scale: book.scale.name,
          }),
          standards: standardsOf(here, objective.id),
        },
        scale,
        level: scale.levels[row.level[at] ?? -1]?.id ?? null,
      });
    }
  }
  const all = [...mastered.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const book = gradebookRow(ctx);
  const subject = {
    id: written('student', student),
    name: isDisguised ? null : nameOf(ctx, student),
  };
  const issuer = {
    id: caseId(book?.id ?? nameId('gradebook')),
    name: book?.school?.trim() || book?.teacher?.trim() || 'Gradus',
  };
  const id = nameId('badges', subject.id, ...all.map((one) => one.id));
  return { json: badgePresentation(id, all, subject, issuer), records: all.length };
}

function badgeScale({ scale }: ClassBook, cut: number): MasteredObjective['scale'] {
  const levels = scale.levels.map(({ key, name, value }) => ({
    id: nameId('badge level', scale.id, key),
    name,
    value,
  }));
  const required = levels.find((level) => level.value >= cut)?.id ?? null;
  return { id: nameId('badge scale', scale.id), levels, required };
}

/** Standards that have an address, which an alignment must have. */
function standardsOf(here: Snapshot, objective: string) {
  return [...here.rows('objectiveStandard').values()].flatMap((link) => {
    const standard = link.objective === objective ? here.rows('standard').get(link.standard) : null;
    const uri = standard?.uri ?? null;
    return standard && uri !== null && /^[a-z][\w+.-]*:/i.test(uri)
      ? [{ code: standard.code, uri }]
      : [];
  });
}
