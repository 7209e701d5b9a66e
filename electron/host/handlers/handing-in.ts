import type { Output } from '#shared/contract/contract.ts';
import {
  handInFor,
  INCOMPLETE,
  type LetterRule,
  lettersToSet,
} from '#shared/domain/letter/rule.ts';
import { listName, spokenName } from '#shared/domain/roster.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { handedIn, personOf } from '../letters/handed-in.ts';
import { ruleOfClass } from '../letters/rule-of-class.ts';
import type { Handlers } from '../registry.ts';
import { teacherName } from '../store/gradebook-store.ts';
import {
  attemptsNamed,
  type GradeChangeRow,
  gradeChangesOf,
  lineCounts,
  snapshotsOf,
} from '../store/handing-in-store.ts';
import { letters } from './letters.ts';

type Letters = Output<'letters.get'>;

/** Handing in, and correcting what was handed in. */
export const handingIn: Pick<Handlers, 'snapshot.make' | 'snapshot.get' | 'grade-change.make'> = {
  'snapshot.make': (ctx, { class: classId, term: termId, asOf = ctx.today }) => {
    const term = found(ctx, 'term', termId);
    const answer = letters['letters.get'](ctx, { class: classId, term: termId, asOf });
    if (answer.students.length === 0) {
      throw invalid('class', answer.class.name, 'handing-in.nobody');
    }
    const before = handedIn(ctx, classId, termId);
    const standing = new Set(before?.lines.map((line) => line.student));
    // A letter that was handed in changes by a grade change alone.
    const students = answer.students.filter((student) => !standing.has(student.id));
    const differ = answer.students.filter(
      (student) => student.changedSinceSnapshot && standing.has(student.id),
    ).length;
    const incomplete = students.filter((student) => student.letter === INCOMPLETE).length;
    if (before && students.length === 0) {
      return { snapshot: before.snapshot.id, students: 0, incomplete, kept: standing.size, differ };
    }
    const snapshot = ctx.newId();
    ctx.about({ class: classId, count: students.length });
    ctx.rows.insert('snapshot', snapshot, {
      class: classId,
      term: termId,
      at: ctx.now,
      asOf,
      termName: term.name,
      start: term.start,
      end: term.end,
      ruleName: answer.rule.name,
      rule: ruleOfClass(ctx, classId).rule,
      teacher: teacherName(ctx),
    });
    students.forEach((student, position) => {
      ctx.rows.insert('snapshotLine', ctx.newId(), lineOf(snapshot, student, position));
    });
    return { snapshot, students: students.length, incomplete, kept: standing.size, differ };
  },

  'snapshot.get': (ctx, { class: classId, term: termId }) => {
    found(ctx, 'term', termId);
    const { name } = found(ctx, 'class', classId);
    const snapshots = snapshotsOf(ctx, classId, termId);
    const counts = lineCounts(
      ctx,
      snapshots.map((row) => row.key),
    );
    const newest = handedIn(ctx, classId, termId);
    return {
      class: { id: classId, name },
      snapshots: snapshots.map((row) => ({
        id: row.id,
        at: row.at,
        asOf: row.asOf,
        term: { name: row.termName, start: row.start, end: row.end },
        rule: row.ruleName,
        teacher: row.teacher,
        students: counts.get(row.key) ?? 0,
      })),
      students: (newest?.lines ?? []).map((line) => ({
        ...personOf(line),
        letter: line.letter,
        value: line.value,
        counted: line.counted,
        mastered: line.mastered,
        overridden: line.overridden === 1,
        stands: newest?.standing(line.student) ?? line,
      })),
      letters: newest ? lettersToSet(JSON.parse(newest.snapshot.rule) as LetterRule) : [],
      changes: gradeChangesOf(ctx, classId, termId).map((row) => changeView(ctx, row)),
    };
  },

  'grade-change.make': (ctx, input) => {
    const { class: classId, term: termId, student, letter, reason, approver } = input;
    const term = found(ctx, 'term', termId);
    const person = found(ctx, 'student', student);
    const { name } = found(ctx, 'class', classId);
    const newest = handedIn(ctx, classId, termId);
    if (!newest) throw invalid('term', term.name, 'handing-in.not-yet', { class: name });
    const stands = newest.standing(student);
    if (!stands) {
      const values = { class: name, term: term.name };
      throw invalid('student', spokenName(person), 'handing-in.not-in-it', values);
    }
    const line = newest.lines.find((one) => one.student === student);
    const of = line?.of ?? newest.snapshot;
    const rule = JSON.parse(of.rule) as LetterRule;
    const known = lettersToSet(rule);
    if (!known.includes(letter)) {
      throw invalid('letter', letter, 'handing-in.no-such-letter', { letters: known.join(', ') });
    }
    const on = input.on ?? ctx.today;
    const handedInOn = ctx.dayOf(of.at);
    if (on < handedInOn) throw invalid('on', on, 'handing-in.too-early', { day: handedInOn });
    if (letter === stands.letter) throw invalid('letter', letter, 'handing-in.same-letter');
    const evidence = evidenceNamed(ctx, input.evidence ?? [], student);
    const handIn = handInFor(rule, letter);
    const gradeChange = ctx.newId();
    ctx.about({ class: classId, student });
    ctx.rows.insert('gradeChange', gradeChange, {
      class: classId,
      term: termId,
      student,
      from: stands.letter,
      to: letter,
      code: handIn.code,
      number: handIn.number,
      reason,
      evidence,
      approver,
      on,
      at: ctx.now,
      by: teacherName(ctx),
    });
    return { gradeChange, from: stands.letter, to: letter, handIn };
  },
};

/** Ids of the attempts that speak for a change; they must be this student's. */
function evidenceNamed(ctx: WriteCtx, ids: readonly string[], student: string): string[] {
  const known = new Map(attemptsNamed(ctx, ids).map((row) => [row.id, row.student]));
  for (const id of ids) {
    if (known.get(id) !== student) throw invalid('evidence', id, 'handing-in.not-theirs');
  }
  return [...ids];
}

/** A letter as it is frozen. Statements are left out: codes name them, and they say what they said. */
function lineOf(snapshot: string, student: Letters['students'][number], position: number) {
  const { letter, handIn, value, counted, mastered, overridden, why } = student;
  return {
    snapshot,
    student: student.id,
    position,
    letter,
    code: handIn.code,
    number: handIn.number,
    value,
    counted,
    mastered,
    overridden,
    why: {
      lines: why.lines,
      counted: why.counted.map((one) => [one.code, one.level, one.mastered ? 1 : 0]),
      leftOut: why.leftOut.map((one) => [one.code, one.why]),
    },
  };
}

/** A grade change with the evidence that it names. */
export function changeView(
  ctx: ReadCtx,
  row: GradeChangeRow,
): Output<'snapshot.get'>['changes'][number] {
  return {
    id: row.id,
    // What the school's records know the student by.
    student: { ...personOf(row), legal: listName({ ...row, called: null }) },
    from: row.from,
    to: row.to,
    code: row.code,
    number: row.number,
    reason: row.reason,
    evidence: attemptsNamed(ctx, JSON.parse(row.evidence) as string[]).map((attempt) => ({
      on: attempt.on,
      objective: attempt.objective,
      level: attempt.level ?? (attempt.score === null ? null : `${attempt.score}/${attempt.outOf}`),
      kind: attempt.kind,
    })),
    approver: row.approver,
    on: row.on,
    at: row.at,
    by: row.by,
  };
}
